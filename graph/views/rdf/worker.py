"""One SPARQL query in a process that can be killed: the request as JSON on standard input, the answer on standard output, after a
line that says that the store is open."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import islice
from typing import Any

import pyoxigraph as ox

from graph.views.rdf.terms import LT, PREFIXES, XSD, decoded

NUMBERS: dict[str, Callable[[str], float]] = {
    XSD + "integer": int, XSD + "decimal": lambda text: float(Decimal(text)), XSD + "double": float, XSD + "float": float,
}  # fmt: skip
Graphs = dict[str, list[str]]
"""IRIs of graphs: those whose union is the `default` graph, and those that may be `named`."""


def main() -> int:
    """Answer the request on standard input; a query that is refused is told as {"error": …}."""
    asked = json.load(sys.stdin)
    store = ox.Store.read_only(asked["path"])
    print("open", flush=True)
    try:
        text, form = asked["text"], asked.get("form")
        told = formatted(store, text, form, asked.get("graphs")) if form else answer(store, text, asked.get("rows"))
    except (SyntaxError, ValueError) as fault:
        told = {"error": str(fault)}
    json.dump(told, sys.stdout, ensure_ascii=False)
    return 0


def answer(store: ox.Store, text: str, rows: int | None) -> dict[str, Any]:
    """Columns, at most `rows` rows, and whether there are more."""
    found: Any = store.query(text, prefixes=PREFIXES)
    if isinstance(found, ox.QueryBoolean):
        return {"columns": ["answer"], "rows": [[bool(found)]], "more": False}
    triples = isinstance(found, ox.QueryTriples)
    columns = ["subject", "predicate", "object"] if triples else [one.value for one in found.variables]
    coming = ([plain(cell) for cell in row] for row in found)
    taken = list(islice(coming, rows))
    return {"columns": columns, "rows": taken, "more": rows is not None and next(coming, None) is not None}


TABLES = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV,
          "tsv": ox.QueryResultsFormat.TSV}  # fmt: skip
GRAPHS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}


def formatted(store: ox.Store, text: str, form: str, graphs: Graphs | None = None) -> dict[str, Any]:
    """The answer in a standard form; `kind` is its media type where another form than the one asked for had to be taken.

    `graphs` is the dataset that the protocol names, which decides over FROM and FROM NAMED. Raises ValueError for no IRI.
    """
    found: Any = store.query(text, prefixes=PREFIXES, **_dataset(graphs) if graphs else {})
    forms: dict[str, Any] = GRAPHS if isinstance(found, ox.QueryTriples) else TABLES
    taken = forms.get(form) or next(iter(forms.values()))
    kind = "" if form in forms else taken.media_type
    return {"kind": kind, "text": found.serialize(format=taken).decode()}


def _dataset(graphs: Graphs) -> dict[str, Any]:
    """What is not named is empty, as SPARQL 1.1 (section 13.2) says of a dataset that is described."""
    default, named = ([ox.NamedNode(one) for one in graphs.get(kind, [])] for kind in ("default", "named"))
    return {"default_graph": default, "named_graphs": named}


def plain(term: Any) -> Any:
    """A term as JSON has it: entities by their id, terms of the ontology by their name, numbers as numbers."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        key = decoded(term.value)
        return key[len(LT) :] if key.startswith(LT) else key
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind == XSD + "boolean":
            return term.value in ("true", "1")
        return NUMBERS[kind](term.value) if kind in NUMBERS else term.value
    return str(term)


if __name__ == "__main__":
    sys.exit(main())
