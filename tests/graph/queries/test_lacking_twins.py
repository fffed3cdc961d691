"""The gap anti-join says the same on arrays, in Cypher and in SPARQL: random recipes with cycles and types in one ledger."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.arrays.lacking import lacking_upstream
from graph.arrays.view import array_view
from graph.asking.graph import Graph
from graph.asking.parameters import Binder
from graph.asking.questions import find_question
from graph.asking.sparql import bind
from graph.facts import read_facts
from graph.home import Home, open_home
from graph.views.rdf.worker import answer
from graph.views.views import CYPHER, RDF
from tests.graph.queries.test_states_twins import engine, opened
from tests.worlds import AS_OF, Sketch, zone

pytestmark = pytest.mark.xdist_group("states-twins")
__all__ = ["engine"]
NUMBER, SLOTS, QUESTION = 12, 5, "upstream-closure"
NAMES = ("a", "b", "c", "d", "e", "f")


def random_recipes(seed: int) -> Sketch:
    """A zone whose link `l` is made up by `p`; what `p` needs, whatever fills it, and who makes it where, as chance has it."""
    chance, sketch = random.Random(seed), zone()
    for name in NAMES:
        sketch.record(name, "Product")
    for number in range(SLOTS):
        slot = f"slot{number}"
        sketch.record(slot, "InputSlot", slotKind=chance.choice(["material", "operation", "equipment"]))
        sketch.relate(chance.choice(("p", *NAMES)) if number else "p", "requires", slot, essential=chance.choice(["true", "false"]))
        for filler in chance.sample(("p", *NAMES), 2):
            sketch.relate(filler, "fills", slot)
    for low, high in ((1, 0), (2, 1), (4, 3)):
        if chance.random() < 0.6:
            sketch.relate(NAMES[low], "isTypeOf", NAMES[high])
    for number in range(6):
        firm = f"厂{number}"
        kind, place = chance.choice(["factory", "registered", "office"]), chance.choice(["zone", "zone", "city", "abroad"])
        sketch.firm(firm, kind, place=place, status=chance.choice(["", "operating", "vacated"]))
        sketch.relate(firm, "produces", chance.choice(("p", *NAMES)))
    return sketch


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """All worlds in one ledger, each with keys and names of its own."""
    found = open_home(tmp_path_factory.mktemp("lacking"), kind="示例")

    def own(text: str, seed: int) -> str:
        return text.replace("t:", f"t:w{seed}-") if text.startswith("t:") else text

    found.ledger.add([
        one._replace(subject=own(one.subject, seed), object=own(one.object, seed),
                     value=f"w{seed}-{one.value}" if one.predicate == "name" else one.value)
        for seed in range(NUMBER) for one in random_recipes(seed).statements
    ])  # fmt: skip
    return found


@pytest.fixture(scope="module")
def views(home: Home, engine: str, engine_folder: Path) -> Iterator[Graph]:
    yield from opened(home, engine, engine_folder)


def told(graph: Graph, engine: str, link: str, place: str) -> set[str]:
    """Labels of the products for which the question finds no maker here."""
    given = {"link": link, "place": place}
    if engine != RDF:
        rows = graph.query(QUESTION, given, language=CYPHER, as_of=AS_OF, seconds=300.0).rows
        return {str(row[0]) for row in rows if row[2] == 0}
    graph.views.refresh((RDF,))
    question, store = find_question(QUESTION), graph.views.rdf.generations.reading()
    assert store is not None
    bound = Binder(store, graph.views.ledger.ontology, "", AS_OF).bind(question, given)
    found = answer(store, bind(question.sparql, {one: value.sparql for one, value in bound.items()}), None)
    return {str(row[0]) for row in found["rows"] if row[2] == 0}


def test_what_nobody_here_makes_upstream_is_the_same(home: Home, views: Graph, engine: str) -> None:
    facts = read_facts(home.ledger, as_of=AS_OF)
    view = array_view(facts)
    found = []
    for seed in range(NUMBER):
        ours = {facts.label(one) for one in lacking_upstream(view, f"t:w{seed}-p", f"t:w{seed}-zone")}
        assert ours == told(views, engine, f"t:w{seed}-l", f"t:w{seed}-zone"), seed
        found.append(ours)
    assert any(found)
    assert len({len(one) for one in found}) > 2
