"""Present, thin, absent or unknown: one cell of the six chains, decided from who supports and from what was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.analysis.sixchains.clauses import clauses
from graph.analysis.sixchains.rows import Cell, Supporter
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.supporters import Supporters
from graph.analysis.sixchains.tables import ChainRule, chain_rules, default_thresholds, standings
from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.states.coverage import ALL, Coverage
from graph.states.decide import WEAK, Decision
from graph.states.shares import controller
from graph.states.world import Examined, World

PRESENT, THIN, ABSENT, UNKNOWN = "present", "thin", "absent", "unknown"
INDUSTRY = "industry"
GROUPS = {"counted": "counted", "weak": "weak", "pending": "undecided"}
"""Verdict group of a firm → its standing as a supporter of the industry chain."""


class Presence:
    """Decides cells, seen from one place."""

    def __init__(self, world: World) -> None:
        self._world, self.whereabouts = world, Whereabouts(world)
        self.supporters = Supporters(world, self.whereabouts)

    def cells(self, decision: Decision, subject: Subject) -> tuple[Cell, ...]:
        """The six cells of a decided link."""
        return tuple(self._cell(rule, decision, subject) for rule in chain_rules().values())

    def support(self, decision: Decision, subject: Subject) -> tuple[Cell, ...]:
        """The five cells of a decided link beside the 产业链."""
        return tuple(self._cell(rule, decision, subject) for rule in chain_rules().values() if rule.chain != INDUSTRY)

    def _cell(self, rule: ChainRule, decision: Decision, subject: Subject) -> Cell:
        if rule.chain == INDUSTRY:
            return self._industry(rule, decision)
        found = clauses(self._world, subject) if rule.chain == "policy" else self.supporters.of(subject, rule.chain)
        place = self.whereabouts.rings[rule.ring]
        closed = self._world.coverages.covering(place, ALL, decision.link, rule.roles)
        standing = [standings()[one.standing][0] for one in found]
        full, some, pending = (standing.count(group) for group in ("counted", "weak", "pending"))
        return self._decided(rule, found, closed, full, full + some, pending)

    def _industry(self, rule: ChainRule, decision: Decision) -> Cell:
        """Firms that count here, one controller once; a weak link is thin however many there are."""
        speaking = (*decision.counted, *decision.pending, *decision.outside)
        found = [self._firm(one) for one in speaking if one in decision.counted]
        found += [self._firm(one, "undecided") for one in speaking if one not in decision.counted]
        owners = {controller(self._world, one.actor) for one in decision.counted}
        strong = {controller(self._world, one.actor) for one in decision.counted if one.verdict.group == "counted"}
        full = 0 if decision.state == WEAK else len(strong)
        pending = len({controller(self._world, one.actor) for one in (*decision.pending, *decision.outside)} - owners)
        cell = self._decided(rule, found, decision.coverage, full, len(owners), pending + bool(decision.provided and not owners))
        reasons = {UNKNOWN: decision.reason, ABSENT: f"{self._scope(decision.population)}{cell.reason}"}
        return replace(cell, reason=reasons.get(cell.presence, cell.reason))

    def _scope(self, population: str) -> str:
        """The population that an absence is said of; nothing where it is everybody."""
        label = self._world.facts.ontology.concept("Population", population).zh
        return "" if population == ALL else f"口径“{label}”内"

    def _firm(self, one: Examined, standing: str = "") -> Supporter:
        facts, standing = self._world.facts, standing or GROUPS[one.verdict.group]
        word = one.verdict.label if one.member else "是否在口径内不明" if one.member is None else "口径外"
        return Supporter(one.actor, facts.label(one.actor), facts.ontology.classes["Enterprise"].zh, one.verdict.label,
                         self.whereabouts.ring(one.actor), standing, word, tuple(one.occupancy.facts))  # fmt: skip

    def _decided(
        self, rule: ChainRule, found: Sequence[Supporter], closed: Sequence[Coverage], full: int, known: int, pending: int
    ) -> Cell:
        """The cell out of the numbers: `full` count fully, `known` are there at all, `pending` may be."""
        least = self._world.thresholds.number(rule.threshold, default_thresholds()[rule.threshold])
        presence = PRESENT if full >= max(least, 1) else THIN if known else ABSENT if closed and not pending else UNKNOWN
        words = self._world.facts.ontology.vocabularies
        return Cell(
            rule.chain, words["SixChain"][rule.chain].zh, presence, words["ChainPresence"][presence].zh, known,
            known + pending if closed else None, least, self._world.thresholds.confirmed(rule.threshold),
            _reason(rule, presence, least, known, pending, bool(closed)), tuple(found), tuple(closed),
        )  # fmt: skip


def _reason(rule: ChainRule, presence: str, least: float, known: int, pending: int, closed: bool) -> str:
    """Why, in one sentence."""
    waiting = f"，另有 {pending} {rule.unit}待定" if pending else ""
    if presence in (PRESENT, THIN):
        thin = f"（{rule.thin.format(least=f'{least:g}')}）" if presence == THIN else ""
        return f"查到 {known} {rule.unit}{thin}{waiting}" + ("" if closed else "；没有摸全，可能还有")
    if presence == ABSENT:
        return "已摸清，一" + rule.unit + "也没有"
    if pending:
        return f"没有可计入的，{pending} {rule.unit}待定"
    return "没有查到，也没有摸排过，不能说没有"
