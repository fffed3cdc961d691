"""Lenses that look ahead: where a link should be, and what it will be when everything under way stands (远景)."""

from __future__ import annotations

from app.web import answers
from app.web.lenses.counted import by_state
from app.web.lenses.lens import UNKNOWN, Look, Seen, seen
from app.web.view import Request
from app.words import words
from graph.states import Gaps

STEPS = {"suited": "n-3", "purchasable": "n-2", "unsuited": "n-1", "prohibited": "n-0"}


def by_layout(request: Request, found: Gaps) -> Seen:
    """布局导向: whether it suits being here, with what who says so."""
    facts = request.sight.facts
    known = facts.ontology.vocabularies["Layout"]
    looks = dict[str, Look]()
    for one in found.links:
        code = facts.value(one.id, "layout")
        looks[one.id] = Look(STEPS.get(code, "n-1"), known[code].zh) if code else Look(UNKNOWN, words("web_lenses.no_layout"))
    unknown = (UNKNOWN, words("web_lenses.no_layout"), words("web_lenses.no_layout_means"))
    return seen(looks, [*((STEPS.get(code, "n-1"), one.zh, one.definition_zh) for code, one in known.items()), unknown])


def by_vision(request: Request, found: Gaps) -> Seen:
    """招引后: the states with everything that has broken ground, and what else the address assumes, standing; links that differ
    say from what."""
    now, entries = by_state(request, found)
    then = {one.before.id: one for one in answers.vision(request).vision.moves if one.flipped}
    word = {code: one.zh for code, one in request.sight.facts.ontology.vocabularies["LinkState"].items()}
    looks = {link: Look(f"s-{then[link].after.state}", words("web_lenses.was", state=word[then[link].before.state]))
             if link in then else one for link, one in now.items()}  # fmt: skip
    return seen(looks, ((one.css, one.word, one.means) for one in entries))
