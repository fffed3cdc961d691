"""Who here would buy what a candidate makes or sell to it, and from whom they buy it today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.analysis.extending.here import Here
from graph.analysis.extending.recipes import Recipes, Use
from graph.candidates.deal import BUYER, SELLER, Deal, Present
from graph.candidates.quoting import Quotes
from graph.candidates.tables import said
from graph.facts import Fact
from graph.states.figures import latest, number
from graph.states.proof import REJECTED
from graph.states.world import COUNTED, World

BASES = ("trades", "demands", "buys", "recipe")
"""What a deal is known by, the surest first."""
Sides = tuple[tuple[Deal, ...], tuple[Deal, ...]]
"""(buyers, sellers)."""


class Trading:
    """Looks up deals, seen from one place; those of a product are worked out once for all who make it."""

    def __init__(self, world: World, here: Here, recipes: Recipes, quotes: Quotes) -> None:
        self._world, self._facts, self._here, self._recipes, self._quotes = world, world.facts, here, recipes, quotes
        self._known: dict[str, tuple[Deal, ...]] = {}
        self._here_known: dict[str, bool] = {}

    def of(
        self, actor: str, products: Iterable[str], stands_in: Mapping[str, str], *, trades: bool = True, guessed: bool = False
    ) -> Sides:  # fmt: skip
        """(buyers, sellers) here for an actor that makes these products, or others that stand in for them in a slot; `trades`:
        what it deals in today counts, too, since it is known to make them; `guessed`: it makes some of these, nobody says which."""
        made = sorted(set(products))
        others = [deal for product in (*made, *sorted(stands_in)) for deal in self._of_product(product) if deal.id != actor]
        kept = (deal for deal in others if deal.product in made or deal.side == SELLER or deal.slot == stands_in[deal.product])
        others = [_without(deal, actor) for deal in kept]
        told = [replace(deal, certain=False, why=deal.why + said("guessed")) for deal in others] if guessed else others
        found = [*(self._trades(actor, (*made, *stands_in)) if trades else ()), *told]
        return self._once(found, BUYER), self._once(found, SELLER)

    def _once(self, found: list[Deal], side: str) -> tuple[Deal, ...]:
        """The deals of a side, each partner once by its surest basis, with all present suppliers that it names."""
        kept: dict[str, Deal] = {}
        for deal in sorted((one for one in found if one.side == side), key=_order):
            first = kept.setdefault(deal.id, deal)
            if first is not deal:
                present = tuple(dict.fromkeys((*first.present, *deal.present)))
                need = first if first.need else replace(first, need=deal.need, period=deal.period if deal.need else first.period)
                kept[deal.id] = replace(need, present=present)
        return tuple(kept.values())

    def _of_product(self, product: str) -> tuple[Deal, ...]:
        if product not in self._known:
            deals = (*self._demands(product), *self._buys(product), *self._by_recipe(product))
            self._known[product] = tuple(deals)
        return self._known[product]

    def _trades(self, actor: str, products: Iterable[str]) -> Iterator[Deal]:
        """Sales and purchases between the actor and somebody here; certain only where the thing sold is named and is one of these
        products."""
        facts, names = self._facts, frozenset[str]().union(*map(self._names, products))
        sold = [fact for fact in facts.about(actor, "supplies") if self._is_here(fact.object)]
        bought = [fact for fact in facts.to(actor, "supplies") if self._is_here(fact.subject)]
        for side, told in ((BUYER, sold), (SELLER, bought)):
            for fact in latest(facts, told):
                other, named = fact.object if side == BUYER else fact.subject, fact.qualifier("productAsNamed")
                meant = side == BUYER and named in names
                tail = "" if meant else said("otherwise", product=named) if named else said("unnamed")
                deal = self._deal(side, other, "", fact, "trades", said(f"trades_{side}") + tail)
                yield replace(deal, certain=meant and deal.certain)

    def _is_here(self, other: str) -> bool:
        """Whether somebody is local and still there."""
        if other not in self._here_known:
            self._here_known[other] = self._world.buys_here(other)
        return self._here_known[other]

    def _names(self, product: str) -> frozenset[str]:
        """What people call a product or a type of it."""
        return frozenset(name for one in self._world.links.sorts(product)
                         for name in (self._facts.label(one), *self._facts.values(one, "alias")))  # fmt: skip

    def _demands(self, product: str) -> Iterator[Deal]:
        """Bodies here that say that they buy the product, be it by a wider or a narrower name."""
        links = self._world.links
        for thing in dict.fromkeys((*links.sorts(product), *links.wider(product))):
            for fact in latest(self._facts, self._facts.to(thing, "demands")):
                if self._is_here(fact.subject):
                    why = said("demands", product=fact.qualifier("productAsNamed") or self._facts.label(thing))
                    deal = self._deal(BUYER, fact.subject, product, fact, "demands", why)
                    yield replace(deal, need=self._need(fact), present=self._present_makers(fact.subject, product))

    def _need(self, fact: Fact) -> str:
        """The stated yearly need in words, and how much of it comes from here, as the source gives it; empty where it does not."""
        units, local = (("quantity", fact.qualifier("quantityUnit")), ("amount", "元")), number(fact, "localShare")
        told = [said("need_amount", value=f"{value:,.12g}", unit=unit) for name, unit in units
                if (value := number(fact, name)) is not None]  # fmt: skip
        return "，".join([*told[:1], *([] if local is None else [said("need_local", share=f"{local:.0%}")])])

    def _buys(self, product: str) -> Iterator[Deal]:
        """Enterprises here that buy the product from others outside, named as they name it."""
        told = [fact for name in sorted(self._names(product)) for fact in self._world.purchases_here.get(name, ())]
        bought: dict[str, list[Fact]] = {}
        for fact in latest(self._facts, told):
            if not self._world.geography.is_local(fact.subject, self._world.place):
                bought.setdefault(fact.object, []).append(fact)
        for buyer, found in sorted(bought.items()):
            found.sort(key=self._world.proof.all_stale)  # what is fresh speaks first
            present = tuple(self._present(fact) for fact in sorted(found, key=Fact.saying))
            why = said("buys", product=found[0].qualifier("productAsNamed"))
            deal = self._deal(BUYER, buyer, product, found[0], "buys", why)
            yield replace(deal, share=_together(present), present=present, evidence=self._quotes.of(*found))

    def _present(self, fact: Fact) -> Present:
        return Present(fact.subject, self._facts.label(fact.subject), fact.qualifier("productAsNamed"), number(fact, "share"),
                       self._share_of(fact), fact.period, self._quotes.of(fact))  # fmt: skip

    def _present_makers(self, buyer: str, product: str) -> tuple[Present, ...]:
        """Suppliers of a buyer here, from outside, that are known to make the product and sell it something not named otherwise."""
        found = [fact for fact in latest(self._facts, self._facts.to(buyer, "supplies"))
                 if fact.subject in self._makers(product) and fact.qualifier("productAsNamed") in {"", *self._names(product)}
                 and not self._world.geography.is_local(fact.subject, self._world.place)]  # fmt: skip
        return tuple(map(self._present, sorted(found, key=lambda fact: (-(number(fact, "share") or 0), fact.saying()))))

    def _makers(self, product: str) -> set[str]:
        facts = self._facts
        return {fact.subject for one in self._world.links.sorts(product) for fact in facts.to(one, "produces")
                if fact.judgement != REJECTED}  # fmt: skip

    def _share_of(self, fact: Fact) -> str:
        code = fact.qualifier("shareOf")
        return self._facts.ontology.concept("ShareBasis", code).zh if code else ""

    def _by_recipe(self, product: str) -> Iterator[Deal]:
        """Makers here of what takes the product, and of what goes into it."""
        for use in self._recipes.uses(product):
            yield from self._made(BUYER, product, use.taker, use)
        for use in self._recipes.inputs(product):
            for filler in self._recipes.leaves(use.filler):
                yield from self._made(SELLER, product, filler, use)

    def _made(self, side: str, product: str, made: str, use: Use) -> Iterator[Deal]:
        facts = self._facts
        steps = [fact for fact in facts.about(use.taker, "requires") if fact.object == use.slot]
        for firm, group in sorted(self._here.makers(made).items()):
            doubt = "" if group in COUNTED else said("doubtful_maker")
            why = said(f"recipe_{side}", made=facts.label(made), product=facts.label(product), slot=facts.label(use.slot)) + doubt
            told = [fact for fact in facts.about(firm, "produces") if fact.object == made]
            present = self._present_makers(firm, product) if side == BUYER else ()
            yield Deal(side, firm, facts.label(firm), product, facts.label(product), "", "recipe", said("basis.recipe"), False, why,
                       None, "", "", told[0].period if told else "", use.slot, present,
                       self._quotes.of(*told, *steps))  # fmt: skip

    def _deal(self, side: str, other: str, product: str, fact: Fact, basis: str, why: str) -> Deal:
        label, doubt = self._facts.label(product) if product else "", fact.qualifier("doubt")
        stale = self._world.proof.all_stale(fact)
        why += (said("doubted", doubt=doubt) if doubt else "") + (said("stale") if stale else "")
        return Deal(side, other, self._facts.label(other), product, label, fact.qualifier("productAsNamed"), basis,
                    said(f"basis.{basis}"), not (doubt or stale), why,
                    number(fact, "share"), self._share_of(fact), "", fact.period, "", (), self._quotes.of(fact))  # fmt: skip


def _order(one: Deal) -> tuple[bool, int, str, str, str, str, str]:
    return not one.certain, BASES.index(one.basis), one.label, one.id, one.product_label, one.product_as_named, one.why


def _together(present: Sequence[Present]) -> float | None:
    """What suppliers have in all; None where a share is not told, or they are of several years or of different wholes."""
    shares = [one.share for one in present if one.share is not None]
    alike = len({(one.period, one.share_of) for one in present}) == 1
    return sum(shares) if alike and len(shares) == len(present) else None


def _without(deal: Deal, actor: str) -> Deal:
    """A deal whose present suppliers do not name the candidate itself: it would not take its own place."""
    present = tuple(one for one in deal.present if one.id != actor)
    return deal if len(present) == len(deal.present) else replace(deal, present=present)
