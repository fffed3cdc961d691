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
from graph.pursuit import Entry, Reader
from graph.pursuit.then import then
from graph.states.world import World
from ontology.values import last_day, normalised_name

HERE, TALKS, PERHAPS, OVER = "here", "talks", "perhaps", "over"
"""What a lead or project means: here already, talked with, a project of which nobody says that it is here, over."""
RENAMED = "renamed"
"""The change after which a body is still the same one: not a merger, not a split."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A lead or project as it bears on an enterprise: what it means (see above), its stage (empty: nobody says), the links that it
    is for, the post that answers for it, and the facts that say so."""

    item: str
    what: str
    stage: str
    date: str
    post: str
    links: frozenset[str]
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
        """The same without talks that are over and projects of which nobody says that they are here."""
        return [one for one in self.of(actor) if one[0].what in (HERE, TALKS)]

    def open_points(self, actor: str) -> list[Talk]:
        """Only those, where nothing goes on for certain."""
        return [] if self.running(actor) else [talk for talk, _ in self.of(actor)]

    def for_links(self, links: frozenset[str]) -> list[str]:
        """Enterprises that running leads and projects for one of these links are after."""
        return sorted(actor for actor, talks in self._by_actor.items()
                      if any(talk.what in (HERE, TALKS) and talk.links & links for talk in talks))  # fmt: skip

    def pursued(self, actor: str, talk: Talk, name: str) -> Pursued:
        """A talk as the answer shows it."""
        facts, item = self._facts, self._facts.label(talk.item)
        stage = facts.ontology.concept("ProjectStage", talk.stage).zh if talk.stage else ""
        says = said("talks_lead" if facts.is_a(talk.item, "Lead") else "talks_project", item=item, stage=stage)
        says += f"（{said('former', former=name)}）" if name else ""
        return Pursued(actor, facts.label(actor), talk.what, said(f"what.{talk.what}"), talk.item, item, talk.stage, stage,
                       talk.post, talk.date, name, says, self._quotes.of(*talk.facts))  # fmt: skip

    @cached_property
    def _by_actor(self) -> dict[str, list[Talk]]:
        """Talks as of the day: of a lead that became a project, the project at its stage; of a project in phases with one investor,
        the whole."""
        found: dict[str, list[Talk]] = defaultdict(list)
        for entry in self._entries.values():
            line = then(entry, self._facts.as_of, self._facts.ontology)
            for actor, fact in self._after(entry).items() if self._ours(line) is not False else ():
                if not self._told_better(entry, actor) and (talk := self._talk(line, fact)):
                    found[actor].append(talk)
        return {actor: sorted(talks, key=self._rank) for actor, talks in found.items()}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        """Leads and projects that were known on the day."""
        return Reader(self._facts).entries(self._facts.as_of)

    def _after(self, entry: Entry) -> dict[str, Fact]:
        """Whom a lead or project is after, or the leads that it came from were, with the fact that says so."""
        facts = self._facts
        leads = sorted(fact.subject for fact in facts.to(entry.id, "becomesProject"))
        told = (fact for one in (entry.id, *leads) for relation in ("investedBy", "pursues") for fact in facts.about(one, relation))
        return {fact.object: fact for fact in reversed(list(told))}

    def _talk(self, line: Entry, fact: Fact) -> Talk | None:
        stage, says = self._stage(line)
        what = stage_means(stage) if stage else TALKS
        what = PERHAPS if what in (HERE, TALKS) and self._ours(line) is None else what
        date, proof = self._dated(line)
        links = frozenset(one.id for one in line.parties.get("links", ()))
        told = (fact, *([says] if says else []), *proof)
        return Talk(line.id, what, stage, date, line.values.get("ownerPost", ""), links, told) if what else None

    def _stage(self, line: Entry) -> tuple[str, Fact | None]:
        """The stage of the day with the fact that says so: the one that is stated, or a milestone where that is of a later day;
        where nobody says the project's, that of its lead. Empty where nobody knows."""
        facts, stated = self._facts, self._facts.told(line.id, "projectStage")
        if stated is None:
            stated = facts.told(line.came_from, "projectStage") if line.came_from else None
            return (stated.value, stated) if stated else ("", None)
        if stated.value == line.stage:
            return line.stage, stated
        step = line.step(line.stage) if line.stage else None
        return line.stage, facts.told(step.id, "reachedOn") if step else None

    def _dated(self, line: Entry) -> tuple[str, tuple[Fact, ...]]:
        """The day of the latest milestone reached, else the day the lead was found; empty where neither is told."""
        facts = self._facts
        told = (facts.told(step.id, "reachedOn") for step in line.steps)
        reached = [fact for fact in told if fact and last_day(fact.value) <= facts.as_of]
        last = max(reached, key=lambda fact: (last_day(fact.value), fact.saying()), default=None)
        found = (facts.told(one, "foundOn") for one in (line.id, line.came_from) if one)
        last = last or next(filter(None, found), None)
        return (last.value, (last,)) if last else ("", ())

    def _ours(self, line: Entry) -> bool | None:
        """Whether a lead or project is of this place; None where a project is of a wider place or of none that is told. A lead is
        ours unless it is for elsewhere, and so is a project of no place that a lead became or that a post here answers for."""
        geography, place = self._world.geography, self._world.place
        places = [one.id for one in line.parties.get("places", ())]
        if any(place in geography.above(one) for one in places):
            return True
        wider = not places or any(geography.one_holds_other(place, one) for one in places)
        followed = line.cls == "Lead" or line.came_from or line.values.get("ownerPost")
        return (True if followed else None) if wider else False

    def _told_better(self, entry: Entry, actor: str) -> bool:
        """Whether a phase is part of a project of the same investor: it counts once."""
        whole = self._entries.get(entry.phase_of)
        return whole is not None and actor in self._after(whole)

    def _rank(self, talk: Talk) -> tuple[int, int, str]:
        stages = [row["stage"] for row in rows("stages")]
        order = (HERE, TALKS, PERHAPS, OVER).index(talk.what)
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
