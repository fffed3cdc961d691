"""What a place can make by itself: the closure over counted makers here alone, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graph.analysis.stops.alone import Alone
from graph.analysis.stops.supply import Supply
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Made:
    """One product that someone here makes. `alone`: whether all its essential inputs, and theirs, are made here too; None where
    nobody can say: no recipe of it or of an input is loaded, nobody lists what fills a slot or looked who makes it here, or a maker
    to be reviewed decides.
    `lacking` are the slots that nothing here meets of all that is listed for them; `unlisted` those for which nothing is."""

    id: str
    label: str
    firms: tuple[str, ...]
    alone: bool | None
    lacking: tuple[str, ...]
    unlisted: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class CanMake:
    """What a place makes, and what of it by itself."""

    header: Header
    products: tuple[Made, ...]

    def as_dict(self) -> dict[str, object]:
        """One JSON document."""
        return {"schema": 1, **self.header.head(), "products": [one.as_dict() for one in self.products]}


def can_make(facts: Facts, place: str) -> CanMake:
    """Every product that a counted firm in the place makes: whether the place can make it by itself, and if not, why.

    The least fixpoint: what only rests on itself, round whatever cycle, is not made by itself, and that is said.
    Raises UnknownName.
    """
    supply = Supply(World(facts, place), outside=False)
    made = sorted(_each(supply), key=lambda one: (one.alone is None, not one.alone, one.label, one.id))
    return CanMake(header(supply.world, ALL), tuple(made))


def _each(supply: Supply) -> Iterator[Made]:
    facts, case = supply.world.facts, Alone(supply)
    for product, firms in supply.sourcing.makers_here.items():
        named = tuple(sorted(map(facts.label, firms)))
        lacking, unlisted = (tuple(map(facts.label, found)) for found in (case.lacking(product), case.unlisted(product)))
        yield Made(product, facts.label(product), named, case.alone(product), lacking, unlisted, case.proof(product))
