"""布局动向: what shows that an enterprise expands or looks for room: its projects elsewhere, plants to come, what leads note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from graph.candidates.profile import Item
from graph.candidates.quoting import Quotes
from graph.candidates.tables import said
from graph.candidates.whereabouts import Addresses
from graph.facts import Fact
from graph.states.verdicts import COMING
from graph.states.world import World
from ontology.values import last_day

OVER = frozenset({"ended", "withdrawn", "paused"})


class Signs:
    """Looks up signs, the newest first."""

    def __init__(self, world: World, quotes: Quotes, addresses: Addresses) -> None:
        self._world, self._facts, self._quotes, self._addresses = world, world.facts, quotes, addresses

    def of(self, actor: str) -> list[Item]:
        """The signs of an enterprise, each with the date of the evidence as its period; empty where none is known."""
        found = [*self._projects(actor), *self._plants(actor), *self._notes(actor)]
        return sorted(found, key=lambda one: (_descending(one.period), one.text))

    def _projects(self, actor: str) -> Iterator[Item]:
        facts = self._facts
        for fact in self._invested.get(actor, ()):
            stage = facts.told(fact.subject, "projectStage")
            if stage and stage.value in OVER:
                continue
            places = [self._addresses.place(one.object) for one in facts.about(fact.subject, "projectIn")]
            where = said("sign_where", where="、".join(places)) if places else ""
            word = facts.ontology.concept("ProjectStage", stage.value).zh if stage else ""
            text = said("sign_project", item=facts.label(fact.subject), stage=word, where=where)
            evidence = self._quotes.of(fact, stage)
            yield Item(text, fact.subject, "", "project", self._project_date(fact.subject, stage, fact), evidence)

    def _project_date(self, project: str, stage: Fact | None, fact: Fact) -> str:
        """The date of its latest milestone, else of the evidence on its stage or investor."""
        facts = self._facts
        reached = [facts.value(one.subject, "reachedOn") for one in facts.to(project, "milestoneOf")]
        days = [day for day in reached if day and last_day(day) <= facts.as_of]
        return max(days, key=last_day, default="") or self._dated(stage) or self._dated(fact)

    def _plants(self, actor: str) -> Iterator[Item]:
        """Plants planned or being built, wherever they are."""
        facts = self._facts
        for fact, place in self._addresses.sites(actor):
            status = facts.told(fact.object, "siteStatus")
            if status and status.value in COMING:
                kind = facts.value(fact.object, "siteKind")
                word = facts.ontology.concept("SiteKind", kind).zh if kind else facts.label(fact.object)
                where = said("sign_where", where=self._addresses.place(place)) if place else ""
                text = said("sign_site", kind=word, status=facts.ontology.concept("SiteStatus", status.value).zh, where=where)
                yield Item(text, fact.object, "", "site", self._dated(status), self._quotes.of(fact, status))

    def _notes(self, actor: str) -> Iterator[Item]:
        """What leads after it give as a sign of expansion."""
        for fact in self._facts.to(actor, "pursues"):
            if told := self._facts.told(fact.subject, "expansionSign"):
                found = self._facts.value(fact.subject, "foundOn") or self._dated(told)
                yield Item(said("sign_lead", says=told.value), fact.subject, "", "lead", found, self._quotes.of(fact, told))

    @cached_property
    def _invested(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts.of("investedBy"):
            found[fact.object].append(fact)
        return dict(found)

    def _dated(self, fact: Fact | None) -> str:
        """What the age of a fact runs from: its newest telling; empty where it is undated."""
        dates = [self._world.proof.dated(one) for one in fact.witnesses] if fact else []
        return max(filter(None, dates), key=last_day, default="")


def _descending(day: str) -> tuple[int, ...]:
    """Sorts the newest day first and what is undated last."""
    return tuple(-int(part) for part in last_day(day).split("-")) if day else (0,)
