"""Ad-hoc Cypher: read-only by login or session, checked for names that are not there, cut at its limits."""

from __future__ import annotations

from collections.abc import Mapping
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from neo4j import READ_ACCESS, Driver, Query
from neo4j.exceptions import ClientError, CypherSyntaxError, DriverError, Forbidden, Neo4jError

from graph.asking import tokens
from graph.asking.table import plain
from graph.engines.opening import Engine
from graph.errors import QueryFault
from graph.views.cypher.names import VIEW
from graph.views.items import DATED, HAS_VALUE, OURS, relationship_type
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.schema import Ontology

ROWS, SECONDS = 1_000, 30.0
GRACE = 2.0
"""How much later than the server we end a query ourselves."""
Rows = tuple[tuple[str, ...], list[tuple[Any, ...]], bool]


def check(text: str, ontology: Ontology) -> None:
    """Refuse a text that would write or that names what no view has. Raises QueryFault LT-QUERY-01, LT-QUERY-07."""
    if word := tokens.writes(text):
        raise QueryFault(issue("LT-QUERY-01", value=word))
    labels = {*ontology.classes, OURS, DATED, VIEW}
    types = {*map(relationship_type, ontology.relations), HAS_VALUE}
    for kind, named, known in (("标签", tokens.node_labels(text), labels), ("关系类型", tokens.relationship_types(text), types)):
        for name in named:
            if name not in known:
                raise QueryFault(issue("LT-QUERY-07", value=name, kind=kind, expected=nearest(name, known)))


def run(engine: Engine, text: str, parameters: Mapping[str, Any], *, rows: int = ROWS, seconds: float = SECONDS) -> Rows:
    """(columns, rows, whether there are more). Raises QueryFault: writing, too long, wrong, a parameter lacking.

    The query runs on a connection of its own, which is closed at the limit, whatever the server does.
    """
    told: SimpleQueue[Rows | Exception] = SimpleQueue()
    driver = engine.reading_driver()
    Thread(target=_work, args=(driver, text, dict(parameters), rows, seconds, told), daemon=True).start()
    try:
        found = told.get(timeout=seconds + GRACE)
    except Empty:
        Thread(target=driver.close, daemon=True).start()
        raise QueryFault(issue("LT-QUERY-02", value=f"{seconds:g}")) from None
    if isinstance(found, Exception):
        raise _fault(found, seconds) from found
    return found


def _work(
    driver: Driver, text: str, parameters: dict[str, Any], rows: int, seconds: float, told: SimpleQueue[Rows | Exception]
) -> None:
    """Ask, tell the rows as soon as they are there, and only then let the connection go."""
    answered = False
    try:
        with driver, driver.session(default_access_mode=READ_ACCESS, fetch_size=min(rows + 1, 1_000)) as session:
            result = session.run(Query(text, timeout=seconds), parameters)
            found: list[tuple[Any, ...]] = []
            for record in result:
                if len(found) == rows:
                    break
                found.append(tuple(plain(value) for value in record.values()))
            else:
                told.put((tuple(result.keys()), found, False))
                answered = True
                return
            told.put((tuple(result.keys()), found, True))
            answered = True
    except Exception as fault:
        if not answered:
            told.put(fault)


def _fault(fault: Exception, seconds: float) -> Exception:
    """The server's refusal in our words."""
    code = str(getattr(fault, "code", "") or "")
    if isinstance(fault, Forbidden) or "AccessMode" in code or "Forbidden" in code:
        return QueryFault(issue("LT-QUERY-01", value="服务器拒绝了写入"))
    if "TimedOut" in code or "Timeout" in code or "Terminated" in code:
        return QueryFault(issue("LT-QUERY-02", value=f"{seconds:g}"))
    said = str(getattr(fault, "message", "") or fault).splitlines()[0][:200]
    if "ParameterMissing" in code:
        return QueryFault(issue("LT-QUERY-03", value=said, expected="每个 $参数 都有值"))
    if isinstance(fault, (CypherSyntaxError, ClientError)):
        return QueryFault(issue("LT-QUERY-03", value=said, expected="Cypher 5 的写法"))
    if isinstance(fault, (DriverError, Neo4jError)):
        return QueryFault(issue("LT-QUERY-03", value=said, expected="引擎能答的查询"))
    return fault
