"""What stops when each firm, controller, link or region goes: counted, weighted, and ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.stops.circling import blocked
from graph.analysis.stops.fallen import Fallen, fallen
from graph.analysis.stops.removals import Removal, find_removal, removals
from graph.analysis.stops.supply import Supply
from graph.arrays.recipes import Closure, Entries
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stop:
    """What goes with one source. `stopped` counts products whose making here stops for certain, `others` those of them that the
    source does not supply itself, `cut` inputs that can no longer be got, `perhaps` further products whose making stops unless a
    pending source is one. `weight` sums the weights known of products stopped for certain (None where no
    weights were given), `unweighted` counts those without one."""

    kind: str
    id: str
    label: str
    stopped: int
    others: int
    cut: int
    perhaps: int
    weight: float | None
    unweighted: int

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `sources`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Stops:
    """An answer: the ranking (`products` empty), or one source with what falls with it. `made` counts products that are made here
    and can be had; `looping` names those made here that only a cycle supplies; `unsourced` slots taken as met; `unfelt` says why
    nothing falls with the one source asked about."""

    header: Header
    made: int
    sources: tuple[Stop, ...]
    products: tuple[Fallen, ...]
    looping: tuple[str, ...]
    unsourced: tuple[str, ...]
    unfelt: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu stops --json`."""
        return {"schema": 1, **self.header.head(), "made_here": self.made, "sources": [one.as_dict() for one in self.sources],
                "products": [one.as_dict() for one in self.products], "looping": list(self.looping),
                "unsourced_slots": list(self.unsourced), "unfelt": self.unfelt}  # fmt: skip


def stops(facts: Facts, place: str, what: str = "", weights: Mapping[str, float] | None = None) -> Stops:
    """What stops in a place when a source goes: for one source by name, else for each, the worst first.

    Sources are firms, controllers of several firms, links (all makers here), regions outside, or all sources of one product.
    `weights` gives products (ids) a weight, such as revenue or demand; a product without one is counted apart. What is not
    loaded is no source: more sources than are known may exist. Raises UnknownName.
    """
    supply = Supply(World(facts, place))
    chosen = [find_removal(supply, what)] if what else removals(supply)
    ranked = _ranked(supply, chosen, weights)
    products = tuple(fallen(supply, chosen[0])) if what else ()
    label = facts.label
    return Stops(header(supply.world, ALL), _made(supply), tuple(ranked), products,
                 tuple(label(one) for one in looping(supply)), tuple(label(one) for one in supply.unsourced),
                 _unfelt(supply, chosen[0]) if what and not products else "")  # fmt: skip


def _unfelt(supply: Supply, removal: Removal) -> str:
    """Why nothing falls with a removal: what it makes here can not be had anyway, or others supply the rest."""
    entries = [one for one in removal.entries if not one.pending]
    if not entries:
        return "它是待复核的来源，没有算进来"
    here = sorted({one.product for one in entries if one.here and not supply.closure.had[supply.making(one.product)]})
    had = {one for one in supply.products if supply.closure.had[supply.rows[one]]}
    why = (blocked(supply, one, had, lambda other: other in supply.of_product, supply.unsourced) for one in here)
    idle = [f"{supply.world.facts.label(one)}本来就推不出来" + (f"，{block.words(supply)}" if block else "")
            for one, block in zip(here, why, strict=True)]  # fmt: skip
    return "；".join([*(["还有别的来源"] if any(one.product not in here for one in entries) else []), *idle])


def _made(supply: Supply) -> int:
    """How many products are made here and can be."""
    return sum(bool(supply.closure.had[supply.making(one)]) for one in supply.products if supply.made_here(one))


def looping(supply: Supply) -> list[str]:
    """Products whose makers here get what they need from one another alone: the least fixpoint leaves them out."""
    had = supply.closure.had
    return [product for product in supply.products if supply.made_here(product) and not had[supply.making(product)]]


@dataclass(frozen=True, slots=True)
class _Masks:
    """By row: the making of a product here; having one that is not made here; the known weight of a making, NaN where unknown."""

    making: Floats
    getting: Floats
    weights: Floats


def _masks(supply: Supply, weights: Mapping[str, float]) -> _Masks:
    making, getting, known = np.zeros(2 * len(supply.rows)), np.zeros(2 * len(supply.rows)), np.full(2 * len(supply.rows), np.nan)
    for product in supply.products:
        if supply.made_here(product):
            making[supply.making(product)] = 1
            known[supply.making(product)] = weights.get(product, np.nan)
        else:
            getting[supply.rows[product]] = 1
    return _Masks(making, getting, known)


def _ranked(supply: Supply, chosen: Sequence[Removal], weights: Mapping[str, float] | None) -> list[Stop]:
    masks, certain = _masks(supply, weights or {}), _fallen_sums(supply, chosen, supply.generous, pending=True)
    stopped, cut, heavy = certain(masks.making), certain(masks.getting), certain(np.nan_to_num(masks.weights))
    blank = certain(masks.making * np.isnan(masks.weights))
    strict = _fallen_sums(supply, chosen, supply.closure, pending=False)(masks.making) if supply.pending else stopped
    weighed = weights is not None
    found = [
        Stop(one.kind, one.id, supply.named(one.id), int(stopped[place]), int(stopped[place]) - _own(supply, one),
             int(cut[place]), int(strict[place] - stopped[place]), heavy[place] if weighed else None,
             int(blank[place]) if weighed else 0)
        for place, one in enumerate(chosen)
    ]  # fmt: skip
    return sorted(found, key=_worst)


def _worst(one: Stop) -> tuple[object, ...]:
    return -(one.weight or 0.0), -one.others, -one.stopped, -one.cut, -one.perhaps, one.kind, one.label, one.id


def _fallen_sums(supply: Supply, chosen: Sequence[Removal], closure: Closure, *, pending: bool) -> Callable[[Floats], list[float]]:
    """Sums, for each removal, over what falls in a closure of what can be had by known sources alone."""
    taken = Entries.of([supply.taken(one.entries, pending=pending) for one in chosen])

    def summed(each: Floats) -> list[float]:
        return [float(one) for one in closure.falls(taken, each * supply.closure.had)[1]]

    return summed


def _own(supply: Supply, removal: Removal) -> int:
    """How many products lose their last maker here, pending ones too, with the removal itself."""
    had, gone = supply.closure.had, set(removal.entries)
    return sum(bool(had[supply.making(product)]) and gone.issuperset(one for one in supply.all_of(product) if one.here)
               for product in {one.product for one in gone if one.here and not one.pending})  # fmt: skip
