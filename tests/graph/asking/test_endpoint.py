"""The SPARQL endpoint: on loopback, in the standard forms, queries only."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from threading import Thread

import pytest

from graph.asking import Graph
from graph.asking.endpoint import make_server
from graph.errors import QueryFault

COUNT = "SELECT (COUNT(?e) AS ?n) { ?e a lt:Enterprise }"


@pytest.fixture
def address(asked: Graph) -> Iterator[str]:
    with make_server(asked, 0, 20) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        server.shutdown()
        thread.join()


def ask(address: str, query: str | None, accept: str = "", body: bytes | None = None, kind: str = "") -> tuple[str, str]:
    """(media type, text) of an answer; without a query the address holds all."""
    where = address if body is not None or query is None else f"{address}?{urllib.parse.urlencode({'query': query})}"
    request = urllib.request.Request(where, body, {"Accept": accept, **({"Content-Type": kind} if kind else {})})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        return answer.headers.get_content_type(), answer.read().decode()


def test_a_query_in_the_address_is_answered_as_json(address: str) -> None:
    kind, text = ask(address, COUNT)
    assert (kind, json.loads(text)["results"]["bindings"][0]["n"]["value"]) == ("application/sparql-results+json", "3")


def test_a_query_as_the_body_is_answered_as_csv(address: str) -> None:
    assert ask(address, "", "text/csv", COUNT.encode(), "application/sparql-query") == ("text/csv", "n\r\n3\r\n")


def test_a_query_in_a_form_is_answered_as_xml(address: str) -> None:
    body = urllib.parse.urlencode({"query": COUNT}).encode()
    kind, text = ask(address, "", "application/sparql-results+xml", body, "application/x-www-form-urlencoded")
    assert (kind, "<literal" in text) == ("application/sparql-results+xml", True)


def test_a_graph_is_answered_as_turtle(address: str) -> None:
    kind, text = ask(address, "CONSTRUCT { ?e rdfs:label ?l } { ?e a lt:Enterprise ; rdfs:label ?l }", "text/turtle")
    assert (kind, "甲厂" in text) == ("text/turtle", True)


@pytest.mark.parametrize(("query", "why"), [("INSERT DATA { <a:a> <a:b> <a:c> }", "只能查询，不能写入"), ("SELECT", "查询写得不对"),
                                            ("", "只能查询：用 query 参数给出 SPARQL")])  # fmt: skip
def test_what_is_refused_is_said(address: str, query: str, why: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        ask(address, query)
    assert (caught.value.code, why in caught.value.read().decode()) == (400, True)


SPEAKS = "SELECT (COUNT(*) AS ?n) { ?a a rdf:Statement }"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a a rdf:Statement } }"
FROM = SPEAKS.replace("{ ?a", "FROM <urn:liantu:graph/nobody> { ?a")


def counted(address: str, query: str, *graphs: tuple[str, str], posted: str = "") -> int:
    """The one number of an answer; `posted` is the media type of a request in a body."""
    described = [(f"{kind}-graph-uri", iri) for kind, iri in graphs]
    form = urllib.parse.urlencode([*described, ("query", query)])
    if posted == "application/sparql-query":
        told = ask(f"{address}?{urllib.parse.urlencode(described)}", "", "", query.encode(), posted)
    else:
        told = ask(address, "", "", form.encode(), posted) if posted else ask(f"{address}?{form}", None)
    return int(json.loads(told[1])["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("posted", ["", "application/x-www-form-urlencoded", "application/sparql-query"])
def test_the_graphs_that_a_request_names_are_asked_and_no_others(address: str, posted: str) -> None:
    source, nobody = "urn:liantu:graph/s", "urn:liantu:graph/nobody"
    whole = counted(address, NAMED, posted=posted)
    found = [
        counted(address, SPEAKS, posted=posted), counted(address, SPEAKS, ("default", source), posted=posted),
        counted(address, FROM, ("default", source), ("default", nobody), posted=posted),
        counted(address, NAMED, ("default", source), posted=posted), counted(address, NAMED, ("named", source), posted=posted),
        counted(address, NAMED, ("named", nobody), posted=posted), counted(address, COUNT, ("named", source), posted=posted),
    ]  # fmt: skip
    assert whole > 0
    assert found == [0, whole, whole, 0, whole, 0, 0]


def test_a_graph_that_is_no_iri_is_said(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        counted(address, SPEAKS, ("default", "not an iri"))
    assert (caught.value.code, "查询写得不对" in caught.value.read().decode()) == (400, True)


def test_an_update_is_refused_even_beside_a_query(address: str) -> None:
    body = urllib.parse.urlencode({"query": COUNT, "update": "CLEAR ALL"}).encode()
    with pytest.raises(urllib.error.HTTPError) as caught:
        ask(address, "", "", body, "application/x-www-form-urlencoded")
    assert caught.value.code == 400


def test_a_request_by_another_name_is_refused(address: str) -> None:
    request = urllib.request.Request(f"{address}?{urllib.parse.urlencode({'query': COUNT})}", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)
    assert caught.value.code == 403


def test_a_taken_port_is_said(asked: Graph, address: str) -> None:
    port = int(address.split(":")[2].split("/")[0])
    with pytest.raises(QueryFault, match=f"端口 {port} 用不了"):
        make_server(asked, port, 1)


def test_another_address_is_not_there(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        ask(address.replace("/sparql", "/other"), COUNT)
    assert caught.value.code == 404
