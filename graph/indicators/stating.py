"""Target statements as papers say them: which restate which, parts and summands, the programmes that set them, who answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from graph.facts import Facts
from graph.indicators.answer import Named, Said
from graph.indicators.spans import Span, span_of

LEAD = "lead"
"""Who answers for a target before others."""


class Stated:
    """The target statements of a place."""

    def __init__(self, facts: Facts, place: str) -> None:
        self.facts, self.place = facts, place
        self.all = sorted({fact.subject for fact in facts.to(place, "targetPlace")})

    def _ends(self, one: str, relation: str) -> list[str]:
        return sorted({fact.object for fact in self.facts.about(one, relation)})

    @cached_property
    def first(self) -> dict[str, str]:
        """Statement → the one that it says again, in the end; itself where it restates none."""
        return {one: self._first(one) for one in self.all}

    def _first(self, one: str) -> str:
        seen = [one]
        while above := [other for other in self._ends(seen[-1], "restates") if other not in seen and other in set(self.all)]:
            seen.append(above[0])
        return seen[-1]

    @cached_property
    def goals(self) -> dict[str, tuple[str, ...]]:
        """Each target, counted once → its statements, itself first, in the order of the paper."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.all:
            found[self.first[one]].append(one)
        return {goal: (goal, *sorted(set(some) - {goal}, key=self.order)) for goal, some in found.items()}

    def order(self, one: str) -> tuple[str, int, str]:
        """Where a statement stands: its paper, its number there."""
        return self.policy(one), int(self.facts.value(one, "ordinal") or 0), one

    def listed(self, goal: str) -> tuple[bool, str, bool, int, int, str]:
        """Where a target is listed: under the programme that sets it; those of no programme, and of no paper, last."""
        policy, last, programmes = self.policy(goal), self.goals[goal][-1], self.programmes(goal)
        first = int(self.facts.value(programmes[0].id, "programmeOrder") or 0) if programmes else 0
        return not policy, policy, not programmes, first, self.order(last)[1], goal

    def setters(self, one: str) -> list[str]:
        """The programmes and papers that set a statement."""
        return sorted({fact.subject for fact in self.facts.to(one, "sets")})

    def programmes(self, goal: str) -> tuple[Named, ...]:
        """The programmes that set a target anywhere, the numbered first by their order."""
        found = {one for said in self.goals[goal] for one in self.setters(said) if self.facts.is_a(one, "Programme")}
        order = sorted(found, key=lambda one: (int(self.facts.value(one, "programmeOrder") or 10**6), one))
        return tuple(Named(one, self.facts.label(one)) for one in order)

    def policy(self, one: str) -> str:
        """The paper that a statement stands in; empty where none is told."""
        for setter in self.setters(one):
            for paper in self._papers(setter):
                return paper
        return ""

    def _papers(self, setter: str) -> Iterable[str]:
        seen, frontier = {setter}, [setter]
        while frontier:
            yield from (one for one in frontier if self.facts.is_a(one, "Policy"))
            frontier = [above for one in frontier for above in self._ends(one, "programmeOf") if above not in seen]
            seen.update(frontier)

    def said(self, one: str) -> Said:
        """A statement as its paper has it."""
        facts, where = self.facts, self._where.get(one, "")
        values = (facts.value(one, name) for name in ("inSection", "quote", "valueText", "basis", "comparator"))
        section, quote, text, basis, comparator = values
        return Said(one, section, quote, text, basis, comparator, where)

    @cached_property
    def _where(self) -> dict[str, str]:
        """Statement → where it stands in its paper."""
        told = {one: fact for one in self.all if (fact := self.facts.told(one, "targetValue"))}
        evidence = self.facts.evidence(told.values())
        return {one: evidence[fact.statements[0]].locator for one, fact in told.items()}

    def span(self, goal: str) -> Span | None:
        """The time that a target has."""
        facts, year = self.facts, self.facts.value(goal, "targetYear")
        own = next((told for one in self.goals[goal] if (told := facts.value(one, "targetPeriod"))), "")
        if not own and year and facts.value(goal, "basis") == "yearly":
            return Span.of(year, year)
        around = [told for one in self.programmes(goal) if (told := facts.value(one.id, "periodText"))]
        policy = self.policy(goal)
        around += self._of_policy(policy) if policy else []
        return span_of(own, year, around)

    def _of_policy(self, policy: str) -> list[str]:
        """The periods of a paper's programmes, and its own date."""
        beside = sorted({fact.subject for fact in self.facts.to(policy, "programmeOf")})
        told = [self.facts.value(one, "periodText") for one in beside]
        told += [self.facts.value(policy, name)[:4] for name in ("inForceFrom", "issuedOn")]
        return [one for one in told if one]

    def duty(self, goal: str, duty: str) -> tuple[Named, ...]:
        """Who leads (or helps) a target: those of the statement, else of its indicator, else of the programmes that set it."""
        near: list[list[str]] = [[goal], self._ends(goal, "about"), [one.id for one in self.programmes(goal)]]
        leads = set(self.duty(goal, LEAD)) if duty != LEAD else set()
        for things in near:
            found = {
                fact.subject for one in things for fact in self.facts.to(one, "responsibleFor") if fact.qualifier("duty") == duty
            }
            if found:
                named = {Named(one, self.facts.label(one)) for one in found} - leads
                return tuple(sorted(named, key=lambda one: (one.label, one.id)))
        return ()

    def parts(self, goal: str) -> tuple[str, ...]:
        """The targets that are parts of this one."""
        return self._goals(fact.subject for one in self.goals[goal] for fact in self.facts.to(one, "targetPartOf"))

    def part_of(self, goal: str) -> str:
        """The target that this one is a part of."""
        return next(iter(self._goals(above for one in self.goals[goal] for above in self._ends(one, "targetPartOf"))), "")

    def sum_of(self, goal: str) -> tuple[str, ...]:
        """The targets that this one is the sum of."""
        return self._goals(part for one in self.goals[goal] for part in self._ends(one, "sumOf"))

    def summand_of(self, goal: str) -> str:
        """The target that is the sum of this one and others."""
        return next(iter(self._goals(fact.subject for one in self.goals[goal] for fact in self.facts.to(one, "sumOf"))), "")

    def shared(self, goal: str) -> str:
        """The target whose indicator this part or summand shares: what is counted there is the whole, not the part."""
        about = self._ends(goal, "about")
        return next((one for one in (self.part_of(goal), self.summand_of(goal)) if one and self._ends(one, "about") == about), "")

    def calibre(self, goal: str) -> str:
        """In which words a target says what it counts: its 口径, else its name."""
        return self.facts.value(goal, "calibre") or self.facts.label(goal)

    def readings(self, goal: str) -> frozenset[str]:
        """The 口径 in which this target and those that contradict it read one indicator; empty where they read it alike."""
        opposed = {self.first[other] for one in self.goals[goal] for other in self._opposed(one) if other in self.first}
        about = self._ends(goal, "about")
        found = frozenset(map(self.calibre, (goal, *(one for one in opposed if self._ends(one, "about") == about))))
        return found if len(found) > 1 else frozenset()

    def _opposed(self, one: str) -> set[str]:
        """The statements that contradict a statement, whichever of them says so."""
        return {*self._ends(one, "conflictsWith"), *(fact.subject for fact in self.facts.to(one, "conflictsWith"))}

    def _goals(self, statements: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.first[one] for one in sorted(statements, key=self.order) if one in self.first))
