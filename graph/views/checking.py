"""Ledger and views held against each other: how many of each class and relation, and all that is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts import read_history
from graph.views.cypher.telling import Teller
from graph.views.projection import Projection
from graph.views.rdf import telling
from graph.views.rdf.differing import by_class
from graph.views.tally import gaps_between
from graph.views.views import CYPHER, RDF, Views


@dataclass(frozen=True, slots=True)
class Difference:
    """A class, relation or source of which a view says something else than the ledger.

    `ledger` and `found` are how many each holds (0: none; of a source: triples); where they are the same, values differ.
    `ids` are entities, facts or statements that differ, sorted: all, or some of very many.
    """

    view: str
    what: str
    ledger: int
    found: int
    ids: tuple[str, ...] = ()


def differences(views: Views, which: Iterable[str]) -> list[Difference]:
    """Where ready views differ from the ledger at the load they show. A view that is behind is refreshed first.

    Each side is read as a stream, and once more where sums differ. Raises ViewFault, EngineFault.
    """
    views.refresh(tuple(which))
    return [one for view in which for one in (_of_cypher(views) if view == CYPHER else _of_rdf(views))]


def _of_cypher(views: Views) -> Iterator[Difference]:
    teller, load = Teller(views.ledger.ontology), views.wanted().load
    ledger, view = views.ledger, views.cypher
    for one in gaps_between(lambda: teller.projected(Projection(read_history(ledger, load))), lambda: view.told(teller)):
        yield Difference(CYPHER, one.group, one.ours, one.theirs, one.ids)


def _of_rdf(views: Views) -> Iterator[Difference]:
    store, load = views.rdf.generations.reading(), views.wanted().load
    assert store is not None
    gaps = list(gaps_between(lambda: telling.made(views.ledger, load), lambda: telling.held(store)))
    for one in by_class(gaps, store, views.ledger.ontology):
        yield Difference(RDF, one.group, one.ours, one.theirs, one.ids)
