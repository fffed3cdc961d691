"""One product: of all that lies upstream of it, what nobody in a place makes, told from the array view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.analysis.stops.product import NAMED
from graph.arrays.lacking import lacking_upstream
from graph.arrays.view import array_view
from graph.facts import Facts
from graph.names import find_one
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class ProductLacking:
    """Products upstream of one (through slots of every kind, and types of what fills them) that no actor with a registered address
    or factory in the place produces: (id, label), by label. Nobody known is not nobody: of each, `gaps` says what was surveyed."""

    header: Header
    product: str
    label: str
    lacking: tuple[tuple[str, str], ...]

    def as_dict(self) -> dict[str, object]:
        """One JSON document; `lacking` as objects of id and label."""
        told = [{"id": id, "label": label} for id, label in self.lacking]
        return {"schema": 1, **self.header.head(), "product": self.product, "label": self.label, "lacking": told}


def lacking(facts: Facts, product: str, place: str, folder: Path | None = None) -> ProductLacking:
    """What is lacking upstream of a product. With a folder (a home's) the array view is kept in its cache.

    Raises UnknownName.
    """
    world, target = World(facts, place), find_one(facts, product, "Product", NAMED)
    found = lacking_upstream(array_view(facts, folder), target, world.place)
    named = sorted(((id, facts.label(id)) for id in found), key=lambda one: (one[1], one[0]))
    return ProductLacking(header(world, ALL), target, facts.label(target), tuple(named))
