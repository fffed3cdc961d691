"""Proposals of a kind as rows of a table, each with its details: on what it rests, who here, who outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.layout import Column, indented, table
from app.words import words

if TYPE_CHECKING:
    from graph.analysis.extending import Proposal, Reason
    from graph.analysis.extending.backing import Backer, Likeness
    from graph.analysis.extending.outside import Outsider

NAMED = 3
"""Firms, makers and bodies named for a proposal; --json has all of them."""


def proposals_section(name: str, found: Sequence[Proposal], top: int, labels: Mapping[str, str]) -> Iterator[str]:
    """Proposals of a kind, at most `top`, each a row with its details below; `labels` gives a source's name by its id."""
    yield words(f"extend.kinds.{name}", count=len(found))
    yield from table(_columns(), ())
    for one in found[:top]:
        first = one.reasons[0]
        yield from table(_columns(), [(one.label, words(f"extend.ways.{first.route}"), _near(one), _reason(first))], headings=False)
        yield from (indented(line, 5) for line in _details(one, labels))
    if len(found) > top:
        yield indented(words("extend.more", count=len(found) - top))


def _columns() -> list[Column]:
    return [Column(words("extend.what"), 24), Column(words("extend.way"), 6), Column(words("extend.near"), 7),
            Column(words("extend.basis"))]  # fmt: skip


def _near(one: Proposal) -> str:
    if one.link_here:
        return words("extend.inside")
    return words("extend.unknown") if one.near.percentile is None else words("extend.beats", percent=one.near.percentile)


def _reason(one: Reason) -> str:
    beside = "、".join(one.beside[:NAMED])
    said = words(f"extend.routes.{one.route}", via=one.via_label, slot=one.slot_label, beside=beside)
    return said + (words("extend.by_link_only") if one.by_link_only else "")


def _details(one: Proposal, labels: Mapping[str, str]) -> Iterator[str]:
    """What else is known of a proposal, a line each."""
    chains = "、".join(one.chains)
    where = words("extend.outside_chain", chains=chains) if chains else words("extend.no_chain")
    yield words("extend.within") if one.within else where
    if one.standing:
        yield words("extend.standing", state=one.standing.label, reason=one.standing.reason)
    for backer in one.perhaps_here:
        yield words("extend.perhaps", label=backer.label, why=backer.why)
    if one.open_end and not one.unsurveyed:
        yield words("extend.open_end", names="、".join(one.open_end[:NAMED]), count=len(one.open_end))
    if one.products not in ((), (one.label,)):
        yield words("extend.products", names="、".join(one.products))
    yield from (_reason(reason) for reason in dict.fromkeys(one.reasons[1:NAMED]))
    if not one.certain:
        yield words("extend.all_pending")
    yield from _named("firms", map(_backer, one.firms_here))
    yield from _named("bodies", map(_backer, one.bodies_here))
    for name in ("shared_makers", "shared_inputs", "shared_codes"):
        yield from _named(name, map(_likeness, getattr(one, name)))
    if one.gain.percentile is not None:
        yield words("extend.gain", percent=one.gain.percentile)
    if one.rarity.percentile is not None:
        yield words("extend.rarity", percent=one.rarity.percentile)
    if one.layout:
        yield words("extend.layout", layout=one.layout)
    yield _outside(one.outside, labels, none_known=not one.outside_places)
    for kind in ("country", "place"):
        if places := [each for each in one.outside_places if each.kind == kind]:
            yield _places(f"outside_{kind}", places, labels)


def _named(name: str, parts: Iterable[str]) -> Iterator[str]:
    """The first few, where there are any."""
    if said := "；".join(list(dict.fromkeys(parts))[:NAMED]):
        yield words(f"extend.{name}", names=said)


def _backer(one: Backer) -> str:
    return words("extend.backer", label=one.label, why=one.why)


def _likeness(one: Likeness) -> str:
    return words("extend.likeness", label=one.label, common="、".join(one.common[:NAMED]))


def _places(name: str, found: Sequence[Outsider], labels: Mapping[str, str]) -> str:
    """All of the places, which are never many, and who says so."""
    sources = dict.fromkeys(_source(one, labels) for one in found)
    return words(f"extend.{name}", names="、".join(one.label for one in found), source="、".join(sources))


def _outside(found: Sequence[Outsider], labels: Mapping[str, str], *, none_known: bool) -> str:
    """Firms that do it elsewhere, the nearest first, each with a source; places that are said to supply it are told apart."""
    if not found:
        return words("extend.no_makers" if none_known else "extend.no_firms")
    makers = [words("extend.maker", label=one.label, where=one.where, doubt="" if one.confirmed else words("extend.to_review"),
                    source=_source(one, labels)) for one in found[:NAMED]]  # fmt: skip
    more = words("extend.more_makers", count=len(found)) if len(found) > NAMED else ""
    return words("extend.outside", makers="、".join(makers) + more)


def _source(one: Outsider, labels: Mapping[str, str]) -> str:
    """The document, else the source, of the first evidence."""
    return next((said.document or labels[said.source] for said in one.evidence), words("extend.no_source"))
