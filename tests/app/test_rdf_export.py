"""RDF as files: what they hold is the view, plus words about the file in Dublin Core."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from app.export import rdf_store
from app.export.rdf_files import DCT, EXPORT_GRAPH, FORMATS
from graph.home import Home
from graph.statement import Statement
from tests.app.conftest import Ask

ID = "urn:liantu:id/"


def parsed(path: str, form: str) -> list[ox.Quad]:
    return list(ox.parse(path=path, format=FORMATS[form]))


def facts_in(quads: Iterable[ox.Quad]) -> set[str]:
    """The triples of a file that are not about the file or the terms of its sources."""
    return {str(quad.triple) for quad in quads if not quad.predicate.value.startswith(DCT)}


def view(home: Home) -> set[str]:
    return {str(quad.triple) for quad in rdf_store(home).quads_for_pattern(None, None, None, ox.DefaultGraph())}


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_a_file_of_facts_is_the_default_graph(document: Ask, home: Home, form: str) -> None:
    quads = parsed(document("export", form)["files"][0], form)
    assert facts_in(quads) == view(home)
    assert len(quads) == len({str(quad) for quad in quads})


def test_turtle_is_isomorphic_to_the_view_as_rdflib_reads_both(document: Ask, home: Home) -> None:
    found, wanted = Graph().parse(document("export", "ttl")["files"][0]), Graph()
    for triple in [one for one in found if str(one[1]).startswith(DCT)]:
        found.remove(triple)
    store = rdf_store(home)
    wanted.parse(data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    assert isomorphic(found, wanted)


def test_n_quads_are_every_graph_of_the_view(document: Ask, home: Home) -> None:
    quads = parsed(document("export", "nq")["files"][0], "nq")
    own = [quad for quad in quads if getattr(quad.graph_name, "value", "") == EXPORT_GRAPH]
    assert {str(quad) for quad in quads if quad not in own} == {str(quad) for quad in rdf_store(home)}
    assert "urn:liantu:graph/t" in {getattr(quad.graph_name, "value", "") for quad in quads}


def test_each_source_brings_its_licence_and_attribution(document: Ask) -> None:
    for form in ("ttl", "nq", "jsonld"):
        told = {(q.subject, q.predicate.value, q.object) for q in parsed(document("export", form)["files"][0], form)}
        source = ox.NamedNode(f"{ID}t:source")
        assert (source, f"{DCT}license", ox.Literal("CC-BY-4.0")) in told
        assert (source, f"{DCT}rightsHolder", ox.Literal("甲局数据")) in told


def test_the_file_says_snapshot_ontology_date_and_kind(document: Ask, home: Home) -> None:
    quads = parsed(document("export", "ttl")["files"][0], "ttl")
    said = {q.predicate.value: q.object.value for q in quads if str(q.subject) == "<urn:liantu:export>"}  # type: ignore[union-attr]
    ledger = home.ledger
    wanted = {"identifier": ledger.snapshot(), "conformsTo": ledger.ontology.digest, "valid": "2026-09-30", "type": "真实数据"}
    assert {name: said[DCT + name] for name in wanted} == wanted


def test_a_part_holds_its_entities_and_the_relations_between_them(document: Ask, home: Home) -> None:
    quads = parsed(document("export", "ttl", "--ego", "硅片")["files"][0], "ttl")
    ends = {q.object.value for q in quads if q.predicate.value in ("urn:liantu:from", "urn:liantu:to")}  # type: ignore[union-attr]
    assert ends == {f"{ID}t:firm", f"{ID}t:wafer-product", f"{ID}t:wafer"}
    assert facts_in(quads) < view(home)
    assert f"<{ID}t:firm> <urn:liantu:operates>" not in "\n".join(facts_in(quads))


def test_an_earlier_load_is_written_as_it_was(document: Ask, home: Home) -> None:
    before = facts_in(parsed(document("export", "ttl")["files"][0], "ttl"))
    home.ledger.add([Statement("t", "t:firm", "shortName", value="乙硅")])
    assert facts_in(parsed(document("export", "ttl", "--at", "1")["files"][0], "ttl")) == before
    assert "乙硅" in Path(document("export", "ttl")["files"][0]).read_text(encoding="utf-8")


def test_json_ld_is_read_by_rdflib_too(document: Ask, home: Home) -> None:
    found = Dataset().parse(document("export", "jsonld")["files"][0], format="json-ld")
    assert len([quad for quad in found.quads() if not str(quad[1]).startswith(DCT)]) == len(view(home))
