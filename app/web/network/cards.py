"""The card of a node: what is said of it and of its ties, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.show.statements import worded
from app.web import answers
from app.web.certificates import Proofs
from app.web.network.asking import Wanted
from app.web.network.sight import InSight, Node, titles
from app.web.view import Request
from graph.facts import Fact, Facts
from graph.frames import PURE
from graph.statement import unpack
from graph.states import LinkState
from graph.states.evidence import Evidence, Exhibits
from graph.states.world import World

SHOWN = 60
"""Facts that a card holds."""
NAMES = ("name", "shortName", "cardLabel", "productCode", "currency", "identityKey", "code", "linkOrder")
"""Properties that the heading says already, or that only machines read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A fact on a card: its word, the value or the other end (with where that leads), what goes with it, the numbers of its proofs.

    `inward`: the other end is who does it.
    """

    word: str
    value: str
    address: str
    aside: str
    inward: bool
    conflict: bool
    proofs: Sequence[int]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a fact on a card."""
        return {"word": self.word, "value": self.value, "aside": self.aside, "inward": self.inward, "conflict": self.conflict,
                "evidence": list(self.proofs)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NodeCard:
    """All that a card says; `more` facts are not on it."""

    node: Node
    classes: str
    state: LinkState | None
    said: Sequence[Line]
    ties: Sequence[Line]
    more: int
    evidence: Sequence[Evidence]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a card."""
        return {"id": self.node.id, "label": self.node.label, "classes": self.classes,
                "said": [one.as_dict() for one in self.said], "ties": [one.as_dict() for one in self.ties], "more": self.more,
                "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


def card(request: Request, seen: InSight, asked: Wanted) -> NodeCard | None:
    """The card that is open; None where none is, or where its node is not in sight."""
    node = seen.nodes.get(asked.node)
    if node is None:
        return None
    facts, place = request.sight.facts, answers.states(request).header.place
    said, ties = _said(facts, node.id), _ties(facts, node.id)
    world = request.sight.once(("world", place), lambda: World(facts, place))
    shown = [*said, *ties][:SHOWN]
    proofs, exhibits = Proofs(), Exhibits(world, facts.evidence(shown))

    def line(fact: Fact) -> Line:
        pieces = [_named(request, piece, fact) for piece in exhibits.of([fact])]
        return _line(request, seen, asked, fact, proofs.of(pieces))

    lines = [line(fact) for fact in shown]
    state = next((one for one in answers.states(request).links if one.id == node.id), None)
    return NodeCard(node, str(seen.section.graph.nodes[node.id]["zh"]), state, lines[: len(said)], lines[len(said) :],
                    len(said) + len(ties) - len(shown), list(proofs.numbers))  # fmt: skip


def _said(facts: Facts, node: str) -> list[Fact]:
    public = (name for name, prop in facts.ontology.properties.items() if name not in NAMES and prop.sensitivity == "public")
    return [fact for name in public for fact in facts.about(node, name)]


def _ties(facts: Facts, node: str) -> list[Fact]:
    """Relations of a node, those of the latest period first among equals."""
    names = facts.ontology.relations
    found = [fact for name in names for fact in (*facts.about(node, name), *facts.to(node, name))]
    order = {name: place for place, name in enumerate(names)}
    dated = sorted(found, key=lambda fact: fact.period or fact.valid_from, reverse=True)
    return sorted(dated, key=lambda fact: (order[fact.predicate], fact.subject != node))


def _named(request: Request, piece: Evidence, fact: Fact) -> Evidence:
    """A piece of evidence in words: its source by title where it names no document, a value as people read it."""
    facts = request.sight.facts
    says = piece.says if fact.object else f"{facts.ontology.properties[fact.predicate].zh} {_value(facts, fact)}"
    return replace(piece, document=piece.document or titles(request).get(piece.source, piece.source), says=says)


def _line(request: Request, seen: InSight, asked: Wanted, fact: Fact, proofs: Sequence[int]) -> Line:
    facts = request.sight.facts
    term = facts.ontology.relations.get(fact.predicate) or facts.ontology.properties[fact.predicate]
    inward = bool(fact.object) and fact.object == asked.node
    other = fact.subject if inward else fact.object
    value = facts.label(other) if other else _value(facts, fact)
    return Line(term.zh, value, _leads(request, seen, asked, other), "，".join(_aside(facts, fact)), inward, fact.conflict, proofs)


def _value(facts: Facts, fact: Fact) -> str:
    unit = "" if fact.unit in ("", PURE) else f" {fact.unit}"
    return _worded(facts, fact.predicate, fact.value) + unit


def _leads(request: Request, seen: InSight, asked: Wanted, other: str) -> str:
    """The other end's card here, or a view of its own; nothing for what is no entity of the network."""
    if other in seen.nodes:
        return f"{asked.address(request, node=other)}#card"
    return Wanted(other).address(request) if other and request.sight.facts.classes(other) else ""


def _aside(facts: Facts, fact: Fact) -> Iterable[str]:
    if when := fact.period or fact.valid_from:
        yield when
    for name, value in unpack(fact.qualifiers).items() if fact.qualifiers else ():
        prop = facts.ontology.properties[name]
        if prop.sensitivity == "public":
            yield f"{prop.zh} {_worded(facts, name, value)}"


def _worded(facts: Facts, name: str, value: str) -> str:
    prop = facts.ontology.properties[name]
    if prop.unit == PURE and prop.datatype == "decimal":
        return f"{float(value) * 100:.4g}％"
    entity = facts.resolution.of(value)
    return facts.label(entity) if facts.classes(entity) else worded(name, value, facts.ontology)
