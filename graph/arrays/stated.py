"""Recipes as facts state them, look-up by look-up: which slots a product cannot do without, what fills them, which types it has.

For a handful of products also what can be had of them, without compiled code, whose start costs more than such a question.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from graph.facts import Facts

ENTERING = ("material", "operation")
"""Kinds of slot that enter the closure: 物料 and 工序 (model, section 3); equipment and credentials do not."""
REJECTED = "rejected"


class StatedRecipes:
    """Look-ups over `requires`, `fills` and `isTypeOf`; all arguments and results are entity ids."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._slots: dict[str, tuple[str, ...]] = {}
        self._fillers: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}

    @cached_property
    def products(self) -> list[str]:
        """Products that need something, fill a slot that enters the closure, or are a type of one another; sorted."""
        needing = {fact.subject for fact in self._facts.of("requires") if self.slots(fact.subject)}
        filling = {filler for product in needing for slot in self.slots(product) for filler in self.fillers(slot)}
        typed = {end for fact in self._facts.of("isTypeOf") for end in (fact.subject, fact.object)
                 if self._facts.is_a(fact.object, "Product")}  # fmt: skip
        return sorted(needing | filling | typed)

    def slots(self, product: str) -> tuple[str, ...]:
        """The essential slots of a product that enter the closure."""
        if product not in self._slots:
            said = [fact for fact in self._facts.about(product, "requires") if fact.judgement != REJECTED]
            self._slots[product] = tuple(sorted({
                fact.object for fact in said
                if fact.qualifier("essential") == "true" and self._facts.value(fact.object, "slotKind") in ENTERING
            }))  # fmt: skip
        return self._slots[product]

    def told(self, product: str) -> bool:
        """Whether a recipe of the product is stated at all, be it one of slots that do not enter the closure."""
        return any(fact.judgement != REJECTED for fact in self._facts.about(product, "requires"))

    def fillers(self, slot: str) -> tuple[str, ...]:
        """What is stated to fill a slot."""
        if slot not in self._fillers:
            self._fillers[slot] = self._subjects(slot, "fills")
        return self._fillers[slot]

    def kinds(self, product: str) -> tuple[str, ...]:
        """The products that are directly types of this one."""
        if product not in self._kinds:
            self._kinds[product] = self._subjects(product, "isTypeOf")
        return self._kinds[product]

    def _subjects(self, entity: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted({fact.subject for fact in self._facts.to(entity, predicate) if fact.judgement != REJECTED}))

    def rests_on(self, product: str) -> list[str]:
        """What a product may rest on directly: fillers of its slots, and its types."""
        return [*(filler for slot in self.slots(product) for filler in self.fillers(slot)), *self.kinds(product)]

    def upstream(self, *products: str) -> list[str]:
        """The products and all that they may rest on, nearest first."""
        found = dict.fromkeys(products)
        open_ones = list(found)
        for one in open_ones:
            fresh = [other for other in dict.fromkeys(self.rests_on(one)) if other not in found]
            found |= dict.fromkeys(fresh)
            open_ones += fresh
        return list(found)

    def had(self, part: Collection[str], makers: Mapping[str, int], met: Callable[[str], bool] = lambda slot: False) -> set[str]:
        """Of products with all they rest on: those that can be had, given how many make each; `met` names slots that are met
        anyway. The least fixpoint, by forward chaining (Dowling & Gallier 1984)."""
        waiting = {one: {slot for slot in self.slots(one) if not met(slot)} for one in part}
        users: dict[str, list[tuple[str, str]]] = {one: [] for one in part}
        wider: dict[str, list[str]] = {one: [] for one in part}
        for one in part:
            for slot in waiting[one]:
                for filler in self.fillers(slot):
                    users[filler].append((one, slot))
            for kind in self.kinds(one):
                wider[kind].append(one)
        open_ones = [one for one in part if makers.get(one) and not waiting[one]]
        found = set(open_ones)
        for one in open_ones:
            for user, slot in users[one]:
                waiting[user].discard(slot)
            ready = [user for user, _ in users[one] if makers.get(user) and not waiting[user]]
            fresh = [other for other in dict.fromkeys([*ready, *wider[one]]) if other not in found]
            found.update(fresh)
            open_ones += fresh
        return found


def lost_slots(recipes: StatedRecipes, product: str, had: Collection[str]) -> list[str]:
    """The slots of a product that nothing had meets."""
    return [slot for slot in recipes.slots(product) if not any(one in had for one in recipes.fillers(slot))]


def named_products(recipes: StatedRecipes, also: Iterable[str]) -> list[str]:
    """Products of the recipes and some others, sorted."""
    return sorted({*recipes.products, *also})
