"""What was changed in a view behind our back is found, named, and gone after the view is built anew."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.engines.opening import EMBEDDED
from graph.views.checking import Difference, differences
from graph.views.rdf.telling import canonical
from graph.views.rdf.terms import ENTITY, LT, RDFS, text
from graph.views.tally import LOOKED_INTO, Item, gaps_between
from graph.views.views import BOTH, CYPHER, RDF, Views
from tests.engines import views_of
from tests.graph.conftest import Open
from tests.graph.world import make_ledger, record, tie

FIRM = ox.NamedNode(f"{ENTITY}s:1")


def told(views: Views, which: tuple[str, ...] = BOTH) -> Views:
    """Views of a product, a zone and two firms, one of which supplies the other twice and is told in signs that are escaped."""
    views.ledger.add([
        *record("s:1", '甲\t"厂"\\\u3000\x7f'), *record("s:2", "乙"), *record("s:p", "棒材", "Product"),
        *(tie("supplies", "s:1", "s:2", share="0.40")._replace(valid_from=year) for year in ("2018", "2020")),
        tie("produces", "s:1", "s:p"), tie("supplies", "s:1", "s:bare"),
    ])  # fmt: skip
    views.refresh(which)
    return views


@pytest.fixture(scope="module")
def rdf(engine_folder: Path) -> Views:
    """Views of which only the RDF one is made."""
    return told(views_of(engine_folder / "checked", EMBEDDED, make_ledger()), (RDF,))


def found(views: Views, view: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """What differs, which is gone after a repair."""
    gaps: list[Difference] = differences(views, (view,))
    views.refresh((view,), anew=True)
    assert differences(views, (view,)) == []
    return [(one.what, one.ledger, one.found, one.ids) for one in gaps]


def test_what_was_changed_in_the_graph_is_found(open_views: Open) -> None:
    views = told(open_views(make_ledger()))
    share, conflict = versions(views)
    with views.driver.session() as session:
        for text in (
            "MATCH (n:LianTu {id: 's:1'}) SET n.name = '假'", "MATCH (n:LianTu {id: 's:2'}) REMOVE n.sources",
            "MATCH (n:LianTu {id: 's:bare'}) SET n.unheard = true", "MATCH (n:LianTu {id: 's:p'}) DETACH DELETE n",
            f"MATCH (:LianTu {{id: 's:1'}})-[r:SUPPLIES {{id: '{share}'}}]->(:LianTu) SET r.share = 0.5",
            f"MATCH (:LianTu {{id: 's:1'}})-[r:SUPPLIES {{id: '{conflict}'}}]->(:LianTu) SET r.conflict = 'false'",
        ):  # fmt: skip
            session.run(text).consume()
    gaps = found(views, CYPHER)
    assert [(what, ledger, held) for what, ledger, held, _ in gaps] == [
        ("Enterprise", 2, 2), ("LianTu", 1, 1), ("PRODUCES", 1, 0), ("Product", 1, 0), ("SUPPLIES", 3, 3)]  # fmt: skip
    assert [ids for *_, ids in gaps if len(ids) > 1] == [("s:1", "s:2"), tuple(sorted((share, conflict)))]


def versions(views: Views) -> tuple[str, ...]:
    """The ids of the two dated relationships, as the RDF view has them."""
    store = views.rdf.generations.reading()
    assert store is not None
    quads = store.quads_for_pattern(None, ox.NamedNode(f"{LT}validFrom"), None, ox.DefaultGraph())
    return tuple(sorted(quad.subject.value.removeprefix(f"{LT}fact/") for quad in quads if isinstance(quad.subject, ox.NamedNode)))


def changed(views: Views, remove: tuple[ox.NamedNode, str], add: str = "") -> None:
    """Take the triples of a subject and predicate out of the store, and put in one with another value."""
    path = views.rdf.generations.current
    assert path is not None
    store, (subject, predicate) = ox.Store(str(path)), remove
    for quad in list(store.quads_for_pattern(subject, ox.NamedNode(predicate), None, ox.DefaultGraph())):
        store.remove(quad)
    if add:
        store.add(ox.Quad(subject, ox.NamedNode(predicate), ox.Literal(add), ox.DefaultGraph()))
    store.flush()


@pytest.mark.parametrize(("predicate", "add", "gap"), [
    (f"{LT}name", "假", ("Enterprise", 2, 2, ("s:1",))), (f"{RDFS}label", "", ("Enterprise", 2, 2, ("s:1",))),
    (f"{LT}supplies", "", ("SUPPLIES", 2, 0, ("s:1",))), (f"{LT}unheard", "多", ("Enterprise", 2, 2, ("s:1",))),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "", ("Enterprise", 2, 1, ("s:1",))),
])  # fmt: skip
def test_a_triple_changed_in_the_store_is_found(rdf: Views, predicate: str, add: str, gap: tuple[object, ...]) -> None:
    changed(rdf, (FIRM, predicate), add)
    assert found(rdf, RDF) == [gap]


def test_a_value_of_a_relation_changed_in_the_store_is_found(rdf: Views) -> None:
    version, _ = versions(rdf)
    changed(rdf, (ox.NamedNode(f"{LT}fact/{version}"), f"{LT}share"), "0.5")
    assert found(rdf, RDF) == [("SUPPLIES", 3, 3, (version,))]


def test_a_statement_changed_in_the_store_is_found(rdf: Views) -> None:
    path = rdf.rdf.generations.current
    store = ox.Store(str(path))
    graph = next(one for one in store.named_graphs() if str(one.value) == f"{LT}graph/s")
    quad = next(iter(store.quads_for_pattern(None, None, None, graph)))
    store.remove(quad)
    store.flush()
    del store
    ((what, ledger, held, ids),) = found(rdf, RDF)
    assert (what, ledger - held, ids) == ("s", 1, (str(quad.subject)[1:-1].removeprefix(f"{LT}statement/"),))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_line_reads_as_the_store_gives_it_back(words: str) -> None:
    line = f"<{LT}id/a> <{LT}name> {text(words)} ."
    store = ox.Store()
    store.load(line.encode(), ox.RdfFormat.N_QUADS, lenient=True)
    assert canonical(line) == str(next(iter(store)))


def of(*said: tuple[str, str, str]) -> list[Item[str]]:
    """Things as they are told."""
    return list(said)


def test_what_two_tellings_share_in_another_order_is_no_gap() -> None:
    one, other = of(("g", "1", "a"), ("g", "2", "b"), ("h", "3", "c")), of(("h", "3", "c"), ("g", "2", "b"), ("g", "1", "a"))
    assert list(gaps_between(lambda: one, lambda: other)) == []


def test_a_thing_told_twice_is_a_gap() -> None:
    ((group, ours, theirs, ids),) = [(one.group, one.ours, one.theirs, one.ids) for one in gaps_between(
        lambda: of(("g", "1", "a")), lambda: of(("g", "1", "a"), ("g", "1", "a")))]  # fmt: skip
    assert (group, ours, theirs, ids) == ("g", 1, 2, ("1",))


def test_of_very_many_gaps_some_are_named() -> None:
    (gap,) = gaps_between(lambda: of(*(("g", str(one), str(one)) for one in range(20_000))), lambda: of())
    assert (gap.ours, gap.theirs) == (20_000, 0)
    assert LOOKED_INTO <= len(gap.ids) < 2_000
