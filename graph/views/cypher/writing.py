"""Writing nodes and relationships through the driver: in batches, grouped by labels and type, ends found by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple, TypeVar

from neo4j import Session

from graph.views.cypher.names import node_labels, quoted
from graph.views.items import OURS, Edge, Node, Properties

BATCH = 10_000
SORTED = 100_000
"""Relationships of a kind that are put in the order of their starts together: enough for locality, and little memory."""
Item = TypeVar("Item")


def portions(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    coming = iter(items)
    while portion := list(islice(coming, size)):
        yield portion


def create_nodes(session: Session, nodes: Iterable[Node]) -> None:
    """Create these nodes; labels stand in the pattern, since the embedded engine can't add one to an indexed node."""
    for portion in portions(nodes):
        for labels, group in grouped(portion, lambda one: one.labels).items():
            text = f"UNWIND $rows AS row CREATE (n{node_labels(labels)}) SET n = row"
            session.run(text, rows=[one.properties for one in group]).consume()


def fill_nodes(session: Session, nodes: Iterable[Node], place: dict[str, int]) -> None:
    """Create these nodes in an empty Neo4j, and note the number it gives each: good for nothing but the filling itself."""
    for portion in portions(nodes):
        for labels, group in grouped(portion, lambda one: one.labels).items():
            columns = Columns.of([one.properties for one in group])
            text = f"UNWIND $rows AS row CREATE (n{node_labels(labels)} {columns.pattern()}) RETURN collect(id(n)) AS numbers"
            numbers = session.run(text, rows=columns.rows, said=columns.said).single(strict=True)["numbers"]
            place.update(zip((one.id for one in group), numbers, strict=True))


def fill_edges(session: Session, edges: Iterable[Edge], place: Mapping[str, int]) -> None:
    """Create relationships between nodes that `fill_nodes` has just made: found by number, a fifth cheaper than by id."""
    for kind, portion in _by_start(edges):
        columns = Columns.of([one.properties for one in portion])
        rows = [[place[one.start], place[one.end], *row] for one, row in zip(portion, columns.rows, strict=True)]
        text = (f"UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] "
                f"CREATE (a)-[:{quoted(kind)} {columns.pattern(2)}]->(b)")  # fmt: skip
        session.run(text, rows=rows, said=columns.said).consume()


def _by_start(edges: Iterable[Edge]) -> Iterator[tuple[str, list[Edge]]]:
    """Batches of one type each, those that start alike near one another."""
    for kind, group in groupby(edges, lambda one: one.type):
        for portion in portions(group, SORTED):
            yield from ((kind, batch) for batch in portions(sorted(portion, key=lambda one: one.start)))


class Columns(NamedTuple):
    """Properties of many items as a table: names once, what all of them share once. A null is no property to Neo4j."""

    names: list[str]
    rows: list[list[Any]]
    said: Properties

    @classmethod
    def of(cls, items: Sequence[Properties]) -> Columns:
        """The table of these items (at least one)."""
        first, keys = items[0], dict.fromkeys(key for one in items for key in one)
        said = {key: first[key] for key in keys if key in first and all(one.get(key) == first[key] for one in items)}
        names = [key for key in keys if key not in said]
        return cls(names, [[one.get(name) for name in names] for one in items], said)

    def pattern(self, start: int = 0) -> str:
        """The map of a CREATE: values from `row` at this place on, and from `$said`."""
        told = [f"{quoted(name)}: row[{place}]" for place, name in enumerate(self.names, start)]
        return "{" + ", ".join([*told, *(f"{quoted(name)}: $said.{quoted(name)}" for name in self.said)]) + "}"


def create_edges(session: Session, edges: Iterable[Edge]) -> None:
    """Create these relationships between nodes that are there."""
    for portion in portions(edges):
        for kind, group in grouped(portion, lambda one: one.type).items():
            text = (f"UNWIND $rows AS row MATCH (a:{OURS} {{id: row[0]}}) MATCH (b:{OURS} {{id: row[1]}}) "
                    f"CREATE (a)-[r:{quoted(kind)}]->(b) SET r = row[2]")  # fmt: skip
            session.run(text, rows=[[one.start, one.end, one.properties] for one in group]).consume()


def delete_edges(session: Session, edges: Iterable[Edge]) -> None:
    """Delete these relationships, each found from its start."""
    for portion in portions(edges):
        for kind, group in grouped(portion, lambda one: one.type).items():
            starts: dict[str, list[str]] = defaultdict(list)
            for one in group:
                starts[one.start].append(one.id)
            text = (f"UNWIND $rows AS row MATCH (a:{OURS} {{id: row[0]}})-[r:{quoted(kind)}]->() "
                    "WHERE r.id IN row[1] DELETE r")  # fmt: skip
            session.run(text, rows=[[start, ids] for start, ids in starts.items()]).consume()


def set_nodes(session: Session, nodes: Iterable[Node]) -> None:
    """Give nodes that are there these properties and no others."""
    for portion in portions(nodes):
        text = f"UNWIND $rows AS row MATCH (n:{OURS} {{id: row.id}}) SET n = row"
        session.run(text, rows=[one.properties for one in portion]).consume()


def take_out(session: Session, ids: Iterable[str]) -> list[Edge]:
    """Delete these nodes; returns the relationships that went with them."""
    lost: dict[str, Edge] = {}
    for portion in portions(ids, 1_000):
        text = (f"UNWIND $ids AS id MATCH (n:{OURS} {{id: id}})-[r]-(m:{OURS}) "
                "RETURN startNode(r).id AS start, endNode(r).id AS end, type(r) AS type, properties(r) AS properties")  # fmt: skip
        for row in session.run(text, ids=portion):
            said: dict[str, Any] = row["properties"]
            lost[said["id"]] = Edge(said["id"], row["type"], row["start"], row["end"], said)
        session.run(f"UNWIND $ids AS id MATCH (n:{OURS} {{id: id}}) DETACH DELETE n", ids=portion).consume()
    return list(lost.values())


def missing(session: Session, ids: Iterable[str]) -> list[str]:
    """Those of these ids that no node has."""
    lacking: list[str] = []
    for portion in portions(ids):
        there = {row["id"] for row in session.run(f"UNWIND $ids AS id MATCH (n:{OURS} {{id: id}}) RETURN n.id AS id", ids=portion)}
        lacking += [one for one in portion if one not in there]
    return lacking


def drop_lonely(session: Session, ids: Iterable[str]) -> None:
    """Delete those of these nodes that are bare and that nothing leads to any more."""
    for portion in portions(ids):
        text = f"UNWIND $ids AS id MATCH (n:{OURS} {{id: id}}) WHERE size(labels(n)) = 1 AND NOT (n)--() DELETE n"
        session.run(text, ids=portion).consume()


def grouped(items: Iterable[Item], key: Any) -> Mapping[Any, list[Item]]:
    """Items by a key, in the order in which keys are first seen."""
    found: dict[Any, list[Item]] = defaultdict(list)
    for one in items:
        found[key(one)].append(one)
    return found
