"""总览: which chain, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.web import answers
from app.web.bar import bar
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.analysis.pressing import Pressing, counts
from graph.analysis.surveying import Unsurveyed
from graph.frames import source_frame
from graph.states import LinkState

URGENT, STEPS, OF_CHAIN = 8, 4, 3
"""How many links, steps, and links of a chain are shown."""
PATH = "/"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: its title, why, and where it is done."""

    title: str
    why: str
    address: str
    action: str


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A chain: how many of its links are in each state, and its most pressing ones."""

    id: str
    label: str
    links: int
    states: dict[str, int]
    urgent: Sequence[Pressing]
    address: str


def show(request: Request) -> View:
    """The place as a whole."""
    found, pressing = answers.states(request), answers.urgent(request)
    head, facts, survey = found.header, request.sight.facts, answers.surveys(request)
    lines = list(_lines(request, found.links, pressing))
    unknown = {one.id: one for one in survey.unknown}
    steps = [_step(request, one, unknown.get(one.state.id)) for one in pressing[:STEPS]]
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "total": counts(found.links), "lines": lines,
        "links": len(found.links), "steps": steps, "urgent": [(one, _reason(one)) for one in pressing[:URGENT]],
        "unsuited": sum(not one.suits for one in pressing), "loads": list(reversed(request.desk.home.ledger.loads()))[:5],
        "sources": len(source_frame(facts)), "firms": len(facts.instances("Enterprise")), "kept": len(survey.unknown),
    }  # fmt: skip

    def document() -> Document:
        return {**found.as_dict(), "pressing": [one.as_dict() for one in pressing]}

    return View(fields, document)


def _lines(request: Request, links: Sequence[LinkState], pressing: Sequence[Pressing]) -> Iterator[ChainLine]:
    """A line a chain, the one with most that is known to be open first."""
    found = []
    for (chain, label), members in groupby(links, key=lambda one: (one.chain, one.chain_label)):
        inside = list(members)
        urgent = [one for one in pressing if one.state.chain == chain][:OF_CHAIN]
        address = request.asked.address("/chain", chain=chain, link="")
        found.append(ChainLine(chain, label, len(inside), counts(inside), urgent, address))
    place = {one.state.chain: number for number, one in reversed(list(enumerate(pressing)))}
    return iter(sorted(found, key=lambda one: place.get(one.id, len(place))))


def _step(request: Request, one: Pressing, lacking: Unsurveyed | None) -> Step:
    """What a link asks for: to be surveyed where it is unknown, else somebody."""
    link = one.state
    address = request.asked.address("/chain" if lacking else "/candidates", chain=link.chain, link=link.id)
    if lacking:
        asked = "、".join(dict.fromkeys(other.label for other in lacking.ask)) or lacking.unknown_whom
        return Step(words("web.survey", link=link.label), words("web.survey_why", need=lacking.need_label, whom=asked), address,
                    words("web.to_certificate"))  # fmt: skip
    return Step(words("web.attract", link=link.label), _reason(one), address, words("web.to_candidates"))


def _reason(one: Pressing) -> str:
    """Why it presses, in one line."""
    waiting = words("web.waiting", count=len(one.waiting)) if one.waiting else ""
    return "；".join(filter(None, [one.state.reason, waiting]))


OVERVIEW = Screen(PATH, "总览", "overview.html", show)
