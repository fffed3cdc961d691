"""The gap anti-join on arrays beside its Cypher text on engines: what is upstream of a product and nobody in a city makes.

The world of `bench.views`: 100,000 products, 100,000 firms; BENCH_SCALE makes it smaller. Neo4j only where it is installed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from neo4j import Driver

from bench.figure import Figure
from bench.usage import Usage
from bench.views import FIRMS, LACKING, PRODUCTS, statements
from graph.arrays.csr import Rows
from graph.arrays.lacking import Lacking
from graph.arrays.view import ArrayView, array_view
from graph.asking import Graph
from graph.engines.neo4j_jars import installed
from graph.engines.opening import embedded_server, neo4j_server
from graph.engines.process import Server
from graph.facts import Facts, read_facts
from graph.home import Home, open_home

ASKED, DEEP, UNTOLD = 200, 6, -1


def figures() -> Iterator[Figure]:
    """One figure for each engine that is there."""
    with TemporaryDirectory() as folder:
        home = open_home(Path(folder))
        home.ledger.add(statements())
        asking = _Asking(home)
        engines: dict[str, tuple[dict[str, str], Server]] = {"embedded": ({}, embedded_server(home.folder))}
        if installed() is not None:
            engines["Neo4j"] = ({"LIANTU_GRAPH": "neo4j"}, neo4j_server(home.folder))
        for name, (environ, server) in engines.items():
            try:
                with Graph(home, environ) as graph:
                    graph.views.refresh(("cypher",))
                    yield asking.beside(name, graph.views.engine.reading_driver(), server)
            finally:
                server.stop()


class _Asking:
    """The questions, and our answers to them."""

    def __init__(self, home: Home) -> None:
        facts = read_facts(home.ledger)
        self._view: ArrayView = array_view(facts)
        self._lacking = Lacking(self._view.edges("isTypeOf").backward, self._view.edges("produces").backward)
        self._codes, self._said = self._column(facts)
        chance = random.Random(3)
        self._asked = [{"product": f"b:product/{chance.randrange(max(1, PRODUCTS // 50))}", "city": f"城市{chance.randrange(300)}"}
                       for _ in range(ASKED)]  # fmt: skip

    def _column(self, facts: Facts) -> tuple[dict[str, int], Rows]:
        """The property of every firm as a column of codes, as the view keeps others: no city is looked for before it is asked."""
        told = [facts.value(f"b:firm/{number}", "businessScope") for number in range(FIRMS)]
        codes = {city: number for number, city in enumerate(sorted(set(told)), 1)}
        said = np.zeros(len(self._view.index), dtype=np.int32)
        said[self._view.index.rows([f"b:firm/{number}" for number in range(FIRMS)])] = [codes[city] for city in told]
        return codes, said

    def ours(self, one: dict[str, str]) -> int:
        """How many products are lacking, from arrays: who is in the city is found while the question is answered."""
        root = self._view.index.rows([one["product"]])
        return len(self._lacking.of(root, self._said, self._codes.get(one["city"], UNTOLD), DEEP))

    def beside(self, name: str, driver: Driver, server: Server) -> Figure:
        """Both answers to each question, then what they cost by turns."""

        def theirs(one: dict[str, str]) -> int:
            with driver.session(default_access_mode="READ") as session:
                return int(session.run(LACKING, one).single(strict=True)["n"])

        assert [self.ours(one) for one in self._asked] == [theirs(one) for one in self._asked]
        spent = {"ours": 0.0, "theirs": 0.0}
        for _ in range(3):
            for who, ask in (("ours", self.ours), ("theirs", theirs)):
                with Usage(server) as used:
                    for one in self._asked:
                        ask(one)
                    spent[who] += used.cpu()
        driver.close()
        each = 1000 / (3 * ASKED)
        peer = f"the Cypher text, {name}"
        return Figure("kernels: gap anti-join", spent["ours"] * each, "CPU ms", peer, spent["theirs"] * each, 1 / 5)
