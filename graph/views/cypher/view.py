"""The Cypher view of a ledger: its marker, a full build, and changes alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

from neo4j import Driver, Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.collecting import collecting_later
from graph.engines.opening import NEO4J, Engine
from graph.errors import ViewFault
from graph.facts import read_history
from graph.ledger import Ledger
from graph.views.changes import Changes
from graph.views.cypher.names import MARK, VIEW, schema_commands
from graph.views.cypher.telling import Teller
from graph.views.cypher.writing import (
    create_edges,
    create_nodes,
    delete_edges,
    drop_lonely,
    fill_edges,
    fill_nodes,
    missing,
    set_nodes,
    take_out,
)
from graph.views.items import OURS, Edge, Node
from graph.views.marker import UPDATING, Marker, read_marker
from graph.views.projection import Projection
from graph.views.tally import Item
from ontology.errors import issue

EMPTYING = 5_000
INDEXES_READY = "CALL db.awaitIndexes(600)"


class CypherView:
    """A ledger's view in one engine."""

    def __init__(self, engine: Engine, driver: Driver) -> None:
        self._engine, self._driver = engine, driver

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with self._driver.session() as session:
                yield session
        except (DriverError, Neo4jError) as fault:
            why = (str(fault).splitlines() or [type(fault).__name__])[0][:200]
            raise ViewFault(issue("LT-VIEW-03", value=self._engine.uri, why=why)) from fault

    def marker(self) -> Marker | None:
        """The marker, or None where nothing was ever built."""
        with self._session() as session:
            row = session.run(f"MATCH (v:{VIEW}) RETURN properties(v) AS said").single()
        return None if row is None else read_marker(row["said"])

    def mark(self, marker: Marker) -> None:
        """Write the marker."""
        with self._session() as session:
            session.run(MARK, said=asdict(marker)).consume()

    def check_ours(self, ledger: str) -> None:
        """Refuse a store that holds what is not this ledger's. Raises ViewFault LT-VIEW-01 (foreign nodes), LT-VIEW-02."""
        held = self.marker()
        if held is not None and held.ledger != ledger and not self._engine.local:
            raise ViewFault(issue("LT-VIEW-02", value=self._engine.uri, found=held.ledger[:8], wanted=ledger[:8]))
        with self._session() as session:
            counts = [session.run(f"MATCH (n{what}) RETURN count(n) AS n").single(strict=True)["n"]
                      for what in ("", f":{OURS}", f":{VIEW}")]  # fmt: skip
        if foreign := counts[0] - counts[1] - counts[2]:
            raise ViewFault(issue("LT-VIEW-01", value=self._engine.uri, count=foreign))

    def build(self, ledger: Ledger, marker: Marker) -> None:
        """Empty the store of what is ours and write everything anew, through the driver."""
        self.mark(replace(marker, state=UPDATING))
        with self._session() as session, collecting_later():
            self._empty(session)
            projection = Projection(read_history(ledger, marker.load))
            if self._engine.kind == NEO4J:
                self._fill(session, projection)
                self._declare(session, ledger)
                session.run(INDEXES_READY).consume()
            else:
                self._declare(session, ledger)
                self._create(session, projection)
        self.mark(marker)

    def _declare(self, session: Session, ledger: Ledger) -> None:
        """Constraints and indexes: Neo4j makes them of a full store at less cost than it keeps them while one is filled."""
        for command in schema_commands(ledger.ontology):
            session.run(command).consume()

    def _fill(self, session: Session, projection: Projection) -> None:
        place: dict[str, int] = {}
        fill_nodes(session, projection.nodes(), place)
        fill_nodes(session, projection.bare(place.keys()), place)
        fill_edges(session, projection.edges(), place)

    def _create(self, session: Session, projection: Projection) -> None:
        known: set[str] = set()
        create_nodes(session, _noting(projection.nodes(), known))
        create_nodes(session, projection.bare(known))
        create_edges(session, projection.edges())

    def _empty(self, session: Session) -> None:
        text = f"MATCH (n:{OURS}) WITH n LIMIT {EMPTYING} DETACH DELETE n RETURN count(n) AS n"
        while session.run(text).single(strict=True)["n"]:
            pass

    def apply(self, changes: Changes, marker: Marker) -> None:
        """Bring the view from one load to another by the changes alone."""
        self.mark(replace(marker, state=UPDATING))
        before, after = changes.before, changes.after
        gone = [edge for id, edge in before.edges.items() if after.edges.get(id) != edge]
        fresh = [edge for id, edge in after.edges.items() if before.edges.get(id) != edge]
        with self._session() as session:
            delete_edges(session, gone)
            again = self._change_nodes(session, before.nodes, after.nodes)
            edges = {edge.id: edge for edge in (*again, *fresh)}
            ends = sorted({end for edge in edges.values() for end in (edge.start, edge.end)})
            create_nodes(session, (Node(id, (OURS,), {"id": id}) for id in missing(session, ends)))
            create_edges(session, edges.values())
            drop_lonely(session, sorted({edge.end for edge in gone}))
        self.mark(marker)

    def _change_nodes(self, session: Session, before: dict[str, Node], after: dict[str, Node]) -> list[Edge]:
        """Take out, put in and change nodes; returns relationships that went with a node taken out and must come back."""
        same = {id for id in before.keys() & after.keys() if before[id].labels == after[id].labels}
        out = sorted((before.keys() | after.keys()) - same)
        lost = take_out(session, out)
        create_nodes(session, (after[id] for id in out if id in after))
        set_nodes(session, (after[id] for id in sorted(same) if after[id] != before[id]))
        gone = before.keys() - after.keys()
        return [edge for edge in lost if edge.start not in gone]

    def told(self, teller: Teller) -> Iterator[Item[str]]:
        """All that the view holds, as it streams from the server."""
        with self._session() as session:
            yield from teller.held(session)


def _noting(nodes: Iterator[Node], known: set[str]) -> Iterator[Node]:
    for one in nodes:
        known.add(one.id)
        yield one
