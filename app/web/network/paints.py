"""按…看: the one question that the colours of a network answer at a time, with a legend in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.pictures.looks import colour
from app.web.network.sight import ELSEWHERE, HERE, UNKNOWN, InSight, Node
from app.words import words
from ontology.schema import Concept, Ontology

BROKERS, STATES = 5, "states"


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill, line and border style of a shape; `hatched`: not known."""

    fill: str
    line: str
    border: str = "solid"
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: its paint, its words, what they mean, and how many nodes bear it."""

    paint: Paint
    word: str
    means: str
    count: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the network: its code in the address, its word, the answer's code for a node, and paints by code."""

    code: str
    word: str
    of: Callable[[InSight, Node], str]
    paints: Callable[[Ontology], Mapping[str, Paint]]

    def legend(self, seen: InSight, ontology: Ontology) -> Iterator[Entry]:
        """What the colours mean, where any node bears them."""
        given = [self.of(seen, node) for node in seen.nodes.values()]
        for code, paint in self.paints(ontology).items():
            if count := given.count(code):
                concept = ontology.vocabularies["LinkState"].get(code) if self.code == STATES else None
                said = (concept.zh, concept.definition_zh) if concept else \
                    (words(f"web_network.paints.{code}"), words(f"web_network.means.{code}"))  # fmt: skip
                yield Entry(paint, *said, count)

    def paint(self, seen: InSight, node: Node, ontology: Ontology) -> Paint:
        """How a node is painted."""
        return self.paints(ontology)[self.of(seen, node)]


PLAIN = Paint(colour("paper"), colour("line-strong"))
FULL = Paint(colour("ink-2"), colour("ink-2"))
HOLLOW = Paint(colour("paper"), colour("ink-2"))
NOT_KNOWN = Paint(colour("paper"), colour("ink-3"), "dotted", hatched=True)
SHADES = tuple(Paint(colour(name), colour("accent")) for name in ("n1", "n2", "n3"))


def _places(_: Ontology) -> Mapping[str, Paint]:
    return {HERE: FULL, ELSEWHERE: HOLLOW, UNKNOWN: NOT_KNOWN, "no_actor": PLAIN}


def _states(ontology: Ontology) -> Mapping[str, Paint]:
    return {code: _worn(one) for code, one in ontology.vocabularies["LinkState"].items()} | {"no_link": PLAIN}


def _worn(state: Concept) -> Paint:
    notes = state.notes
    return Paint(notes["fill"], notes["line"], notes["border"].split()[1], hatched=state.code == "unknown")


def _bridge(seen: InSight, node: Node) -> str:
    if node.between is None:
        return "no_way"
    best = sorted((one.between or 0.0 for one in seen.nodes.values() if one.id != seen.section.centre), reverse=True)[:BROKERS]
    if not node.between:
        return "no_bridge"
    return "bridge" if node.id == seen.section.centre or node.between >= best[-1] else "lesser"


def _sources(_: InSight, node: Node) -> str:
    return "sources_0" if not node.sources else f"sources_{min(3, len(node.sources))}"


QUESTIONS: Sequence[Question] = (
    Question("", words("web_network.by.place"), lambda _, node: node.where or "no_actor", _places),
    Question(STATES, words("web_network.by.states"), lambda _, node: node.state or "no_link", _states),
    Question("bridges", words("web_network.by.bridges"), _bridge,
             lambda _: {"bridge": SHADES[2], "lesser": SHADES[0], "no_bridge": HOLLOW, "no_way": PLAIN}),
    Question("sources", words("web_network.by.sources"), _sources,
             lambda _: {"sources_3": SHADES[2], "sources_2": SHADES[1], "sources_1": SHADES[0], "sources_0": NOT_KNOWN}),
)  # fmt: skip


def question(code: str) -> Question:
    """The question of a code; the first where there is none of it."""
    return next((one for one in QUESTIONS if one.code == code), QUESTIONS[0])


def bridges(seen: InSight) -> list[Node]:
    """Who stands most between others here, the centre aside."""
    others = [one for one in seen.nodes.values() if one.between and one.id != seen.section.centre]
    return sorted(others, key=lambda one: (-(one.between or 0.0), one.label, one.id))[:BROKERS]
