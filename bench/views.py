"""Views at full size: ledger → embedded, Neo4j and Oxigraph, changes alone, and queries, each beside what a plain client costs.

100,000 enterprises with 8 properties, 100,000 products, 60,000 + 500,000 relations, seeded; BENCH_SCALE makes it smaller.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import pyoxigraph as ox
from neo4j import Driver

from bench.figure import Figure
from bench.usage import Usage
from graph.asking import Graph
from graph.engines.neo4j_jars import installed
from graph.engines.opening import embedded_server, neo4j_server
from graph.engines.process import Server
from graph.facts import read_history
from graph.home import Home, open_home
from graph.statement import Statement, pack
from graph.views.cypher.names import node_labels
from graph.views.cypher.writing import grouped
from graph.views.projection import Projection
from graph.views.rdf.view import RdfView
from graph.views.views import CYPHER, RDF, Views

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
FIRMS, PRODUCTS, UPSTREAM, PRODUCES = (int(SCALE * number) for number in (100_000, 100_000, 60_000, 500_000))
CHANGED = int(SCALE * 10_000)
BATCH, ROUNDS = 10_000, 10
SOURCE = "bench"
LOOKUP = "MATCH (e:LianTu {id: $id}) RETURN e.label AS label"
ENDS = "UNWIND $rows AS row MATCH (a:LianTu {id: row.start}) MATCH (b:LianTu {id: row.end}) "
CLOSURE = ("MATCH (p:LianTu {id: $product})<-[:IS_TYPE_OF*1..6]-(up:LianTu) RETURN count(DISTINCT up) AS n")
LACKING = ("MATCH (p:LianTu {id: $product})<-[:IS_TYPE_OF*1..6]-(up:LianTu) WITH DISTINCT up WHERE NOT "
           "EXISTS { MATCH (up)<-[:PRODUCES]-(e:LianTu) WHERE e.businessScope = $city } RETURN count(up) AS n")  # fmt: skip


def statements() -> Iterator[Statement]:
    """The seeded world."""
    chance = random.Random(20191231)
    for number in range(PRODUCTS):
        yield Statement(SOURCE, f"b:product/{number}", "a", value="Product")
        yield Statement(SOURCE, f"b:product/{number}", "name", value=f"产品{number}型")
    for number in range(FIRMS):
        yield from _firm(chance, number)
    seen = set[tuple[int, int]]()
    while len(seen) < UPSTREAM:
        low, high = sorted(chance.sample(range(PRODUCTS), 2))
        if (low, high) not in seen:
            seen.add((low, high))
            yield Statement(SOURCE, f"b:product/{high}", "isTypeOf", object=f"b:product/{low}")
    made = set[tuple[int, int]]()
    while len(made) < PRODUCES:
        pair = chance.randrange(FIRMS), chance.randrange(PRODUCTS)
        if pair not in made:
            made.add(pair)
            yield _produces(pair, chance.randint(1, 99))


def _produces(pair: tuple[int, int], share: int) -> Statement:
    firm, product = pair
    return Statement(SOURCE, f"b:firm/{firm}", "produces", object=f"b:product/{product}",
                     qualifiers=pack({"revenueShare": f"0.{share:02d}"}))  # fmt: skip


def _firm(chance: random.Random, number: int) -> Iterator[Statement]:
    told = {
        "a": "Enterprise", "name": f"企业{number}股份有限公司", "shortName": f"企业{number}", "founded": str(1980 + number % 40),
        "registeredCapital": str(chance.randint(1, 9_999) * 10_000), "operatingStatus": "active", "ownership": "private",
        "englishName": f"Firm {number} Co.", "businessScope": f"城市{number % 300}",
    }  # fmt: skip
    for name, value in told.items():
        yield Statement(SOURCE, f"b:firm/{number}", name, value=value, unit="元" if name == "registeredCapital" else "")


def changes() -> Iterator[Statement]:
    """Changed facts: capital of firms, and new things that they make."""
    chance = random.Random(7)
    for number in range(CHANGED // 2):
        capital = str(chance.randint(10_000, 99_999) * 10_000)
        yield Statement(SOURCE, f"b:firm/{number}", "registeredCapital", value=capital, unit="元")
    for number in range(CHANGED // 2):
        yield _produces((number, PRODUCTS - 1 - number), 1)


def figures() -> Iterator[Figure]:
    """All figures; those of Neo4j only where it is installed."""
    with TemporaryDirectory() as folder:
        home = open_home(Path(folder))
        home.ledger.add(statements())
        embedded = Views(home, {})
        try:
            yield from _builds(home, embedded)
            yield from _queries(home)
        finally:
            embedded.close()
            embedded_server(home.folder).stop()
            neo4j_server(home.folder).stop()


def _builds(home: Home, views: Views) -> Iterator[Figure]:
    server = embedded_server(home.folder)
    with Usage(server) as used:
        views.refresh((CYPHER,))
        built = used.cpu()
    yield Figure("views: ledger → embedded", built, "CPU s", "—", None, 45 * SCALE, absolute=True)
    yield Figure("views: memory, store's owner", used.child_peak / 1e9, "GB", "—", None, 2.5, absolute=True)
    yield from _ready(server, "embedded", 2.0)
    with Usage() as used:
        views.refresh((RDF,))
        rdf = used.cpu()
    largest = used.own_peak
    yield Figure("views: memory, RDF store's owner", used.child_peak / 1e9, "GB", "—", None, 2.5, absolute=True)
    yield Figure("views: ledger → Oxigraph", rdf, "CPU s", "bulk_load of the same quads from a file", _bulk_load(home), 1.6)
    home.ledger.add(changes())
    with Usage(server) as used:
        done = views.refresh()
        changed = used.cpu()
    assert [one.did for one in done] == ["changed", "changed"]
    yield Figure("views: 10,000 changes, both", changed, "CPU s", "building both anew", built + rdf, 0.05)
    yield Figure("views: memory, our process", max(largest, used.own_peak) / 1e9, "GB", "—", None, 1.5, absolute=True)
    if installed() is not None:
        yield from _neo4j(home)


def _ready(server: Server, name: str, goal: float) -> Iterator[Figure]:
    """Seconds of the clock until a stopped engine answers (on a quiet machine), and the memory it rests with."""
    server.stop()
    before = time.monotonic()
    running = server.ensure()
    yield Figure(f"views: {name} ready", time.monotonic() - before, "s", "—", None, goal, absolute=True)
    if name == "embedded":
        yield _rests("a start", running.pid)


def _rests(after: str, pid: int) -> Figure:
    """The memory that the embedded engine holds while nobody asks."""
    memory = psutil.Process(pid).memory_info().rss / 1e6
    return Figure(f"views: embedded at rest after {after}", memory, "MB", "—", None, 150, absolute=True)


def _bulk_load(home: Home) -> float:
    """CPU seconds of Oxigraph's own bulk load of the view's quads from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "all.nq"
        store = RdfView(home.folder / "rdf").generations.reading()
        assert store is not None
        store.dump(path, ox.RdfFormat.N_QUADS)
        del store
        with Usage() as used:
            fresh = ox.Store(str(Path(folder) / "store"))
            fresh.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
            fresh.flush()
            return used.cpu()


def _neo4j(home: Home) -> Iterator[Figure]:
    """Our way into an empty Neo4j beside two plain loops, each into a new server of its own."""
    views, server = Views(home, {"LIANTU_GRAPH": "neo4j"}), neo4j_server(home.folder)
    yield from _ready(server, "Neo4j", 10.0)
    with Usage(server) as used:
        views.refresh((CYPHER,))
        ours = used.cpu()
    yield Figure("views: memory, filling Neo4j", used.own_peak / 1e9, "GB", "—", None, 1.5, absolute=True)
    yield Figure("views: memory, Neo4j", used.child_peak / 1e9, "GB", "—", None, 2.5, absolute=True)
    views.close()
    server.stop()
    projection = Projection(read_history(home.ledger))
    nodes, edges = list(projection.nodes()), list(projection.edges())
    plain = {how: _plain(how, nodes, edges) for how in ("CREATE", "MERGE")}
    yield Figure("views: ledger → Neo4j", ours, "CPU s", "driver loop, UNWIND CREATE", plain["CREATE"], 1.0)
    yield Figure("views: ledger → Neo4j", ours, "CPU s", "driver loop, UNWIND MERGE", plain["MERGE"], 0.8)


def _plain(how: str, nodes: list[Any], edges: list[Any]) -> float:
    """CPU seconds of a plain driver loop in batches of 10,000 that writes the same nodes and relationships from memory."""
    with TemporaryDirectory() as folder:
        server = neo4j_server(Path(folder))
        running = server.ensure()
        try:
            from graph.engines.login import open_driver

            with open_driver(running.uri, server.user, server.files.secrets()["admin"]) as driver, Usage(server) as used:
                driver.execute_query("CREATE CONSTRAINT IF NOT EXISTS FOR (n:LianTu) REQUIRE n.id IS UNIQUE")
                _write(driver, how, nodes, edges)
                return used.cpu()
        finally:
            server.stop()


def _write(driver: Driver, how: str, nodes: list[Any], edges: list[Any]) -> None:
    for labels, group in grouped(nodes, lambda one: one.labels).items():
        put = f"CREATE (n{node_labels(labels)}) SET n = row" if how == "CREATE" else \
              f"MERGE (n:LianTu {{id: row.id}}) SET n{node_labels(tuple(one for one in labels if one != 'LianTu'))}, n = row"
        for rows in _portions([one.properties for one in group]):
            driver.execute_query(f"UNWIND $rows AS row {put}", rows=rows)
    for kind, group in grouped(edges, lambda one: one.type).items():
        put = f"CREATE (a)-[r:{kind}]->(b) SET r = row.said" if how == "CREATE" else \
              f"MERGE (a)-[r:{kind} {{id: row.said.id}}]->(b) SET r = row.said"
        for rows in _portions([{"start": one.start, "end": one.end, "said": one.properties} for one in group]):
            driver.execute_query(ENDS + put, rows=rows)


def _portions(rows: list[Any]) -> Iterator[list[Any]]:
    coming = iter(rows)
    while portion := list(islice(coming, BATCH)):
        yield portion


def _queries(home: Home) -> Iterator[Figure]:
    """The same texts through our door and through a bare driver, by turns, on the embedded engine."""
    server = embedded_server(home.folder)
    with Graph(home, {}) as graph:
        bare = graph.views.engine.reading_driver()
        try:
            yield _compared("point look-up", LOOKUP, 400, graph, bare, server)
            yield _compared("6-hop closure", CLOSURE, 400, graph, bare, server)
            yield _compared("closure, no producer", LACKING, 400, graph, bare, server)
            yield _rests("thousands of questions", server.ensure().pid)
        finally:
            bare.close()


def _compared(name: str, text: str, times: int, graph: Graph, bare: Driver, server: Server) -> Figure:
    chance = random.Random(3)
    asked = [{"id": f"b:firm/{chance.randrange(FIRMS)}", "product": f"b:product/{chance.randrange(PRODUCTS // 50)}",
              "city": "城市7", "as_of": "2020-01-01"} for _ in range(times)]  # fmt: skip

    def ours(one: dict[str, Any]) -> Any:
        return list(graph.cypher(text, one, as_of=one["as_of"]).rows[0])

    def theirs(one: dict[str, Any]) -> Any:
        with bare.session(default_access_mode="READ") as session:
            return list(session.run(text, one).single(strict=True).values())

    assert [ours(one) for one in asked[:20]] == [theirs(one) for one in asked[:20]]
    spent = {"ours": 0.0, "bare": 0.0}
    turns = [("ours", ours), ("bare", theirs)]
    for _ in range(ROUNDS):
        turns.reverse()
        for who, ask in turns:
            with Usage(server) as used:
                for one in asked:
                    ask(one)
                spent[who] += used.cpu()
    each = 1000 / (ROUNDS * times)
    return Figure(f"views: {name}", spent["ours"] * each, "CPU ms", "the same text, bare driver", spent["bare"] * each, 1.1)
