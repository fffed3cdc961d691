"""A SPARQL 1.1 Protocol endpoint on loopback for other tools: queries only, each in a process that is killed at the limit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from graph.asking.graph import Graph
from graph.asking.sparql import check, formatted
from graph.errors import QueryFault
from graph.views.views import RDF
from ontology.errors import UserFault, issue

PATH = "/sparql"
LARGEST = 1 << 20
"""Bytes of the largest request that is read."""
FORMS = {
    "application/sparql-results+json": "json", "application/json": "json", "application/sparql-results+xml": "xml",
    "text/csv": "csv", "text/tab-separated-values": "tsv", "text/turtle": "ttl", "application/n-triples": "nt",
}  # fmt: skip
OURSELVES = frozenset({"127.0.0.1", "localhost"})
"""Names by which a request may call us: a page that a browser was lured to calls us by another."""
DEFAULT = "application/sparql-results+json"


def serve(graph: Graph, port: int, seconds: float, started: Callable[[str], None]) -> None:
    """Serve until interrupted; `started` hears the address."""
    with make_server(graph, port, seconds) as server:
        started(f"http://127.0.0.1:{server.server_address[1]}{PATH}")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def make_server(graph: Graph, port: int, seconds: float) -> ThreadingHTTPServer:
    """A server bound to loopback (port 0: a free one). Raises QueryFault LT-QUERY-12 where the port can't be had."""

    class Handler(_Handler):
        """Bound to one graph."""

    Handler.graph, Handler.seconds = graph, seconds
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except (OSError, OverflowError):
        raise QueryFault(issue("LT-QUERY-12", value=port)) from None


class _Handler(BaseHTTPRequestHandler):
    """GET and POST of the SPARQL 1.1 Protocol; anything that updates is refused."""

    graph: Graph
    seconds: float

    def do_GET(self) -> None:
        """A query in the address."""
        self._answer(parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        """A query as a form or as the body itself."""
        told = self.headers.get("Content-Length") or ""
        length = min(int(told) if told.isdigit() else 0, LARGEST)
        body = self.rfile.read(length).decode("utf-8", errors="replace")
        kind = (self.headers.get("Content-Type") or "").split(";")[0]
        direct = kind == "application/sparql-query"
        self._answer({**parse_qs(urlsplit(self.path).query), "query": [body]} if direct else parse_qs(body))

    def _answer(self, asked: dict[str, list[str]]) -> None:
        if (self.headers.get("Host") or "").rsplit(":", 1)[0] not in OURSELVES:
            self._send(403, "text/plain", "只答本机的请求")
            return
        if urlsplit(self.path).path != PATH:
            self._send(404, "text/plain", f"地址是 {PATH}")
            return
        text = asked.get("query", [""])[0]
        if not text or "update" in asked:
            self._send(400, "text/plain", "只能查询：用 query 参数给出 SPARQL")
            return
        try:
            check(text, self.graph.views.ledger.ontology)
            self.graph.views.refresh((RDF,))
            path = self.graph.views.rdf.generations.current
            assert path is not None
            kind = self._kind()
            kind, found = formatted(path, text, kind, FORMS[kind], self.seconds, _graphs(asked))
        except UserFault as fault:
            self._send(400, "text/plain", str(fault))
            return
        self._send(200, kind, found)

    def _kind(self) -> str:
        """The first form of the Accept header that we have."""
        wanted = [one.split(";")[0].strip() for one in (self.headers.get("Accept") or "").split(",")]
        return next((one for one in wanted if one in FORMS), DEFAULT)

    def _send(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing for each request."""


def _graphs(asked: dict[str, list[str]]) -> dict[str, list[str]]:
    """The dataset that a request describes (SPARQL 1.1 Protocol, section 2.1.4); empty where it describes none."""
    return {kind: asked[f"{kind}-graph-uri"] for kind in ("default", "named") if f"{kind}-graph-uri" in asked}
