"""存量: enterprises here that could extend to the link: at it in some way, next to it by recipe, of a group that does it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from graph.analysis.extending.here import Here
from graph.analysis.extending.recipes import Recipes
from graph.candidates.candidate import ADJACENT, TO_REVIEW
from graph.candidates.finding import Finding, Ground
from graph.candidates.groups import Groups
from graph.candidates.tables import form, has_form, said
from graph.candidates.whereabouts import Addresses
from graph.facts import Fact
from graph.states.decide import Decision
from graph.states.figures import ended, latest
from graph.states.proof import REJECTED
from graph.states.verdicts import Verdict
from graph.states.world import Examined, World

NOT_OURS = frozenset({"rejected", "product_mismatch", "moved_or_cancelled"})
"""Verdicts by which a firm with a site here is no enterprise of the link that could extend."""


@dataclass(slots=True)
class Local:
    """An enterprise here with its finding, how it would extend (a `when` of the table of forms) and the reason for that, the
    verdict on it at the link, if it is at the link."""

    finding: Finding
    when: str
    why: str
    verdict: Verdict | None = None
    facts: list[Fact] = field(default_factory=list)


class Existing:
    """Looks for enterprises here."""

    def __init__(self, world: World, here: Here, recipes: Recipes, groups: Groups, addresses: Addresses) -> None:
        self._world, self._here, self._recipes, self._groups, self._addresses = world, here, recipes, groups, addresses
        self._facts = world.facts

    def of(self, decision: Decision, found: Mapping[str, Finding]) -> dict[str, Local]:
        """Enterprise here → how it could extend, the closest tie of each."""
        locals_ = {one.actor: self._at_link(one, found) for one in decision.examined if self._may_extend(one, found)}
        barred = {one.actor for one in decision.examined}
        for actor, one in found.items():
            if actor not in barred and self._facts.is_a(actor, "Enterprise") and self._addresses.lives_here(actor):
                locals_[actor] = Local(one, "adjacent", form("adjacent")["reason"])
        for actor, ground, product in self._next_to(decision.link):
            if actor not in barred:
                held = locals_.setdefault(actor, Local(Finding(actor), "adjacent", form("adjacent")["reason"]))
                held.finding.grounds.append(ground)
                held.finding.products.add(product)
        for actor, ground in self._of_groups(found):
            if actor not in barred:
                why = form("group")["reason"].format(other=ground.text)
                locals_.setdefault(actor, Local(Finding(actor), "group", why)).finding.grounds.append(ground)
        return locals_

    def _may_extend(self, one: Examined, found: Mapping[str, Finding]) -> bool:
        """Whether a firm examined for the link has a site here (not only perhaps), and a verdict that leaves it one of the link."""
        enterprise = self._facts.is_a(one.actor, "Enterprise")
        return enterprise and not one.known_in and one.verdict.code not in NOT_OURS and one.actor in found

    def _at_link(self, one: Examined, found: Mapping[str, Finding]) -> Local:
        verdict, code = one.verdict, one.verdict.code
        when = code if has_form(code) else "pending" if verdict.group == "pending" else "counted"
        words = {"label": verdict.label, "tail": f"；{verdict.why}" if verdict.why else ""}
        return Local(found[one.actor], when, form(when)["reason"].format(**words), verdict, self._sites_here(one.actor))

    def _sites_here(self, actor: str) -> list[Fact]:
        """What says that it has sites here, of which kind, and whether they work: what a verdict on it here rests on."""
        facts, (here, _) = self._facts, self._world.geography.sites(actor, self._world.place)
        told = [fact for fact in facts.about(actor, "operates") if fact.object in here]
        said = [facts.told(site, prop) for site in here for prop in ("siteKind", "siteStatus", "expectedStart")]
        return [*told, *filter(None, said)]

    def _next_to(self, link: str) -> Iterator[tuple[str, Ground, str]]:
        """(firm here, why, the link's product): by what goes into the link's products, by what takes them, by the same kind."""
        label = self._facts.label
        for product in self._world.links.products(link):
            for use in self._recipes.inputs(product):
                for filler in self._recipes.leaves(use.filler):
                    words = {"of": label(product), "slot": label(use.slot)}
                    yield from self._firms(filler, "upstream", product, words)
            for use in self._recipes.uses(product):
                yield from self._firms(use.taker, "downstream", product, {"of": label(product), "slot": label(use.slot)})
            for wide in sorted({fact.object for fact in self._facts.about(product, "isTypeOf")}):
                for other in sorted({fact.subject for fact in self._facts.to(wide, "isTypeOf")} - {product}):
                    yield from self._firms(other, "sibling", product, {"of": label(product), "wide": label(wide)})

    def _firms(self, made: str, kind: str, product: str, words: Mapping[str, str]) -> Iterator[tuple[str, Ground, str]]:
        """Enterprises here known to make a product, with the facts that say so."""
        for firm in self._here.making(made):
            if self._facts.is_a(firm, "Enterprise"):
                facts = self._produced(firm, made)
                if not facts:
                    continue
                text = said(kind, products=f"“{self._facts.label(made)}”", **words)
                doubt = "to_review" if self._here.makers(made)[firm] == "pending" else ""
                yield firm, Ground(kind, ADJACENT, text, facts, doubt), product

    def _produced(self, firm: str, made: str) -> tuple[Fact, ...]:
        """What says that a firm makes a product: of the latest period that is over, and rejected by nobody."""
        told = [fact for fact in self._facts.about(firm, "produces")
                if fact.object == made and fact.judgement != REJECTED and ended(self._facts, fact)]  # fmt: skip
        return tuple(latest(self._facts, told))

    def _of_groups(self, found: Mapping[str, Finding]) -> Iterator[tuple[str, Ground]]:
        """Enterprises here whose parent, subsidiary or sister outside is a candidate."""
        present: Collection[str] = self._world.geography.present(self._world.place)
        for actor in sorted(found):
            if actor not in present and found[actor].tier < TO_REVIEW:
                for firm, how, facts in self._groups.here_with(actor):
                    yield firm, Ground("group", ADJACENT, how, (*facts, *found[actor].facts))
