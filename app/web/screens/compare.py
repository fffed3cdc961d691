"""两边比: two places, two dates or two snapshots, link by link, each difference with why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.web import answers
from app.web.bar import bar
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.analysis.comparison import Comparison, compare_places, compare_times
from graph.states.links import LinkIndex
from ontology.values import date

PATH = "/compare"
SIDES = ("with-place", "with-date", "with-at")
"""The other side: a place, an as-of date, or an earlier snapshot or load."""


@dataclass(frozen=True, slots=True)
class Other:
    """An earlier load to compare with: its words and its address."""

    words: str
    address: str


def show(request: Request) -> View:
    """The differences; without an other side, what may be chosen."""
    found = _compared(request)
    states = answers.states(request, request.asked.chain)
    head = states.header
    chain = LinkIndex(request.sight.facts).find_chain(request.asked.chain) if request.asked.chain else ""
    links = [one for one in found.links if one.why or one.states[0] != one.states[1]] if found else []
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label, chain), "found": found,
        "links": sorted(links, key=lambda one: one.states[0] == one.states[1]),
        "same": len(found.links) - len(links) if found else 0,
        "changed": sum(one.states[0] != one.states[1] for one in links), "typed": {name: request.get(name) for name in SIDES},
        "places": _places(request), "loads": list(_loads(request)),
    }  # fmt: skip

    def document() -> Document:
        return found.as_dict() if found else {"schema": 1, "links": []}

    return View(fields, document)


def _compared(request: Request) -> Comparison | None:
    asked, facts = request.asked, request.sight.facts
    place, day, at = (request.get(name) for name in SIDES)
    if place:
        return request.sight.once(("compare", request.place, place, asked.scope, asked.chain),
                                  lambda: compare_places(facts, request.place, place, asked.scope, asked.chain))  # fmt: skip
    if day or at:
        other = request.desk.sight(date(day) if day else asked.as_of, at or asked.at).facts
        return compare_times(other, facts, request.place, asked.scope, asked.chain)
    return None


def _places(request: Request) -> list[str]:
    """Other zones, and the regions and countries that hold any place, by their names."""
    facts = request.sight.facts
    held = {fact.object for fact in facts.of("partOf")}
    known = [*facts.instances("Zone"), *(one for one in (*facts.instances("Region"), *facts.instances("Country")) if one in held)]
    return list(dict.fromkeys(facts.label(one) for one in known))


def _loads(request: Request) -> Iterator[Other]:
    loads = request.desk.home.ledger.loads()
    for one in reversed(loads[:-1]):
        said = words("web_compare.load", id=one["id"], day=str(one["recorded"])[:10], note=one["note"] or "")
        yield Other(said, request.asked.address(PATH, {"with-at": str(one["id"])}))


COMPARE = Screen(PATH, "", "compare.html", show)
