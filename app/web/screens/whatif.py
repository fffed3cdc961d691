"""招引后: the map as it would be, composed on the page and kept in the address: who comes, who leaves, what is surveyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.web import answers
from app.web.bar import bar
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.analysis.whatif import Arrival, Departure, LinkMove, Move, Outlook, Spot, Surveyed, whatif
from graph.states.links import LinkIndex

PATH = "/whatif"
FIELDS = ("come", "come-at", "come-capacity", "leave", "looked")
MARK = "~"
"""Between the parts of one arrival in an address: its name, its link, its capacity."""


@dataclass(frozen=True, slots=True)
class Made:
    """One assumption of the address: in words, and the address without it."""

    words: str
    without: str


def show(request: Request) -> View:
    """The states before and after; without any assumption, the 远景 of what has broken ground."""
    facts, asked = request.sight.facts, request.asked
    moves, kept = list(_moves(request)), _kept(request)
    found = request.sight.once(("whatif", request.place, asked.scope, asked.chain, tuple(moves)),
                               lambda: whatif(facts, request.place, moves, asked.scope, asked.chain))  # fmt: skip
    states = answers.states(request, asked.chain)
    fields = {
        "bar": bar(request, PATH, states.header.scope, states.header.scope_label, states.header.place_label, _chain(request)),
        "found": found, "made": list(_made(request, kept)), "kept": kept, "links": states.links,
        "outlooks": [_told("now", found.now), _told("vision", found.vision)], "basis": found.basis,
        "map": asked.address("/chain", by="vision", link=""), "typed": {name: request.get(name) for name in FIELDS},
    }  # fmt: skip

    def document() -> Document:
        return found.as_dict()

    return View(fields, document)


def _chain(request: Request) -> str:
    return LinkIndex(request.sight.facts).find_chain(request.asked.chain) if request.asked.chain else ""


def _kept(request: Request) -> list[tuple[str, str]]:
    """Every assumption of the address, those just typed among them, as (kind, value)."""
    typed = request.get("come")
    arrival = MARK.join([typed, request.get("come-at"), request.get("come-capacity")]) if typed else ""
    new = [("come", arrival), ("leave", request.get("leave")), ("looked", request.get("looked"))]
    old = [(kind, one) for kind, _ in new for one in request.all(f"{kind}s")]
    return [*old, *((kind, value) for kind, value in new if value and (kind, value) not in old)]


def _moves(request: Request) -> Iterator[Move]:
    for kind, value in _kept(request):
        if kind == "come":
            name, link, capacity = (*value.split(MARK), "", "")[:3]
            yield Arrival(name, (link,) if link else (), capacity=capacity, spot=Spot(words("web_whatif.come")))
        else:
            move = Departure if kind == "leave" else Surveyed
            yield move(value, Spot(words(f"web_whatif.{kind}")))


def _made(request: Request, kept: Sequence[tuple[str, str]]) -> Iterator[Made]:
    index, facts = LinkIndex(request.sight.facts), request.sight.facts
    for one in kept:
        parts = [facts.label(index.find(part)) if number == 1 and part else part for number, part in enumerate(one[1].split(MARK))]
        label = facts.label(index.find(one[1])) if one[0] == "looked" else "，".join(filter(None, parts))
        yield Made(words(f"web_whatif.{one[0]}_made", what=label), _address(request, [other for other in kept if other != one]))


def _address(request: Request, kept: Sequence[tuple[str, str]]) -> str:
    return request.asked.address(PATH, [(f"{kind}s", value) for kind, value in kept])


def _told(when: str, one: Outlook) -> Mapping[str, object]:
    """An outlook with the links that change state first."""
    moves: list[LinkMove] = sorted(one.moves, key=lambda move: not move.flipped)
    return {"when": words(f"web_whatif.{when}"), "means": words(f"web_whatif.{when}_means"), "one": one, "moves": moves,
            "flipped": sum(move.flipped for move in moves)}  # fmt: skip


WHATIF = Screen(PATH, "", "whatif.html", show)
