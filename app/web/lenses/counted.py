"""Lenses that look at firms and at the six chains: how many, and how many are lacking."""

from __future__ import annotations

from app.web import answers
from app.web.lenses.lens import UNKNOWN, Look, Seen, seen
from app.web.view import Request
from app.words import words
from graph.states import Gaps, LinkState

FEW = 3


def by_state(request: Request, found: Gaps) -> Seen:
    """缺口: the states themselves."""
    looks = {one.id: Look(f"s-{one.state}", one.reason) for one in found.links}
    concepts = request.sight.facts.ontology.vocabularies["LinkState"]
    return seen(looks, ((f"s-{code}", one.zh, one.definition_zh) for code, one in concepts.items()))


def by_firms(_: Request, found: Gaps) -> Seen:
    """本地企业: those confirmed here. None known is nothing only where the link is 缺链."""
    looks = {one.id: _firms(one) for one in found.links}
    said = (("n-3", "firms_many"), ("n-2", "firms_few"), ("n-1", "firms_one"), ("n-0", "firms_none"), (UNKNOWN, "unknown"))
    return seen(looks, ((css, words(f"web_lenses.{name}"), words(f"web_lenses.{name}_means")) for css, name in said))


def _firms(one: LinkState) -> Look:
    count = one.organisations
    if not count:
        return Look("n-0", words("web_lenses.firms_none")) if one.state == "missing" else Look(UNKNOWN, words("web_lenses.unknown"))
    return Look("n-1" if count == 1 else "n-2" if count <= FEW else "n-3", words("web_lenses.firms", count=count))


def by_six(request: Request, found: Gaps) -> Seen:
    """六链: how many of the six chains are absent for certain, and how many may be."""
    looks = {one.id: _six(one.lacking, one.lacking_at_most) for one in answers.six_rows(request)}
    said = (("n-3", "six_many"), ("n-2", "six_some"), ("n-1", "six_one"), ("n-none", "six_none"), (UNKNOWN, "six_unknown"))
    looks = {one.id: looks.get(one.id, Look(UNKNOWN, words("web_lenses.unknown"))) for one in found.links}
    return seen(looks, ((css, words(f"web_lenses.{name}"), words(f"web_lenses.{name}_means")) for css, name in said))


def _six(lacking: int, at_most: int) -> Look:
    if not lacking:
        unsure = words("web_lenses.six_may", count=at_most)
        return Look(UNKNOWN, unsure) if at_most else Look("n-none", words("web_lenses.six_none"))
    note = words("web_lenses.six", count=lacking)
    note += words("web_lenses.six_up_to", count=at_most) if at_most > lacking else ""
    return Look("n-1" if lacking == 1 else "n-2" if lacking == 2 else "n-3", note)
