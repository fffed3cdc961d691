"""Who could close a gap: everybody known at the link, at a sub-type of it, or making something else that fills the same slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.analysis.extending.recipes import Recipes
from graph.candidates.candidate import FILLER, OCCUPANT, SUB_TYPE, TO_REVIEW
from graph.candidates.tables import said
from graph.facts import Fact
from graph.states.figures import ended, latest, number
from graph.states.occupancy import Occupancy
from graph.states.proof import CONFIRMED, REJECTED
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason in words, with its facts; `doubt` says why it is still to be verified, empty where it is confirmed; `slot` is the
    slot that something else than the link's products fills."""

    kind: str
    tier: int
    text: str
    facts: tuple[Fact, ...]
    doubt: str = ""
    slot: str = ""


@dataclass(slots=True)
class Finding:
    """An actor (or place) with all that makes it a candidate; `products` are those of the link that it is known to make,
    `stands_in` other products it makes by the slot that each fills, `by_product` whether it is known by one of the link's own."""

    actor: str
    grounds: list[Ground] = field(default_factory=list)
    products: set[str] = field(default_factory=set)
    stands_in: dict[str, str] = field(default_factory=dict)
    occupancies: list[Occupancy] = field(default_factory=list)
    by_product: bool = False

    @property
    def tier(self) -> int:
        """The best tier of evidence."""
        return min(one.tier for one in self.grounds)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why what its best tier rests on is still to be verified; nothing where one ground of that tier is confirmed."""
        best = [one.doubt for one in self.reasons() if one.tier == self.tier]
        return tuple(dict.fromkeys(best)) if all(best) else ()

    @property
    def facts(self) -> list[Fact]:
        """Every fact it rests on, once."""
        return list(dict.fromkeys(fact for one in self.grounds for fact in one.facts))

    def reasons(self) -> list[Ground]:
        """The grounds, the best first."""
        return sorted(self.grounds, key=lambda one: (one.tier, one.kind, one.text))


class Search:
    """Looks for candidates, wherever they are."""

    def __init__(self, world: World, recipes: Recipes) -> None:
        self._world, self._facts, self._recipes = world, world.facts, recipes

    def found(self, link: str) -> dict[str, Finding]:
        """Actor → what makes it a candidate for the link."""
        found: dict[str, Finding] = {}
        for actor, ground, occupancy, products in (*self._occupants(link), *self._providers(link), *self._makers(link)):
            one = found.setdefault(actor, Finding(actor))
            one.grounds.append(ground)
            if ground.slot:
                one.stands_in |= dict.fromkeys(sorted(products), ground.slot)
            else:
                one.products |= products
            if occupancy:
                one.occupancies.append(occupancy)
                one.by_product |= occupancy.link == link and bool(occupancy.produced)
        return found

    def quoted(self, products: Iterable[str]) -> str:
        """Labels of products in quotes."""
        return "".join(f"“{label}”" for label in sorted(map(self._facts.label, set(products))))

    def _occupants(self, link: str) -> Iterator[tuple[str, Ground, Occupancy | None, set[str]]]:
        standing, label = self._world.occupancies.standing, self._facts.label
        for one, above in self._world.occupancies_of(link):
            held = standing(one)
            if held == REJECTED:
                continue
            facts = tuple(one.current() or one.living())
            made = {fact.object for fact in facts if fact.predicate == "produces"}
            text = said("made", products=self.quoted(made)) if made else said("at_link", link=label(one.link))
            tier, doubt = (OCCUPANT if one.link == link else SUB_TYPE), ""
            if above:
                tier, doubt, text = TO_REVIEW, "coarse", said("coarse", link=label(one.link))
            elif held != CONFIRMED:
                tier, doubt = TO_REVIEW, self._doubt(one)
            kind = "coarse" if above else "occupant" if one.link == link else "kind"
            yield one.actor, Ground(kind, tier, text, facts, doubt), one, set() if above else made

    def _doubt(self, one: Occupancy) -> str:
        occupancies = self._world.occupancies
        if occupancies.doubtful(one.actor):
            return "doubtful"
        return "stale" if occupancies.standing(one, fresh=False) == CONFIRMED else "to_review"

    def _providers(self, link: str) -> Iterator[tuple[str, Ground, Occupancy | None, set[str]]]:
        """Firms and places that are said to provide the link, a kind of it or a product of either."""
        products = set(self._world.links.products(link))
        for thing in (*self._world.links.family(link), *sorted(products)):
            told = [fact for fact in self._facts.to(thing, "provides") if fact.judgement != REJECTED]
            for fact in latest(self._facts, told):
                if self._world.supplies(fact):
                    share, label = number(fact, "share"), self._facts.label(thing)
                    text = said("provides", thing=label) if share is None else said("provides_share", thing=label,
                                                                                   share=f"{share:.0%}")  # fmt: skip
                    tier, doubt = self._judged(fact.subject, [fact], OCCUPANT)
                    yield fact.subject, Ground("provides", tier, text, (fact,), doubt), None, {thing} & products

    def _makers(self, link: str) -> Iterator[tuple[str, Ground, Occupancy | None, set[str]]]:
        """Makers of sub-types that no link of the family holds, and of other fillers of the slots that the link's products fill."""
        own = set(self._world.links.products(link))
        sorts = {sort: product for product in sorted(own) for sort in self._world.links.sorts(product)[1:] if sort not in own}
        for sort, product in sorted(sorts.items()):
            for actor, facts in self._making(sort):
                text = said("sub_type", products=self.quoted([sort]), of=self._facts.label(product))
                yield self._maker(actor, "sub_type", SUB_TYPE, text, facts, (sort, ""))
        for other, (slot, takers) in sorted(self._others(own, set(sorts)).items()):
            for actor, facts in self._making(other):
                text = said("filler", products=self.quoted([other]), takers=self.quoted(takers), slot=self._facts.label(slot))
                yield self._maker(actor, "filler", FILLER, text, facts, (other, slot))

    def _others(self, own: set[str], sorts: set[str]) -> dict[str, tuple[str, set[str]]]:
        """Product → a slot that it fills as one of the link's does, and what takes that slot's filling."""
        uses = [use for product in sorted(own) for use in self._recipes.uses(product)]
        takers: dict[str, set[str]] = defaultdict(set)
        for use in uses:
            takers[use.slot].add(use.taker)
        known = own | sorts | {wide for product in own for wide in self._world.links.wider(product)}
        return {other: (slot, takers[slot]) for slot in sorted(takers, reverse=True) for other in self._recipes.fillers(slot)
                if other not in known}  # fmt: skip

    def _making(self, product: str) -> list[tuple[str, tuple[Fact, ...]]]:
        """Makers of a product by sayings that nobody rejected."""
        found: dict[str, list[Fact]] = {}
        for fact in self._facts.to(product, "produces"):
            if fact.judgement != REJECTED and ended(self._facts, fact):
                found.setdefault(fact.subject, []).append(fact)
        return [(actor, tuple(latest(self._facts, facts))) for actor, facts in sorted(found.items())]

    def _maker(
        self, actor: str, kind: str, tier: int, text: str, facts: tuple[Fact, ...], made: tuple[str, str]
    ) -> tuple[str, Ground, Occupancy, set[str]]:  # fmt: skip
        (judged, doubt), (product, slot) = self._judged(actor, facts, tier), made
        held = Occupancy(actor, product, self._facts, produced=[*facts])
        return actor, Ground(kind, judged, text, facts, doubt, slot), held, {product}

    def _judged(self, actor: str, facts: Iterable[Fact], tier: int) -> tuple[int, str]:
        """The tier where the evidence confirms it, else 待复核 with the reason."""
        told = list(facts)
        if self._world.occupancies.doubtful(actor):
            return TO_REVIEW, "doubtful"
        if self._world.proof.accepted(told):
            return tier, ""
        return TO_REVIEW, "stale" if self._world.proof.accepted(told, fresh=False) else "to_review"
