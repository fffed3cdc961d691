"""Draws the lists of an answer: who is here and could extend, who is outside, who is set apart because somebody talks with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.candidates.answer import FORBIDDEN, NOT_NEEDED, PROVISIONAL, SUPPLY_ONLY, Pursued
from graph.candidates.candidate import ADJACENT, EXISTING, FIRM, PLACE, TO_REVIEW, Candidate, Reason, Support
from graph.candidates.existing import Local
from graph.candidates.finding import Finding, Ground
from graph.candidates.ranking import UNSCORED, Drawn, Ranking
from graph.candidates.tables import form, said, tier_label
from graph.candidates.terrain import Terrain
from graph.states.decide import Decision
from graph.states.flags import neighbours as near_makers

PURCHASABLE = "purchasable"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of an answer."""

    existing: tuple[Candidate, ...] = ()
    outside: tuple[Candidate, ...] = ()
    set_apart: tuple[Pursued, ...] = ()
    carriers: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A decided link with what may be done about it, what it makes, which essential part of that nobody here makes though others
    are at the link, and who within its 配套半径 makes it already."""

    decision: Decision
    stance: str
    products: frozenset[str]
    lacking: frozenset[str]
    near: frozenset[str]


class Drawing:
    """Draws candidates over a terrain by a ranking."""

    def __init__(self, terrain: Terrain, ranking: Ranking) -> None:
        self._terrain, self._world, self._facts, self._ranking = terrain, terrain.world, terrain.world.facts, ranking

    def of(self, decision: Decision, stance: str) -> Lists:
        """The lists for a decided link; where nobody is to be brought, only those already talked with for it."""
        family = frozenset(self._world.links.family(decision.link))
        talked = [one for one in self._terrain.talks.for_links(family) if self._facts.is_a(one, "Enterprise")]
        if stance in (FORBIDDEN, NOT_NEEDED):
            return Lists(set_apart=self._apart(talked))
        found = self._terrain.search.found(decision.link)
        held = {} if stance == SUPPLY_ONLY else self._terrain.existing.of(decision, found)
        away = [one for one in found.values() if self._is_away(one.actor)]
        apart = {one for one in (*held, *(one.actor for one in away)) if self._terrain.talks.running(one)}
        self._load(found.values(), held.values())
        self._terrain.checking.compare(one.actor for one in away if one.actor not in apart)
        gap = self._gap(decision, stance)
        existing = [self._local(gap, one) for actor, one in held.items() if actor not in apart]
        outside = [self._outside(gap, one) for one in away if one.actor not in apart]
        return Lists(tuple(self._ranking.order(existing)), tuple(self._ranking.order(outside)),
                     self._apart(apart | set(talked)), self._terrain.supporting.of_link(decision))  # fmt: skip

    def _gap(self, decision: Decision, stance: str) -> Gap:
        near = frozenset(one.actor for one in near_makers(self._world, decision.link)[1])
        products, made = self._world.links.products(decision.link), self._terrain.here.makers
        lacking = {one for one, essential in products.items() if essential and not made(one)} if decision.counted else set()
        return Gap(decision, stance, frozenset(products), frozenset(lacking), near)

    def _is_away(self, actor: str) -> bool:
        """Whether an actor is no enterprise that is here, and no place that is, holds or lies in this one."""
        if self._facts.is_a(actor, "Place"):
            return not self._world.geography.one_holds_other(actor, self._world.place)
        return not self._terrain.addresses.lives_here(actor)

    def _load(self, found: Iterable[Finding], held: Iterable[Local]) -> None:
        """Read what candidates quote together."""
        told = [*found, *(one.finding for one in held)]
        facts = [fact for one in told for fact in one.facts]
        facts += [fact for one in told for fact in self._terrain.profiling.facts(one.actor)]
        facts += [fact for one in told for fact in self._terrain.ways.facts(one.actor)]
        self._terrain.quotes.load(facts)

    def _apart(self, actors: Iterable[str]) -> tuple[Pursued, ...]:
        """Everybody talked with, or here by a project, each lead or project once, the furthest on first."""
        talks = self._terrain.talks
        found = [talks.pursued(actor, talk, name) for actor in sorted(actors) for talk, name in talks.running(actor)]
        return tuple(sorted(found, key=lambda one: (one.what, one.label, one.id)))

    def _local(self, gap: Gap, one: Local) -> Candidate:
        when = "provisional" if gap.stance == PROVISIONAL else one.when
        reasons = [Reason("here", one.why, self._terrain.quotes.of(*one.facts))] if one.why else []
        return self._draw(gap, one.finding, EXISTING, when, reasons)

    def _outside(self, gap: Gap, one: Finding) -> Candidate:
        kind = PLACE if self._facts.is_a(one.actor, "Place") else FIRM
        return self._draw(gap, one, kind, PLACE if kind == PLACE else self._when(gap, one), [])

    def _when(self, gap: Gap, one: Finding) -> str:
        """By which row of the table of forms an enterprise outside is to be brought."""
        if gap.stance in (SUPPLY_ONLY, PROVISIONAL):
            return gap.stance
        if self._facts.value(gap.decision.link, "layout") == PURCHASABLE:
            return PURCHASABLE
        if one.tier == TO_REVIEW:
            return "to_review"
        return "near" if one.actor in gap.near else "outside"

    def _draw(self, gap: Gap, one: Finding, kind: str, when: str, reasons: list[Reason]) -> Candidate:
        terrain, actor = self._terrain, one.actor
        ring = terrain.presence.whereabouts.ring(actor) if kind != PLACE else terrain.ring_of_place(actor)
        guessed = not (one.products or one.stands_in)
        products = gap.products if guessed else one.products
        profile = terrain.profiling.of(actor, {*products, *one.stands_in})
        buyers, sellers = terrain.trading.of(actor, products, one.stands_in, trades=one.tier != ADJACENT,
                                             guessed=guessed and len(products) > 1)  # fmt: skip
        path = terrain.ways.direct(actor) if kind == EXISTING else terrain.ways.to(actor)
        grounds = [*map(self._reason, one.reasons())]
        told = [*reasons, *self._lacking(gap, products if not guessed else ()), *grounds]
        proof = tuple(dict.fromkeys(piece for ground in grounds for piece in ground.evidence))
        known = Drawn(one, one.tier, ring, profile, buyers, sellers, path, self._facts.as_of, proof)
        score = self._ranking.score(known) if kind != PLACE else UNSCORED
        vetoes, to_verify = terrain.checking.of(one, kind, ring, [held.actor for held in gap.decision.counted])
        row = form(when)
        return Candidate(
            actor, self._facts.label(actor), kind, one.tier, tier_label(one.tier), ring, terrain.addresses.of(actor), row["form"],
            row["label"], score, tuple(dict.fromkeys(told)), buyers, sellers, terrain.supporting.of_actor(actor), path, vetoes,
            to_verify, profile,
        )  # fmt: skip

    def _lacking(self, gap: Gap, made: Collection[str]) -> list[Reason]:
        """That it makes just what is lacking."""
        named = sorted(gap.lacking & set(made))
        parts = [fact for product in named for fact in self._facts.about(product, "makesUp") if fact.object == gap.decision.link]
        text = said("lacking", products=self._terrain.search.quoted(named)) if named else ""
        return [Reason("lacking", text, self._terrain.quotes.of(*parts))] if named else []

    def _reason(self, ground: Ground) -> Reason:
        return Reason(ground.kind, ground.text, self._terrain.quotes.of(*ground.facts))
