"""Small 示例 worlds for the six chains: a zone with a link, and supporters told one by one."""

from __future__ import annotations

from graph.analysis.sixchains import Cell, LinkDetail, Supporter, link_detail
from tests.worlds import Sketch, key

WHO = {"innovation": "TransferPlatform", "capital": "Fund", "talent": "Team", "service": "ServiceAgency"}
"""A class that supports in each chain by servesLink."""


def cell(sketch: Sketch, chain: str, link: str = "l", place: str = "zone") -> Cell:
    """One of the six chains at a link."""
    found = link_detail(sketch.facts(), key(link), key(place))
    return next(one for one in found.row.cells if one.chain == chain)


def detail(sketch: Sketch, link: str = "l") -> LinkDetail:
    """All that is said of a link."""
    return link_detail(sketch.facts(), key(link), key("zone"))


def standing(sketch: Sketch, chain: str, name: str) -> str:
    """How far a supporter counts; empty where it is not shown."""
    return next((one.standing for one in _supporters(sketch, chain) if one.id == key(name)), "")


def _supporters(sketch: Sketch, chain: str) -> tuple[Supporter, ...]:
    return cell(sketch, chain).supporters


def support(sketch: Sketch, name: str, chain: str = "innovation", place: str = "city", to: str = "l", cites: str = "",
            **values: str) -> Sketch:  # fmt: skip
    """A body with a site in a place (none where that is empty) that serves a link."""
    sketch.record(name, WHO[chain], **values)
    if place:
        sketch.site(name, "office", place)
    return sketch.relate(name, "servesLink", to, cites=cites)


def clause(sketch: Sketch, name: str, to: str = "l", issuer: str = "zone", **policy: str) -> Sketch:
    """A clause of a policy of its own about something, issued by the authority of a place (unknown where that is empty)."""
    told = {"inForceFrom": "2024-01-01", "policyStatus": "in_force", **policy}
    sketch.record(f"{name}-paper", "Policy", **told).record(name, "PolicyClause").relate(name, "clauseOf", f"{name}-paper")
    if issuer:
        sketch.record(f"{issuer}-office", "PublicAuthority").relate(f"{issuer}-office", "governs", issuer)
        sketch.relate(f"{name}-paper", "issuedBy", f"{issuer}-office")
    return sketch.relate(name, "appliesTo", to)
