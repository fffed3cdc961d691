"""Needs → proposals: each with what is near, who here speaks for it, who outside does it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from graph.analysis.extending.backing import Backer, Backing, Likeness
from graph.analysis.extending.footing import Footing
from graph.analysis.extending.grouping import grouped
from graph.analysis.extending.guidance import held_back, layout_of
from graph.analysis.extending.here import Here, doing
from graph.analysis.extending.nearness import Nearness
from graph.analysis.extending.needs import EXTENDING, Need
from graph.analysis.extending.outside import Maker, Outside, Outsider
from graph.analysis.extending.proposal import Proposal, Reason
from graph.analysis.extending.recipes import Recipes
from graph.analysis.extending.standing import Standings
from graph.analysis.extending.tables import said
from graph.analysis.extending.worth import Worth
from graph.states.evidence import Exhibits
from graph.states.verdicts import GROUPS

SHOWN = 3
"""How many activities here that share makers, and products that share inputs, are told."""


class Drafts:
    """Draws proposals for one chain in one place."""

    def __init__(self, here: Here, recipes: Recipes, chain: str, standings: Standings) -> None:
        self._here, self._world, self._facts, self._chain = here, here.world, here.world.facts, chain
        self._recipes, self._standings = recipes, standings
        self._backing, self._outside = Backing(here, recipes), Outside(here)

    @cached_property
    def _at(self) -> dict[str, list[str]]:
        return doing(self._world)

    @cached_property
    def _worth(self) -> Worth:
        return Worth(self._here, self._at)

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self._here, self._at, {fact.subject for fact in (*self._facts.of("fills"), *self._facts.of("requires"))})

    def footing(self) -> Footing:
        """Where the place stands among areas."""
        return self._worth.footing()

    def of(self, kind: str, needs: Sequence[Need]) -> Iterator[Proposal]:
        """One proposal an activity, in no order yet."""
        groups = grouped(self._world, needs, self._chain)
        makers = {one: self._outside.makers(self._things(one, found)) for one, found in groups.items()}
        facts = [fact for found in makers.values() for _, said in found for fact in said]
        exhibits = Exhibits(self._world, self._facts.evidence(facts))
        for one, found in groups.items():
            yield self._draw(kind, one, found, [self._told(maker, exhibits) for maker in makers[one]])

    def _things(self, activity: str, needs: Sequence[Need]) -> set[str]:
        """What a maker of it makes: the link or product itself, the products asked for; of a link asked for as such, all of its."""
        asked = {need.thing for need in needs}
        return {activity, *asked, *(self._world.links.products(activity) if activity in asked else ())}

    def _told(self, maker: Maker, exhibits: Exhibits) -> Outsider:
        return self._outside.told(maker, tuple(dict.fromkeys(exhibits.of(maker[1]))))

    def _draw(self, kind: str, activity: str, needs: Sequence[Need], outside: Sequence[Outsider]) -> Proposal:
        facts, products = self._facts, sorted({need.thing for need in needs} - {activity})
        firms = [*self._elsewhere(self._things(activity, needs)), *self._firms(needs)]
        makers = [Likeness(one, facts.label(one), tuple(map(facts.label, actors)))
                  for one, actors in self._nearness.shared(activity)]  # fmt: skip
        links = {activity, *(one.id for one in makers[:SHOWN]), *(link for need in needs for link in self._here.links_of(need.via))}
        within = self._world.links.chain(activity) == self._chain
        return Proposal(
            kind, activity, facts.label(activity), self._chains(activity, products), within,
            self._standings.of(activity), self._standings.unsurveyed(activity),
            tuple(self._standings.perhaps(activity, products)), self._open_end(activity, needs),
            self._here.has_link(activity), tuple(map(facts.label, products)), tuple(map(self._reason, needs)),
            self._nearness.of(activity), self._worth.of(activity), self._worth.rarity(activity), tuple(makers[:SHOWN]),
            tuple(self._backing.shared_inputs(products or [activity])[:SHOWN]), tuple(self._backing.shared_codes(activity)[:SHOWN]),
            tuple(firms), tuple(self._backing.bodies(links, [one.id for one in firms])),
            tuple(one for one in outside if one.kind == "firm"), tuple(one for one in outside if one.kind != "firm"),
            layout_of(facts, activity), tuple(held_back(facts, [activity, *products])),
        )  # fmt: skip

    def _open_end(self, activity: str, needs: Sequence[Need]) -> tuple[str, ...]:
        """Links of the chain that lie further on and that nobody surveyed: what they hold decides whether this is an end."""
        links = self._world.links
        if links.chain(activity) != self._chain:
            return ()
        steps = [need for need in needs if need.route in EXTENDING]
        far = {link for need in steps for one in self._recipes.further(need.thing, need.route) for link in self._here.links_of(one)}
        own = [link for link in links.of_chain(self._chain) if link in far and link != activity]
        return tuple(self._facts.label(link) for link in own if self._standings.unsurveyed(link))

    def _chains(self, activity: str, products: Sequence[str]) -> tuple[str, ...]:
        """Chains of the activity and of its products."""
        links = {activity, *(link for product in products for link in self._here.links_of(product))}
        return tuple(sorted({self._facts.label(chain) for link in links if (chain := self._world.links.chain(link))}))

    def _reason(self, need: Need) -> Reason:
        facts = self._facts
        only = not facts.is_a(need.via, "ChainLink") and not self._here.makers(need.via)
        return Reason(need.route, need.via, facts.label(need.via), facts.label(need.slot) if need.slot else "", need.essential,
                      tuple(map(facts.label, need.beside)), only and need.route in EXTENDING)  # fmt: skip

    def _firms(self, needs: Sequence[Need]) -> Iterator[Backer]:
        """Firms here that make what leads to it, each once for each way that it does."""
        things: dict[tuple[str, str], dict[str, None]] = {}
        groups: dict[str, list[str]] = {}
        for need in needs:
            for thing in need.beside or (need.via,):
                for firm, group in (self._here.links.get(thing) or self._here.known(thing)).items():
                    things.setdefault((firm, need.route if need.route in EXTENDING else "beside"), {})[thing] = None
                    groups.setdefault(firm, []).append(group)
        for (firm, way), made in sorted(things.items()):
            group = min(groups[firm], key=GROUPS.index)
            why = said(way, things="、".join(map(self._facts.label, made))) + (said("pending") if group == "pending" else "")
            yield Backer(firm, self._facts.label(firm), group, why)

    def _elsewhere(self, things: Collection[str]) -> Iterator[Backer]:
        """Firms with a site here that do it, or prepare to, but do not make it here."""
        for actor, verdict in dict.fromkeys(self._here.not_made_here(things)):
            yield Backer(actor, self._facts.label(actor), verdict.group, said("elsewhere", verdict=verdict.label))
