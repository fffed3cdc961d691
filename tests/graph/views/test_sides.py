"""The changes between two loads, put on what stood before, make what stands after: nodes, relationships and lines of RDF."""

from __future__ import annotations

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import read_history
from graph.ledger import Ledger
from graph.statement import Statement, pack
from graph.views.changes import read_changes
from graph.views.items import Edge, Node
from graph.views.projection import Projection
from graph.views.rdf.quads import QuadWriter
from tests.graph.views.test_changes import KEYS, YEARS, stories, tell
from tests.graph.world import make_ledger, record

FIRMS, PRODUCTS, LINKS = (tuple(f"{source}:{kind}{number}" for source in "st" for number in (1, 2)) for kind in ("f", "p", "l"))
CLASSES = {**dict.fromkeys(FIRMS, "Enterprise"), **dict.fromkeys(PRODUCTS, "Product"), **dict.fromkeys(LINKS, "ChainLink")}
ENDS = {"produces": (FIRMS, PRODUCTS), "occupies": (FIRMS, LINKS), "makesUp": (PRODUCTS, LINKS), "supplies": (FIRMS, FIRMS)}


@st.composite
def tied(draw: st.DrawFn) -> list[Statement]:
    """A relation of a chain, perhaps dated, perhaps with a period or a share."""
    predicate = draw(st.sampled_from(sorted(ENDS)))
    starts, ends = ENDS[predicate]
    start, end, since = draw(st.sampled_from(starts)), draw(st.sampled_from(ends)), draw(st.sampled_from(YEARS))
    period = draw(st.sampled_from(("", "2018", "2019"))) if predicate in ("produces", "supplies") else ""
    said = pack({"share": draw(st.sampled_from(("0.2", "0.5")))}) if predicate == "supplies" else ""
    return [Statement(draw(st.sampled_from("st")), start, predicate, object=end, valid_from=since, period=period, qualifiers=said)]


@st.composite
def chains(draw: st.DrawFn) -> list[tuple[str, object]]:
    """Loads of small chains whose firms are at a link by several products at once."""
    things = [record(key, draw(st.sampled_from("甲乙丙")), cls) for key, cls in CLASSES.items() if draw(st.booleans())]
    first = [*chain.from_iterable([*things, *draw(st.lists(tied(), min_size=4, max_size=14))])]
    more = st.lists(tied(), min_size=1, max_size=3).map(lambda some: [*chain.from_iterable(some)])
    later = st.one_of(st.tuples(st.just("retract"), st.integers(1, 4)), st.tuples(st.just("add"), more))
    return [("add", first), *draw(st.lists(later, min_size=1, max_size=4))]


def shown(ledger: Ledger, load: int) -> tuple[dict[str, Node], dict[str, Edge], set[str]]:
    """All nodes, relationships and lines after a load."""
    projection, writer = Projection(read_history(ledger, load)), QuadWriter(ledger.ontology)
    nodes, edges = {one.id: one for one in projection.nodes()}, {one.id: one for one in projection.edges()}
    return nodes, edges, lines(writer, nodes, edges)


def lines(writer: QuadWriter, nodes: dict[str, Node], edges: dict[str, Edge]) -> set[str]:
    """What RDF says of these items."""
    return {*chain.from_iterable(chain(map(writer.node, nodes.values()), map(writer.edge, edges.values())))}


def follows(ledger: Ledger, before: int, after: int) -> None:
    """The changes between two loads lead from the one to the other."""
    changes = read_changes(ledger, before, after)
    assert changes is not None
    nodes, edges, said = shown(ledger, before)
    old, new = changes.before, changes.after
    for held, went, came in ((nodes, old.nodes, new.nodes), (edges, old.edges, new.edges)):
        assert all(held[key] == item for key, item in went.items())
        for key in went.keys() - came.keys():
            del held[key]
        held.update(came)  # type: ignore[arg-type]
    writer = QuadWriter(ledger.ontology)
    gone, fresh = lines(writer, old.nodes, old.edges), lines(writer, new.nodes, new.edges)
    assert (nodes, edges, (said - (gone - fresh)) | (fresh - gone)) == shown(ledger, after)


@settings(max_examples=60, deadline=None)
@given(st.one_of(stories(), chains()))
def test_changes_lead_from_what_stood_to_what_stands(story: list[tuple[str, object]]) -> None:
    ledger = make_ledger()
    ledger.add(record(KEYS[0], "甲"))
    for step in story:
        before = ledger.last_load()
        tell(ledger, step)
        follows(ledger, before, ledger.last_load())
    follows(ledger, 1, ledger.last_load())


def test_relations_that_nothing_touched_are_not_looked_at() -> None:
    ledger = make_ledger()
    products = [f"s:p{number}" for number in range(20)]
    told = [Statement("s", "s:f", "produces", object=one) for one in products]
    ledger.add([*record("s:f", "甲"), *chain.from_iterable(record(one, one, "Product") for one in products), *told])
    ledger.add([Statement("s", "s:f", "produces", object="s:p0", qualifiers=pack({"revenueShare": "0.5"}))])
    changes = read_changes(ledger, 1, 2)
    assert changes is not None
    assert [len(side.edges) for side in (changes.before, changes.after)] == [1, 1]


def retelling(first: list[Statement], second: list[Statement]) -> Ledger:
    """Two loads, then the second taken back; each step is followed by its changes."""
    ledger = make_ledger()
    ledger.add(first)
    ledger.add(second)
    ledger.retract(2)
    follows(ledger, 1, 2)
    follows(ledger, 2, 3)
    return ledger


def made(*products: str) -> list[Statement]:
    """What a firm makes, by a source of its own."""
    return [Statement("t", "s:f", "produces", object=one) for one in products]


def test_a_firm_stays_at_its_link_while_another_product_puts_it_there() -> None:
    parts = [Statement("s", product, "makesUp", object="s:l") for product in ("s:p", "s:q")]
    retelling([*record("s:f", "甲"), *parts, *made("s:p")], made("s:q"))
    retelling([*record("s:f", "甲"), *parts, Statement("s", "s:f", "occupies", object="s:l")], made("s:q"))
    retelling([*record("s:f", "甲"), *parts, *made("s:p")], [Statement("s", "s:f", "occupies", object="s:l")])


def test_a_pair_stays_tied_while_another_period_ties_it() -> None:
    said = [Statement("s", "s:f", "supplies", object="s:g", period=year) for year in ("2018", "2019")]
    retelling([*record("s:f", "甲"), said[0]], [said[1]])


def test_a_subject_that_only_relations_tell_of_keeps_its_node() -> None:
    retelling(made("s:p"), made("s:q"))
    retelling(made("s:p"), record("s:f", "甲"))
