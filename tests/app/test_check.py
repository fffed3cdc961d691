"""`liantu check`."""

from __future__ import annotations

import pyoxigraph as ox
from sqlalchemy import text

from graph.checking import miscounts, misfits
from graph.home import Home
from graph.statement import Statement
from graph.views.rdf.terms import ENTITY, LT
from graph.views.views import RDF, Views
from tests.app.conftest import Ask, Call


def test_a_sound_ledger_passes(liantu: Call) -> None:
    result = liantu("check")
    assert (result.exit_code, result.output.count("✓")) == (0, 3)


def test_a_changed_row_breaks_the_snapshot(liantu: Call, home: Home) -> None:
    with home.ledger.engine.begin() as connection:
        connection.execute(text("update statement set value = '丙' where value = '乙厂'"))
    result = liantu("check")
    assert (result.exit_code, "✗ 快照与逐行重算一致" in result.output) == (1, True)


def test_a_wrong_count_is_found(home: Home) -> None:
    with home.ledger.engine.begin() as connection:
        connection.execute(text("update load set added = added + 1"))
    assert [(one.load, one.what, one.written - one.found) for one in miscounts(home.ledger)] == [(1, "added", 1)]


def test_a_record_that_breaks_a_shape_is_found(home: Home) -> None:
    home.ledger.add([Statement("t", "t:firm", "registeredCapital", value="-1", unit="元")])
    assert [(one.record, one.path) for one in misfits(home.ledger)] == [("t:firm", "registeredCapital")]


def test_a_relation_between_wrong_classes_is_found(home: Home) -> None:
    home.ledger.add([Statement("t", "t:zone", "produces", object="t:firm")])
    assert {one.path for one in misfits(home.ledger)} == {"from", "to"}


def test_a_class_and_a_property_that_the_ontology_no_longer_has_are_found(liantu: Call, home: Home) -> None:
    home.ledger.add([Statement("t", "t:old", "a", value="Entrprise"), Statement("t", "t:old", "nam", value="旧")])
    assert [(one.record, one.of, one.expected.split("、")[0]) for one in misfits(home.ledger)] == [
        ("t:old", "Entrprise", "Enterprise"), ("t:old", "nam", "name")]  # fmt: skip
    result = liantu("check")
    assert (result.exit_code, "t:old（Entrprise）" in result.output) == (1, True)


def forged(home: Home) -> None:
    """Another name for a firm in the RDF view, behind our back."""
    views = Views(home)
    views.refresh((RDF,))
    store = ox.Store(str(views.rdf.generations.current))
    (quad,) = store.quads_for_pattern(ox.NamedNode(f"{ENTITY}t:firm"), ox.NamedNode(f"{LT}name"), None)
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("假名"), ox.DefaultGraph()))
    store.flush()


def test_a_value_changed_in_a_view_is_found_and_repaired(liantu: Call, home: Home) -> None:
    forged(home)
    amiss, repaired = liantu("check"), liantu("check", "--repair")
    line = "  企业（Enterprise）：数目相同（1），内容与账本不同；见 t:firm"
    assert (amiss.exit_code, line in amiss.output.splitlines()) == (1, True)
    assert (repaired.exit_code, "已按账本重建，现在一致。" in repaired.output) == (0, True)
    assert liantu("check").exit_code == 0


def test_the_document_names_each_check_and_the_dormant_rules(document: Ask) -> None:
    found = document("check")
    assert [one["name"] for one in found["checks"]] == ["snapshot", "counts", "shapes"]
    assert "dormant" in found
