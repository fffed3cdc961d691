"""One product: the sources, alone or two together, that cut it off; and the smallest set of arrivals that lets it be made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from graph.analysis.stops.alone import Alone
from graph.analysis.stops.circling import Block, blocked, open_point, rounds
from graph.analysis.stops.supply import Supply
from graph.arrays.arrivals import least_arrivals
from graph.arrays.cuts import minimal_cuts
from graph.arrays.recipes import Closure
from graph.arrays.stated import lost_slots
from graph.facts import Facts
from graph.names import find_one
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.sources import makers
from graph.states.world import World

NAMED = ("name", "alias", "productCode")


@dataclass(frozen=True, slots=True)
class ProductCuts:
    """Minimal cuts of a product by independent sources (controllers of firms, places outside), as labels; they cut even if every
    pending source is one. `perhaps`: those that alone would cut it if none were. `had`: whether it can be had at all."""

    header: Header
    product: str
    label: str
    had: bool
    singles: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    perhaps: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """One JSON document."""
        return {"schema": 1, **_document(self)}


@dataclass(frozen=True, slots=True)
class ProductArrivals:
    """The fewest arrivals (products whose makers come, or firms) that let a product be made in a place. `possible`: whether any
    known ones do; `outside`: whether known sources outside were counted.

    `bound`: no set of fewer than that does, of what is loaded (`proven`); `cuts`: how many times a cycle had to be ruled out.
    `unknown`: nobody can say whether it is impossible, or whether so many are needed. `at_best`: how many are needed at least,
    whatever the unknown (pending makers, unlisted fillers, unsurveyed makers) comes to; None: it is impossible.
    `unsurveyed`: what nobody looked for here, taken as not made here; `untold`: what has no recipe, taken as needing nothing.
    """

    header: Header
    product: str
    label: str
    outside: bool
    possible: bool
    arrivals: tuple[tuple[str, str], ...]
    bound: float
    proven: bool
    cuts: int
    proof: str
    unknown: bool = False
    at_best: int | None = None
    unsurveyed: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """One JSON document; `arrivals` as objects of id and label."""
        return {"schema": 1, **_document(self), "arrivals": [{"id": id, "label": label} for id, label in self.arrivals]}


def _document(found: ProductCuts | ProductArrivals) -> dict[str, object]:
    """The fields of an answer, those of its header first."""
    return {**found.header.head(), **{name: value for name, value in asdict(found).items() if name != "header"}}


def cuts(facts: Facts, product: str, place: str) -> ProductCuts:
    """All minimal cuts of one and two sources, as seen from a place: counted makers here by recipe, sources outside by name.

    Exact for what is loaded. Raises UnknownName.
    """
    target = find_one(facts, product, "Product", NAMED)
    supply = Supply(World(facts, place), target)
    owners, label, head, row = sorted(supply.independent), facts.label(target), header(supply.world, ALL), supply.rows[target]
    certain, known = (minimal_cuts(closure, row, [supply.taken(supply.independent[one], pending=pending) for one in owners])
                      for closure, pending in ((supply.generous, True), (supply.closure, False)))  # fmt: skip
    singles, alone = (tuple(supply.named(owners[one]) for one in found.singles) if known.had else () for found in (certain, known))
    pairs = tuple((supply.named(owners[a]), supply.named(owners[b])) for a, b in certain.pairs) if known.had else ()
    perhaps = tuple(one for one in alone if one not in singles)
    return ProductCuts(head, target, label, known.had, singles, pairs, perhaps,
                       _cut_words(label, known.had, singles, pairs) + _perhaps_words(perhaps))  # fmt: skip


def _cut_words(label: str, had: bool, singles: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> str:
    if not had:
        return f"{label}：按已知来源得不到，谈不上切断"
    if not singles and not pairs:
        return f"{label}：去掉任何一个或两个已知来源都断不了"
    one = f"去掉其中任何一个就断：{'、'.join(singles)}" if singles else "没有一个来源能单独切断它"
    return f"{label}：{one}" + (f"；成对才断的有 {len(pairs)} 对" if pairs else "")


def _perhaps_words(perhaps: tuple[str, ...]) -> str:
    return f"（这里把待复核的来源也算作来源；若都不算，去掉其中任何一个也断：{'、'.join(perhaps)}）" if perhaps else ""


def arrivals(facts: Facts, product: str, place: str, *, firms: bool = False, outside: bool = False) -> ProductArrivals:
    """The smallest set of arrivals with which the place can make a product: products whose makers would have to come, or, with
    `firms`, firms known elsewhere (each brings all it makes). With `outside`, what known sources outside supply need not come.

    Exact: a mixed-integer programme whose bound proves that fewer do not suffice. Raises UnknownName.
    """
    target = find_one(facts, product, "Product", NAMED)
    supply = Supply(World(facts, place), target, outside=outside)
    head, label, case = header(supply.world, ALL), facts.label(target), _Case(supply, target, firms=firms)
    rows = [rows for _, rows in case.options]
    found = least_arrivals(supply.close(set()), supply.making(target), rows)
    at_best = least_arrivals(case.best(), supply.making(target), rows)
    chosen = tuple((case.options[one][0], facts.label(case.options[one][0])) for one in found.chosen)
    fewer = found.possible and at_best.cost < found.cost
    unsurveyed = case.unsurveyed() if fewer else ()
    untold = case.untold(found.chosen) if found.possible else ()
    if found.possible:
        words = _arrival_words(label, [name for _, name in chosen], found.bound, untold)
        unknown = fewer or bool(untold)
    else:
        words, unknown = case.impossible()
    return ProductArrivals(head, target, label, outside, found.possible, chosen, found.bound, found.proven, found.cuts, words,
                           unknown, len(at_best.chosen) if at_best.possible else None, unsurveyed, untold)  # fmt: skip


Options = list[tuple[str, list[int]]]
"""What may come, each with the products (rows) it makes."""


class _Case:
    """What may come for one product, and what is not known of it."""

    def __init__(self, supply: Supply, target: str, *, firms: bool) -> None:
        self._supply, self._target, self._recipes = supply, target, supply.world.recipes
        self.options = _firms(supply) if firms else _products(supply)
        self._alone = Alone(supply)
        size = len(supply.rows)
        self._brought = [{supply.book.products.id(row % size) for row in rows} for _, rows in self.options]
        self._bought = {one for one in supply.of_product if any(not entry.here for entry in supply.of_product[one])}

    def best(self) -> Closure:
        """What can be had and made here at best."""
        return self._supply.close(self._alone.blank, pending=True, more=self._alone.unsurveyed)

    def unsurveyed(self) -> tuple[str, ...]:
        """What is taken as not made here though nobody looked for it, where that may make fewer arrivals do; by label."""
        near = set(self._recipes.upstream(self._target)) - self._bought
        lacking = [one for one in self._alone.unsurveyed if one in near and not self._supply.made_here(one)]
        return tuple(sorted(map(self._supply.world.facts.label, lacking)))

    def untold(self, chosen: Sequence[int]) -> tuple[str, ...]:
        """What has no recipe and is taken as needing nothing, where the product is not made without it; by label."""
        supply, come = self._supply, set[str]().union(*(self._brought[one] for one in chosen))
        told = supply.close(set(), told=True, more=[one for one in come if self._recipes.told(one)])
        if told.had[supply.making(self._target)]:
            return ()
        near = [one for one in self._recipes.upstream(self._target) if not self._recipes.told(one) and one not in self._bought]
        return tuple(sorted(supply.world.facts.label(one) for one in near if supply.made_here(one) or one in come))

    def impossible(self) -> tuple[str, bool]:
        """Why all that may come do not suffice, in one sentence; and whether nobody can say whether they do."""
        supply, recipes, label = self._supply, self._recipes, self._supply.world.facts.label(self._target)
        made = {one for one in supply.of_product if supply.made_here(one)}.union(*self._brought)
        waiting = {one for one, told in supply.pending.items() if any(entry.here for entry in told)}
        perhaps = made | waiting | set(self._alone.unsurveyed)
        best = rounds(supply, perhaps, self._alone.blank, self._bought)
        if self._target in perhaps and _needs_met(supply, self._target, best, self._alone.blank):
            had = rounds(supply, made, (), self._bought)
            why = open_point(supply, self._target, had, made.__contains__, best)
            return f"{label}：情况不明，{why.words(supply) if why else '有没有企业做它没有摸清'}", True
        if self._target not in perhaps and not recipes.kinds(self._target):
            return f"{label}：全部来齐也做不成，没有已知的企业做它", False
        block: Block | None = blocked(supply, self._target, best, perhaps.__contains__, self._alone.blank)
        return f"{label}：全部来齐也做不成，{block.words(supply) if block else '它的各种细分产品都没有谁做得成'}", False


def _needs_met(supply: Supply, product: str, had: Collection[str], met: Collection[str]) -> bool:
    """Whether every slot of a product is met."""
    return all(slot in met for slot in lost_slots(supply.world.recipes, product, had))


def _products(supply: Supply) -> Options:
    """Each product as something whose maker may come; one that only its types spell out comes as one of these."""
    recipes = supply.world.recipes
    comes = [one for one in supply.products if recipes.slots(one) or not recipes.kinds(one)]
    return [(one, [supply.making(one)]) for one in comes]


def _firms(supply: Supply) -> Options:
    """Each firm known to make something elsewhere, with all that it makes."""
    brings: dict[str, list[int]] = {}
    present = supply.world.geography.present(supply.world.place)
    for product in supply.products:
        for firm in sorted(makers(supply.world, [product])[0] - present):
            brings.setdefault(firm, []).append(supply.making(product))
    return sorted(brings.items())


def _arrival_words(label: str, chosen: list[str], bound: float, untold: Sequence[str]) -> str:
    if untold and not chosen:
        return f"{label}：情况不明，它要用的{'、'.join(untold)}没有载入配方；若它们不再要什么，现在就做得成"
    if not chosen:
        return f"{label}：现在就做得成，不用谁来"
    return f"{label}：至少要来 {len(chosen)} 个（{'、'.join(chosen)}）；下界 {bound:g}，少于这个数的任何组合都不够"
