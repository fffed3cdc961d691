"""What stops when each firm, controller, link or region goes: counted, weighted, and ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from graph.analysis.stops.fallen import Fallen, fallen
from graph.analysis.stops.removals import Removal, find_removal, removals
from graph.analysis.stops.supply import Supply
from graph.arrays.recipes import Entries
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Stop:
    """What goes with one source. `stopped` counts products whose making here stops, `others` those of them that the source does
    not supply itself, `cut` inputs that can no longer be got. `weight` sums the weights known of stopped products (None where no
    weights were given), `unweighted` counts those without one."""

    kind: str
    id: str
    label: str
    stopped: int
    others: int
    cut: int
    weight: float | None
    unweighted: int

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `sources`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Stops:
    """An answer: the ranking (`products` empty), or one source with what falls with it. `made` counts products that are made here
    and can be had; `looping` names those made here that only a cycle supplies; `unsourced` slots taken as met."""

    header: Header
    made: int
    sources: tuple[Stop, ...]
    products: tuple[Fallen, ...]
    looping: tuple[str, ...]
    unsourced: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu stops --json`."""
        head = {name: getattr(self.header, name) for name in ("snapshot", "ontology", "place", "place_label", "scope", "as_of")}
        return {"schema": 1, **head, "made_here": self.made, "sources": [one.as_dict() for one in self.sources],
                "products": [one.as_dict() for one in self.products], "looping": list(self.looping),
                "unsourced_slots": list(self.unsourced)}  # fmt: skip


def stops(facts: Facts, place: str, what: str = "", weights: Mapping[str, float] | None = None) -> Stops:
    """What stops in a place when a source goes: for one source by name, else for each, the worst first.

    Sources are firms, controllers of several firms, links (all makers here), regions outside, or all sources of one product.
    `weights` gives products (ids) a weight, such as revenue or demand; a product without one is counted apart. What is not loaded is
    no source: a source more than is known may exist. Raises UnknownName.
    """
    supply = Supply(World(facts, place))
    chosen = [find_removal(supply, what)] if what else removals(supply)
    ranked = _ranked(supply, chosen, weights)
    products = tuple(fallen(supply, chosen[0])) if what else ()
    label = facts.label
    return Stops(header(supply.world, ALL), int(_making(supply).sum()), tuple(ranked), products,
                 tuple(label(one) for one in looping(supply)), tuple(label(one) for one in supply.unsourced))  # fmt: skip


def looping(supply: Supply) -> list[str]:
    """Products made here that cannot be had, since all they rest on rests on them: the least fixpoint leaves them out."""
    had = supply.closure.had
    return [product for product in supply.products if supply.made_here(product) and not had[supply.rows[product]]]


def _making(supply: Supply) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Of each product, whether it is made here and can be had."""
    made = np.zeros(len(supply.book.products), dtype=bool)
    made[[supply.rows[one.product] for one in supply.entries if one.here]] = True
    return made & supply.closure.had


def _ranked(supply: Supply, chosen: Sequence[Removal], weights: Mapping[str, float] | None) -> list[Stop]:
    taken = Entries.of([supply.taken(list(one.entries)) for one in chosen])
    making = _making(supply)
    known = np.full(len(making), np.nan)
    for product, weight in (weights or {}).items():
        if product in supply.rows:
            known[supply.rows[product]] = weight
    counts, stopped = supply.closure.falls(taken, making)
    _, summed = supply.closure.falls(taken, np.where(making, np.nan_to_num(known), 0.0))
    _, blank = supply.closure.falls(taken, making & np.isnan(known))
    found = [
        Stop(removal.kind, removal.id, supply.world.facts.label(removal.id), int(stopped[place]),
             int(stopped[place]) - _own(supply, removal, making), int(counts[place] - stopped[place]),
             float(summed[place]) if weights is not None else None, int(blank[place]) if weights is not None else 0)
        for place, removal in enumerate(chosen)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-(one.weight or 0.0), -one.others, -one.stopped, -one.cut, one.kind, one.label, one.id))


def _own(supply: Supply, removal: Removal, making: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    """How many products made here lose their last source themselves."""
    gone = {one.product for one in removal.entries}
    return sum(bool(making[supply.rows[product]]) and all(one in removal.entries for one in supply.of_product[product])
               for product in gone)  # fmt: skip
