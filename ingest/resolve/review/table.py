"""The rows of the workbook: the queue, the most useful first, and what is merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.facts import Facts
from graph.home import Home
from graph.ledger import Judgement
from ingest.resolve.pairing import RELATED
from ingest.resolve.register import Entry
from ingest.resolve.review import layout
from ingest.resolve.review.actors import Actors, actors_of
from ingest.resolve.review.merged import Merged, merged
from ingest.resolve.review.objections import differing, told
from ingest.resolve.review.proposal import Proposal, propose
from ingest.resolve.review.usefulness import Weighing, Worth

Row = dict[str, str | float]
RELATED_WORD = "有关联"
"""What is said of a branch and its head, beside 确认 and 待复核."""
ELSEWHERE_WORD, ARROW = "（不在本地）", " → "


@dataclass(frozen=True, slots=True)
class Tables:
    """What a workbook shows, with what it was made from."""

    facts: Facts
    queue: list[Row]
    merged: list[Row]
    proposals: list[Proposal]
    actors: int


def tables_of(home: Home, facts: Facts) -> Tables:
    """The queue and the merges of a home. Raises UnknownName for its own place."""
    judgements = home.ledger.judgements()
    actors = actors_of(facts)
    sides = _Sides(actors)
    proposals = propose(facts, judgements, actors)
    weighed = Weighing(actors, home.place).first(proposals)
    queue = [sides.queued(number, one, worth) for number, (one, worth) in enumerate(weighed, 1)]
    listed = [sides.joined(number, one) for number, one in enumerate(merged(actors, judgements), 1)]
    entities = {actors.entity(one.id) for one in actors.entries}
    return Tables(facts, queue, listed, [one for one, _ in weighed], len(entities))


class _Sides:
    """Rows in words."""

    def __init__(self, actors: Actors) -> None:
        self._actors, self._facts = actors, actors.facts

    def queued(self, number: int, one: Proposal, worth: Worth) -> Row:
        """A row of the queue."""
        said = RELATED_WORD if one.pair.reason.endswith(RELATED) else str(one.pair.status)
        links = self._links(worth)
        return {layout.NUMBER: number, **self._names(one.a, one.b), layout.SAYS: said, layout.SURE: round(one.pair.score, 3),
                layout.WHY: "\n".join(filter(None, (differing(one.before, one.against), one.pair.reason.replace("；", "\n")))),
                layout.LINKS: links, layout.BEFORE: told(one.before), **self._both(one.a, one.b)}  # fmt: skip

    def _links(self, worth: Worth) -> str:
        """The links whose states would be others first, each with its states, then the others."""
        words = self._facts.ontology.vocabularies
        told = [(self._facts.label(one.link), ARROW.join(words["LinkState"][code].zh for code in one.states),
                 words["Population"][one.population].zh if one.population else "") for one in worth.flips]  # fmt: skip
        flipped = [f"{label}：{states}" + (f"（{population}）" if population else "") for label, states, population in told]
        rest = "、".join(label for label in worth.links if label not in {one[0] for one in told})
        if rest and not worth.here:
            rest += ELSEWHERE_WORD
        return "\n".join([*flipped, *([rest] if rest else [])])

    def joined(self, number: int, one: Merged) -> Row:
        """A row of what is merged."""
        return {layout.NUMBER: number, **self._names(one.a, one.b), layout.WHY: one.why.replace("；", "\n"),
                layout.DOUBT: one.doubt, **self._both(one.a, one.b)}  # fmt: skip

    def _names(self, a: Entry, b: Entry) -> Row:
        return {layout.NAME_A: a.name, layout.NAME_B: b.name, layout.KEY_A: a.id, layout.KEY_B: b.id}

    def _both(self, a: Entry, b: Entry) -> Row:
        codes, places, sources = ([look(one) for one in (a, b)] for look in (self._codes, lambda one: one.region, self._source))
        return {layout.CODE_A: codes[0], layout.CODE_B: codes[1], layout.PLACE_A: places[0], layout.PLACE_B: places[1],
                layout.SOURCE_A: sources[0], layout.SOURCE_B: sources[1]}  # fmt: skip

    def _codes(self, entry: Entry) -> str:
        found = self._actors.codes.get(self._actors.entity(entry.id), {})
        return "\n".join(code for scheme in sorted(found, reverse=True) for code in sorted(found[scheme]))

    def _source(self, entry: Entry) -> str:
        """The sources that name this entity, the record's own first, with the class it is there."""
        entity = self._actors.entity(entry.id)
        own = entry.id.partition(":")[0]
        sources = {source for fact in self._facts.about(entity, "a") for source in fact.sources}
        kinds = "、".join(sorted(self._facts.ontology.classes[one].zh for one in self._actors.records[entry.id].classes))
        return f"{'、'.join([own, *sorted(sources - {own})])}（{kinds}）"


def sure_of(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Those that may be recorded without a reviewer."""
    return (one for one in proposals if one.sure)


def sure_judgements(proposals: Sequence[Proposal], day: str) -> list[Judgement]:
    """What is recorded where somebody says that the program may decide what is sure."""
    return [Judgement(one.a.id, one.b.id, "same", one.pair.reason, layout.PROGRAM, day).ordered() for one in sure_of(proposals)]
