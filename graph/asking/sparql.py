"""Ad-hoc SPARQL: in a process of its own that is killed at the limit, over a closed generation that nobody writes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import Any

from graph.engines.process import ENDED, child_environment
from graph.errors import QueryFault
from graph.views.rdf.terms import PREFIXES
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.schema import Ontology

ROWS, SECONDS = 1_000, 30.0
START = 60.0
"""Seconds for the process to come up and open the store, even on a busy machine, beside the query's own."""
_ASIDE = re.compile(r"""'''[\s\S]*?'''|\"{3}[\s\S]*?\"{3}|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|<[^<>"{}|^`\\\s]*>|#[^\n]*""")
_PARAMETER = re.compile(_ASIDE.pattern + r"|\$(\w+)")
_WRITES = re.compile(r"(?<![?$:\w])(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b\s+(?!\?)", re.I)
_OUTWARD = re.compile(r"(?<![?$:\w])SERVICE\b", re.I)
_TERM = re.compile(r"(?<![\w:])lt:([A-Za-z]\w*)")
VIEW_TERMS = frozenset({
    "DatedValue", "property", "value", "text", "hasValue", "validFrom", "validTo", "sourceCount", "source", "cites", "witness",
    "conflict", "conflictOn", "otherValue", "judgement", "derived", "product", "record", "from", "to", "period", "observed", "unit",
    "locator", "original", "method", "loadKind", "snapshot", "ledger", "ontology", "load", "state", "format", "view",
})  # fmt: skip
"""Terms that the view adds to the ontology's."""
Rows = tuple[tuple[str, ...], list[tuple[Any, ...]], bool]


def bare(text: str) -> str:
    """The text with strings, IRIs and comments blanked."""
    return _ASIDE.sub(" ", text)


def check(text: str, ontology: Ontology) -> None:
    """Refuse a text that would update, ask another server, or name a term no view has.

    Raises QueryFault LT-QUERY-01, LT-QUERY-11, LT-QUERY-07.
    """
    plain = bare(text)
    if found := _WRITES.search(plain):
        raise QueryFault(issue("LT-QUERY-01", value=found.group(1).upper()))
    if _OUTWARD.search(plain):
        raise QueryFault(issue("LT-QUERY-11"))
    known = set(terms(ontology))
    for name in _TERM.findall(plain):
        if name not in known:
            raise QueryFault(issue("LT-QUERY-07", value=f"lt:{name}", kind="术语", expected=nearest(name, known)))


def terms(ontology: Ontology) -> Iterator[str]:
    """Every local name that the view's triples, or the ontology beside them, may use."""
    yield from VIEW_TERMS
    yield from ontology.classes
    yield from ontology.properties
    yield from ontology.vocabularies
    yield from (name for relation in ontology.relations.values() for name in (relation.name, relation.predicate))
    for concepts in ontology.vocabularies.values():
        for concept in concepts.values():
            yield concept.name
            yield from concept.notes


def bind(text: str, parameters: Mapping[str, str]) -> str:
    """The text with every `$name` of a parameter, outside strings, comments and IRIs, replaced by its N-Triples term.

    Raises QueryFault LT-QUERY-03 for a parameter without value.
    """

    def put(found: re.Match[str]) -> str:
        name = found.group(1)
        if name and name not in parameters:
            raise QueryFault(issue("LT-QUERY-03", value=f"参数 ${name} 没有值", expected="每个 $参数 都有值"))
        return parameters[name] if name else found.group()

    return _PARAMETER.sub(put, text)


def run(path: Path, text: str, parameters: Mapping[str, str], *, rows: int | None = ROWS, seconds: float = SECONDS) -> Rows:
    """(columns, rows, whether there are more). `parameters` are N-Triples terms by name, written `$name` in the text.

    Raises QueryFault LT-QUERY-02 (cut at the limit), LT-QUERY-03 (refused).
    """
    told = _ask({"path": str(path), "text": bind(text, parameters), "rows": rows}, seconds)
    return tuple(told["columns"]), [tuple(row) for row in told["rows"]], told["more"]


def formatted(
    path: Path, text: str, kind: str, form: str, seconds: float = SECONDS, graphs: Mapping[str, list[str]] | None = None
) -> tuple[str, str]:
    """(media type, answer) in a standard form: json, xml, csv or tsv of a table, ttl or nt of a graph. Raises as `run`.

    A form that does not fit gives way to JSON for a table, Turtle for a graph. `graphs` names the graphs that are asked
    (`default`, `named`: IRIs); without it facts are the default graph, and every graph may be named.
    """
    told = _ask({"path": str(path), "text": text, "form": form, "graphs": dict(graphs or {})}, seconds)
    return told["kind"] or kind, told["text"]


def _ask(asked: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """What the worker answers; its time runs from when it has opened the store."""
    with subprocess.Popen([sys.executable, "-m", "graph.views.rdf.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, encoding="utf-8", env=child_environment()) as worker:  # fmt: skip
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        with _killed_after(worker, START) as late, suppress(OSError):
            worker.stdin.write(json.dumps(asked))
            worker.stdin.close()
            worker.stdout.readline()
        with _killed_after(worker, seconds) as later:
            told, said = worker.stdout.read(), worker.stderr.read()
    if late.is_set() or later.is_set():
        raise QueryFault(issue("LT-QUERY-02", value=f"{seconds:g}"))
    if worker.returncode:
        why = (said.strip().splitlines() or [ENDED])[-1][:200]
        raise QueryFault(issue("LT-QUERY-03", value=why, expected="内存放得下的查询"))
    answer: dict[str, Any] = json.loads(told)
    if "error" in answer:
        raise QueryFault(issue("LT-QUERY-03", value=answer["error"][:200], expected=f"SPARQL 1.1；可用前缀 {'、'.join(PREFIXES)}"))
    return answer


@contextmanager
def _killed_after(worker: subprocess.Popen[str], seconds: float) -> Iterator[Event]:
    """Kill a process that takes longer than this for what is done meanwhile; whether it was."""
    late = Event()

    def end() -> None:
        late.set()
        worker.kill()

    timer = Timer(seconds, end)
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
