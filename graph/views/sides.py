"""The items of some entities before and after; relations that nothing touched are left out of both sides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from graph.facts.history import build_history
from graph.facts.reading import source_ranks
from graph.ledger import Ledger
from graph.statement import Statement
from graph.views.items import Edge, Node
from graph.views.moments import OBJECT, PREDICATE, SUBJECT, Moment, Row, TwoMoments
from graph.views.projection import Projection

Tie = tuple[str, str, str]
"""Entity, relation, entity (empty where the relation is functional): facts that share a line of RDF have one of these."""
SIDE = ("occupies", "produces")
"""Relations that say, directly or by derivation, that a firm is at a link."""


@dataclass
class Side:
    """The items of the entities concerned, at one of the two loads."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)


class Sides:
    """Of the records in `whole` everything is taken; of the others all properties, and those relations that one of the
    statements `said` (all that went or came; none of them on ranks) may have changed."""

    def __init__(self, ledger: Ledger, connection: Connection, moments: tuple[Moment, Moment], said: Sequence[Statement]) -> None:
        self._ledger, self._connection, self._said = ledger, connection, said
        self._reader = TwoMoments(connection, *moments)
        self._ranks = source_ranks(connection, moments[1].load)
        self._functional = {one.predicate: one.functional for one in ledger.ontology.relations.values()}

    def read(self, records: Collection[str], whole: Collection[str]) -> tuple[Side, Side]:
        """The items before and after."""
        both, held = self._reader.both, self._reader.standing(records)
        whole = {*whole, *self._undescribed(records, held)}
        kept = [self._touched(one, rows, whole) for one, rows in zip(both, held, strict=True)]
        made = self._reader.standing({row[OBJECT] for rows in kept for row in rows if row[PREDICATE] == "produces"}, "makesUp")
        before, after = (self._side(*one) for one in zip(both, kept, made, strict=True))
        return before, after

    def _undescribed(self, records: Iterable[str], held: tuple[list[Row], list[Row]]) -> set[str]:
        """Records of entities without any property on one of the sides: whether there is a node hangs on all their relations."""
        told = [{one.resolution.of(row[SUBJECT]) for row in rows if row[PREDICATE] not in self._functional}
                for one, rows in zip(self._reader.both, held, strict=True)]  # fmt: skip
        sides = list(zip(self._reader.both, told, strict=True))
        return {key for key in records if any(one.resolution.of(key) not in described for one, described in sides)}

    def _touched(self, moment: Moment, rows: list[Row], whole: Collection[str]) -> list[Row]:
        """The rows without relations that nothing touched."""
        of = moment.resolution.of
        entities = {of(key) for key in whole}
        touched = self._ties(moment, [row for row in rows if row[PREDICATE] in SIDE and of(row[SUBJECT]) not in entities])

        def taken(row: Row) -> bool:
            subject, predicate = of(row[SUBJECT]), row[PREDICATE]
            if predicate not in self._functional or subject in entities:
                return True
            return self._tie(subject, predicate, of(row[OBJECT])) in touched

        return [row for row in rows if taken(row)]

    def _tie(self, subject: str, predicate: str, target: str) -> Tie:
        return subject, predicate, "" if self._functional[predicate] else target

    def _ties(self, moment: Moment, occupying: list[Row]) -> set[Tie]:
        """What the statements touch; of a firm at a link also what else says that it is there."""
        of = moment.resolution.of
        said = [(of(one.subject), one.predicate, of(one.object)) for one in self._said if one.predicate in self._functional]
        touched = {self._tie(*one) for one in said}
        places = self._places({one for one in said if one[1] in SIDE}, moment)
        standing = {(of(row[SUBJECT]), row[PREDICATE], of(row[OBJECT])) for row in occupying}
        again = self._places({one for one in standing if one[0] in {firm for firm, _ in places}}, moment) if places else {}
        return touched.union(*(ties for place, ties in again.items() if place in places))

    def _places(self, ties: Collection[Tie], moment: Moment) -> dict[tuple[str, str], set[Tie]]:
        """(firm, link) → the ties out of these that put the firm there."""
        links = self._reader.links_of({product for _, predicate, product in ties if predicate == "produces"}, moment)
        found: dict[tuple[str, str], set[Tie]] = {}
        for one in ties:
            firm, predicate, target = one
            for link in links.get(target, ()) if predicate == "produces" else (target,):
                found.setdefault((firm, link), set()).add(one)
        return found

    def _side(self, moment: Moment, rows: list[Row], made: list[Row]) -> Side:
        load, known, decided = moment
        history, parts = (build_history(self._ledger, self._connection, load, known, decided, self._ranks, some)
                          for some in (rows, made))  # fmt: skip
        projection = Projection(history, parts.of("makesUp"))
        return Side({one.id: one for one in projection.nodes()}, {one.id: one for one in projection.edges()})
