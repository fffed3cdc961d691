"""Who is pursued already: leads after an enterprise and projects it invests in, found by entity, succession and former name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.candidates.answer import Pursued
from graph.candidates.quoting import Quotes
from graph.candidates.tables import rows, said, stage_means
from graph.facts import Fact
from graph.states.world import World
from ontology.values import last_day, normalised_name

HERE, TALKS, OVER = "here", "talks", "over"
RENAMED = "renamed"
"""The change after which a body is still the same one: not a merger, not a split."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A lead or project as it bears on an enterprise: what its stage means (here, talks, over), and the facts that say so."""

    item: str
    what: str
    stage: str
    date: str
    facts: tuple[Fact, ...]


class Talks:
    """Looks up leads and projects of one place; built once for all links."""

    def __init__(self, world: World, quotes: Quotes) -> None:
        self._world, self._facts, self._quotes = world, world.facts, quotes

    def of(self, actor: str) -> list[tuple[Talk, str]]:
        """(talk, former name that alone joins it to the actor), the furthest on first."""
        found = [(talk, "") for talk in self._by_actor.get(actor, [])]
        for other, name in self._same_as(actor):
            found += [(talk, name) for talk in self._by_actor.get(other, [])]
        return sorted(dict.fromkeys(found), key=lambda one: (bool(one[1]), *self._rank(one[0])))

    def running(self, actor: str) -> list[tuple[Talk, str]]:
        """The same without talks that are over."""
        return [one for one in self.of(actor) if one[0].what != OVER]

    def over(self, actor: str) -> list[tuple[Talk, str]]:
        """Only those that are over, where nothing goes on."""
        return [] if self.running(actor) else self.of(actor)

    def for_links(self, links: frozenset[str]) -> list[str]:
        """Enterprises that running leads and projects for one of these links are after."""
        found = {actor for actor, talks in self._by_actor.items() for talk in talks if talk.what != OVER
                 and any(fact.object in links for fact in self._facts.about(talk.item, "forLink"))}  # fmt: skip
        return sorted(found)

    def pursued(self, actor: str, talk: Talk, name: str) -> Pursued:
        """A talk as the answer shows it."""
        facts, item = self._facts, self._facts.label(talk.item)
        stage = facts.ontology.concept("ProjectStage", talk.stage).zh if talk.stage else ""
        says = said("talks_lead" if facts.is_a(talk.item, "Lead") else "talks_project", item=item, stage=stage)
        says += f"（{said('former', former=name)}）" if name else ""
        return Pursued(actor, facts.label(actor), talk.what, said(f"what.{talk.what}"), talk.item, item, talk.stage, stage,
                       facts.value(talk.item, "ownerPost"), talk.date, name, says, self._quotes.of(*talk.facts))  # fmt: skip

    @cached_property
    def _by_actor(self) -> dict[str, list[Talk]]:
        found: dict[str, list[Talk]] = defaultdict(list)
        for relation in ("pursues", "investedBy"):
            for fact in self._facts.of(relation):
                if self._ours(fact.subject) and not self._told_better(fact.subject, fact.object) and (talk := self._talk(fact)):
                    found[fact.object].append(talk)
        return {actor: sorted(talks, key=self._rank) for actor, talks in found.items()}

    def _talk(self, fact: Fact) -> Talk | None:
        facts, item = self._facts, fact.subject
        stage = facts.told(item, "projectStage")
        what = stage_means(stage.value) if stage else TALKS
        told = [fact, *([stage] if stage else [])]
        date, proof = self._dated(item)
        return Talk(item, what, stage.value if stage else "", date, (*told, *proof)) if what else None

    def _dated(self, item: str) -> tuple[str, tuple[Fact, ...]]:
        """The day of the latest milestone reached, else the day the lead was found; empty where neither is told."""
        facts = self._facts
        reached = [told for fact in facts.to(item, "milestoneOf") if (told := facts.told(fact.subject, "reachedOn"))
                   and last_day(told.value) <= facts.as_of]  # fmt: skip
        last = max(reached, key=lambda fact: (last_day(fact.value), fact.saying()), default=None) or facts.told(item, "foundOn")
        return (last.value, (last,)) if last else ("", ())

    def _ours(self, item: str) -> bool:
        """Whether a lead or project is of this place, or of no place that is told."""
        places = [fact.object for fact in self._facts.about(item, "projectIn")]
        return not places or any(self._world.geography.one_holds_other(self._world.place, place) for place in places)

    def _told_better(self, item: str, actor: str) -> bool:
        """Whether a lead has become a project, or a phase is part of a project, of the same investor: it counts once."""
        facts = self._facts
        wider = [fact.object for relation in ("becomesProject", "phaseOf") for fact in facts.about(item, relation)]
        return any(fact.object == actor for one in wider for fact in facts.about(one, "investedBy"))

    def _rank(self, talk: Talk) -> tuple[int, int, str]:
        stages = [row["stage"] for row in rows("stages")]
        order = (HERE, TALKS, OVER).index(talk.what)
        return order, -stages.index(talk.stage) if talk.stage in stages else 1, talk.item

    def _same_as(self, actor: str) -> Iterator[tuple[str, str]]:
        """Other enterprises that are this one under a former name: (entity, the former name that says so)."""
        for name in sorted(self._names(actor)):
            for other in self._by_name.get(name, ()):
                if other != actor and other in self._by_actor:
                    yield other, self._facts.label(other)

    def _names(self, actor: str) -> set[str]:
        """Names that others may know it by: its own, its former ones, and those of the record that it was renamed from or to."""
        facts = self._facts
        renamed = [fact for fact in (*facts.about(actor, "succeeds"), *facts.to(actor, "succeeds"))
                   if fact.qualifier("changeKind") == RENAMED]  # fmt: skip
        kin = {actor} | {end for fact in renamed for end in (fact.subject, fact.object)}
        return {normalised_name(name) for one in kin for prop in ("name", "formerName") for name in facts.values(one, prop)}

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Current or former full name → pursued enterprises that bear or bore it."""
        found: dict[str, set[str]] = defaultdict(set)
        for actor in self._by_actor:
            for name in self._names(actor):
                found[name].add(actor)
        return {name: tuple(sorted(actors)) for name, actors in found.items()}
