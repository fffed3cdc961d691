"""Ad-hoc Cypher: read-only by login or session, checked for names that are not there, cut at its limits."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from neo4j import READ_ACCESS, Driver, Query, Session
from neo4j.exceptions import ClientError, CypherSyntaxError, DatabaseError, DriverError, Forbidden, Neo4jError

from graph.asking import tokens
from graph.asking.constructs import constructs, unlabelled
from graph.asking.table import plain
from graph.engines.embedded import LIMIT
from graph.engines.opening import EMBEDDED, Engine
from graph.errors import QueryFault, ViewFault
from graph.views.cypher.names import VIEW
from graph.views.items import DATED, HAS_VALUE, OURS, relationship_type
from ontology.errors import issue
from ontology.nearest import close_words
from ontology.schema import Ontology

ROWS, SECONDS = 1_000, 30.0
BEARABLE = "引擎认识的过程和函数、内存放得下的查询；都没有错时用 liantu check 核对"
"""What is asked for where an engine fails at a query and tells no kind of fault."""
GRACE = 1.0
"""How much later than the server we end a query ourselves."""
LOOK = 0.25
Rows = tuple[tuple[str, ...], list[tuple[Any, ...]], bool]


def check(text: str, ontology: Ontology) -> None:
    """Refuse a text that would write, names what no view has, is answered wrongly by an engine, or walks over everything.

    Raises QueryFault LT-QUERY-01, LT-QUERY-07, LT-QUERY-03.
    """
    if word := tokens.writes(text) or tokens.writes(tokens.decoded(text)):
        raise QueryFault(issue("LT-QUERY-01", value=word))
    bare = tokens.bare(text)
    for why in (*constructs("cypher", bare, adhoc=True), *unlabelled(bare)):
        raise QueryFault(issue("LT-QUERY-03", value=why, expected="从有标签的一端走、两种引擎答得一样的写法"))
    labels = {OURS: OURS, DATED: DATED, VIEW: VIEW, **{name: one.zh for name, one in ontology.classes.items()}}
    types = {HAS_VALUE: HAS_VALUE, **{relationship_type(name): one.zh for name, one in ontology.relations.items()}}
    for kind, named, known in (("标签", tokens.node_labels(text), labels), ("关系类型", tokens.relationship_types(text), types)):
        for name in named:
            if name not in known:
                raise QueryFault(issue("LT-QUERY-07", value=name, kind=kind, expected=_offered(name, known)))


def _offered(name: str, known: Mapping[str, str]) -> str:
    """The nearest names that there are; one that means the word typed, in Chinese, comes first."""
    meant = [one for one, zh in known.items() if zh == name]
    words = [next((one for one, zh in known.items() if zh == word), word) for word in close_words(name, [*known, *known.values()])]
    return "、".join(dict.fromkeys([*meant, *words])) or "、".join(sorted(known)[:5])


class CypherReader:
    """Asks one engine through a driver that can only read. A query that passes its limit loses its connections, whatever the
    server does; the next one gets new ones."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._driver: Driver | None = None
        self._session: Session | None = None
        self._deadline = 0.0
        self._watching = False
        self._guard = Lock()

    def run(self, text: str, parameters: Mapping[str, Any], *, rows: int = ROWS, seconds: float = SECONDS) -> Rows:
        """(columns, rows, whether there are more). Raises QueryFault: writing, too long, wrong, a parameter lacking."""
        if self._driver is None:
            self._driver = self._engine.reading_driver()
        limit = min(seconds, LIMIT) if self._engine.kind == EMBEDDED and self._engine.local else seconds
        self._watch(limit + GRACE)
        try:
            if self._session is None:
                self._session = self._driver.session(default_access_mode=READ_ACCESS)
            found = _ask(self._session, Query(text, timeout=limit), parameters, rows)
            if found[2]:
                self.close()
        except (DriverError, Neo4jError, OSError) as fault:
            if self._driver is None:
                raise _late(limit, seconds) from None
            self.close()
            raise self._fault(fault, limit, seconds) from fault
        finally:
            self._deadline = 0.0
        return found

    def close(self) -> None:
        """Let all connections go, a running query's among them."""
        driver, self._driver, self._session = self._driver, None, None
        if driver is not None:
            with suppress(DriverError, Neo4jError, OSError):
                driver.close()

    def _fault(self, fault: Exception, limit: float, seconds: float) -> Exception:
        """The server's refusal in our words; what is not about the query stays as it is."""
        code = str(getattr(fault, "code", "") or "")
        if isinstance(fault, Forbidden) or "AccessMode" in code or "Forbidden" in code:
            return QueryFault(issue("LT-QUERY-01", value="服务器拒绝了写入"))
        if "TimedOut" in code or "Timeout" in code or "Terminated" in code:
            return _late(limit, seconds)
        said = str(getattr(fault, "message", "") or fault).splitlines()[0][:200]
        if "ParameterMissing" in code:
            said = f"没有给出参数 {said.rpartition(': ')[2]} 的值"
            return QueryFault(issue("LT-QUERY-03", value=said, expected="每个 $参数 都有值"))
        if isinstance(fault, (CypherSyntaxError, ClientError)):
            return QueryFault(issue("LT-QUERY-03", value=said, expected="Cypher 5 的写法"))
        if "OutOfMemory" in code or (isinstance(fault, DatabaseError) and self._sound()):
            return QueryFault(issue("LT-QUERY-03", value=said, expected=BEARABLE))
        return ViewFault(issue("LT-VIEW-03", value=self._engine.uri, why=said)) if isinstance(fault, DatabaseError) else fault

    def _sound(self) -> bool:
        """Whether the engine answers a question that is surely right: then another's failure is its own."""
        try:
            with self._engine.reading_driver() as driver:
                return bool(driver.execute_query(f"MATCH (v:{VIEW}) RETURN count(v) AS n").records[0]["n"])
        except (DriverError, Neo4jError, OSError):
            return False

    def _watch(self, seconds: float) -> None:
        with self._guard:
            self._deadline = time.monotonic() + seconds
            if not self._watching:
                self._watching = True
                Thread(target=self._end_late_ones, daemon=True).start()

    def _end_late_ones(self) -> None:
        """Close the driver under a query that passed its limit; rest with the first look that finds none."""
        while True:
            with self._guard:
                late = 0 < self._deadline < time.monotonic()
                if late or not self._deadline:
                    self._watching = False
                    break
            time.sleep(LOOK)
        if late:
            self.close()


def _late(limit: float, seconds: float) -> QueryFault:
    """What is said of a query that passed the limit; the embedded engine's own may be shorter than the seconds that were given."""
    return QueryFault(issue("LT-QUERY-13" if limit < seconds else "LT-QUERY-02", value=f"{limit:g}"))


def _ask(session: Session, query: Query, parameters: Mapping[str, Any], rows: int) -> Rows:
    result = session.run(query, dict(parameters))
    found: list[tuple[Any, ...]] = []
    for record in result:
        if len(found) == rows:
            return tuple(result.keys()), found, True
        found.append(tuple(plain(value) for value in record.values()))
    return tuple(result.keys()), found, False
