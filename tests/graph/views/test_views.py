"""What views do where something is not as it should be: interrupted, foreign, another ledger's, another ontology's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.engines.opening import EMBEDDED
from graph.errors import ViewFault
from graph.home import Home
from graph.ledger import Ledger
from graph.views.checking import differences
from graph.views.marker import UPDATING
from graph.views.views import BOTH, CYPHER, RDF, Views
from ontology.turtle import FOLDER, read_ontology
from tests.engines import views_of
from tests.graph.conftest import Open
from tests.graph.views.dump import cypher_dump, rdf_dump
from tests.graph.world import make_ledger, record, tie


def told(views: Views) -> Views:
    """Views of two firms, one of which supplies the other."""
    views.ledger.add([*record("s:1", "甲"), *record("s:2", "乙"), tie("supplies", "s:1", "s:2", share="0.4")])
    views.refresh()
    return views


def test_a_view_that_shows_the_ledger_is_left_alone(open_views: Open) -> None:
    assert {one.did for one in told(open_views()).refresh()} == {"kept"}


def test_an_interrupted_view_is_built_anew(open_views: Open) -> None:
    views = told(open_views())
    views.cypher.mark(replace(views.wanted(), state=UPDATING))
    assert [(one.did, one.why) for one in views.refresh((CYPHER,))] == [("built", "interrupted")]


def test_a_view_of_another_ontology_is_built_anew_and_says_so(open_views: Open) -> None:
    views = told(open_views())
    views.cypher.mark(replace(views.wanted(), ontology="another"))
    assert [(one.did, one.why) for one in views.refresh((CYPHER,))] == [("built", "ontology")]


def test_a_snapshot_that_the_ledger_never_had_builds_anew(open_views: Open) -> None:
    views = told(open_views())
    views.cypher.mark(replace(views.wanted(), snapshot="0" * 64))
    assert [(one.did, one.why) for one in views.refresh((CYPHER,))] == [("built", "snapshot")]


def test_counts_differ_where_a_view_lost_something_and_agree_after_repair(open_views: Open) -> None:
    views = told(open_views())
    assert differences(views, BOTH) == []
    with views.driver.session() as session:
        session.run("MATCH (a:LianTu {id: 's:1'})-[r:SUPPLIES]->() DELETE r").consume()
    assert [(one.what, one.ledger, one.found) for one in differences(views, BOTH)] == [("SUPPLIES", 1, 0)]
    views.refresh((CYPHER,), anew=True)
    assert differences(views, BOTH) == []


def test_an_engine_that_ended_since_is_started_again(engine_folder: Path) -> None:
    views = told(views_of(engine_folder, EMBEDDED))
    assert views.engine.server is not None
    views.engine.server.stop()
    assert {one.did for one in views.refresh()} == {"kept"}


def elsewhere(views: Views, ledger: Ledger) -> Views:
    """The same server as one that somebody else gave us by its address."""
    engine = views.engine
    environ = {"LIANTU_GRAPH": engine.uri, "LIANTU_GRAPH_USER": engine.user, "LIANTU_GRAPH_PASSWORD": engine.password}
    return Views(Home(views.home.folder / "elsewhere", ledger), environ)


def test_a_database_with_another_ledgers_view_is_refused(open_views: Open) -> None:
    views, ledger = told(open_views()), make_ledger()
    other = elsewhere(views, ledger)
    (views.home.folder / "elsewhere" / "run").mkdir(parents=True, exist_ok=True)
    with pytest.raises(ViewFault, match=f"里是另一个账本（{views.ledger.id[:8]}）的视图，不是这个账本（{ledger.id[:8]}）的"):
        other.refresh((CYPHER,))
    assert len(cypher_dump(views)) == 3


def test_a_database_with_foreign_nodes_is_refused(open_views: Open) -> None:
    views = told(open_views())
    with views.driver.session() as session:
        session.run("CREATE (:Stranger {name: 'x'})").consume()
    views.ledger.add(record("s:3", "丙"))
    try:
        with pytest.raises(ViewFault, match="里有 1 个不是链图写入的节点，没有动它"):
            views.refresh((CYPHER,))
    finally:
        with views.driver.session() as session:
            session.run("MATCH (n:Stranger) DELETE n").consume()


def test_a_class_added_in_turtle_alone_reaches_both_views(open_views: Open, tmp_path: Path) -> None:
    extra = Path(__file__).parents[2] / "ingest" / "new_class.ttl"
    ontology = read_ontology([*sorted(FOLDER.glob("*.ttl")), extra])
    new = next(name for name in ontology.classes if name not in make_ledger().ontology.classes)
    views = open_views(Ledger("sqlite://", ontology=ontology))
    views.ledger.add(record("s:1", "甲", new))
    views.refresh()
    assert any(new in row[0] for row in cypher_dump(views))
    assert any(new in line for line in rdf_dump(views))


def test_an_rdf_view_interrupted_while_it_is_written_stays_what_it_was(engine_folder: Path) -> None:
    views = told(views_of(engine_folder, EMBEDDED))
    before = rdf_dump(views)
    with pytest.raises(RuntimeError), views.rdf.generations.writing(empty=True):
        raise RuntimeError
    assert rdf_dump(views) == before
    assert [one.did for one in views.refresh((RDF,))] == ["kept"]


def test_a_full_disk_leaves_the_rdf_view_as_it_was(engine_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    views = told(views_of(engine_folder, EMBEDDED))
    before = rdf_dump(views)
    views.ledger.add(record("s:3", "丙"))
    monkeypatch.setattr("graph.views.rdf.generations._clone", no_space)
    with pytest.raises(ViewFault, match=r"写 RDF 视图没有成功：.*No space left on device"):
        views.refresh((RDF,))
    assert rdf_dump(views) == before


def no_space(*_: object) -> None:
    """What a full disk says."""
    raise OSError(28, "No space left on device")


def test_old_generations_are_removed_but_for_the_last_one(engine_folder: Path) -> None:
    views = told(views_of(engine_folder, EMBEDDED))
    for number in (4, 5, 6):
        views.ledger.add(record(f"s:{number}", f"厂{number}"))
        views.refresh((RDF,))
    assert len(list(views.rdf.generations.folder.glob("gen-*"))) == 2
