"""Reads leads and projects out of facts: values, parties, milestones, money, and what belongs to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from graph.facts import Facts
from graph.pursuit.begun import known_by
from graph.pursuit.entry import Entry, Funds, Party, Step
from graph.pursuit.phases import INVESTORS, with_phases
from graph.pursuit.tables import LEADS, TALKS, order, stage_label, stages

OWN = "pursuit-register"
"""The source under which what people fill in enters the ledger."""
PARTIES = {"investors": ("pursues", "investedBy"), "company": ("projectCompany",), "links": ("forLink",),
           "spaces": ("usesSpace",), "places": ("projectIn",), "products": ("willProduce",), "first_talk_by": ("firstTalkBy",),
           "introduced_by": ("introducedBy",)}  # fmt: skip
"""What a line names, and the relations that lead there from a lead or a project."""
DUTIES = {"leading": "lead", "helping": "cooperate"}
INHERITED = ("leadSource", "foundOn", "firstTalkOn", "investorPlace", "chainAnswer", "ownerPost", "leaderPost")
"""What a project without it takes from the lead that it came from."""
PLACE = "investorPlace"


class Reader:
    """Lines out of one set of facts, each made once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.became = {fact.subject: fact.object for fact in facts.of("becomesProject")}
        self.leads = {project: lead for lead, project in sorted(self.became.items(), reverse=True)}
        self.parent = {fact.subject: fact.object for fact in facts.of("phaseOf")}

    def entries(self, until: str = "") -> dict[str, Entry]:
        """Every lead that became no project, and every project, by id, phases and wholes joined; those known until a day."""
        return with_phases(known_by(self._lines, self.parent, until) if until else self._lines, self.parent)

    @cached_property
    def _lines(self) -> dict[str, Entry]:
        ids = [*(one for one in self.facts.instances("Lead") if one not in self.became), *self.facts.instances("Project")]
        return {one: self.entry(one) for one in ids}

    def entry(self, entity: str) -> Entry:
        """One lead or project by itself."""
        facts, lead = self.facts, self.leads.get(entity, "")
        cls = "Project" if facts.is_a(entity, "Project") else "Lead"
        values = {prop: facts.value(entity, prop) for prop in facts.ontology.classes[cls].constraints}
        values |= {prop: facts.value(lead, prop) for prop in INHERITED if lead and not values.get(prop)}
        parties = self._parties(entity, lead)
        values.setdefault(PLACE, "")
        values[PLACE] = values[PLACE] or self._home(parties.get(INVESTORS, ()))
        values = {prop: value for prop, value in values.items() if value}
        steps = tuple(self._steps(filter(None, (lead, entity))))
        funds, stage = tuple(self._funds(entity)), values.get("projectStage", "")
        conflicts = tuple(prop for prop in values if any(fact.conflict for fact in facts.about(entity, prop)))
        return Entry(
            entity, number(entity), cls, list_of(cls, stage, steps), facts.label(entity), stage, stage_label(facts.ontology, stage),
            values, parties, self._chains(entity), steps, funds, self.parent.get(entity, ""), came_from=lead, conflicts=conflicts,
            own_steps=steps, own_funds=funds,
            sources=tuple(sorted({source for fact in facts.about(entity, "a") for source in fact.sources})),
        )  # fmt: skip

    def _parties(self, entity: str, lead: str) -> dict[str, tuple[Party, ...]]:
        facts = self.facts
        found = {}
        for name, relations in PARTIES.items():
            for one in filter(None, (entity, lead)):
                ends = [fact.object for relation in relations for fact in facts.about(one, relation)]
                if ends:
                    found[name] = tuple(self.party(end) for end in dict.fromkeys(ends))
                    break
        for name, duty in DUTIES.items():
            told = [fact for one in filter(None, (entity, lead)) for fact in facts.to(one, "responsibleFor")]
            ends = [fact.subject for fact in told if fact.qualifier("duty") == duty]
            if ends:
                found[name] = tuple(self.party(end) for end in dict.fromkeys(ends))
        return found

    def _home(self, investors: Iterable[Party]) -> str:
        """Where the first investor with a registered address is registered; empty where nobody says so."""
        facts = self.facts
        sites = [fact.object for one in investors for fact in facts.about(one.id, "operates")]
        places = [fact.object for site in sites if facts.value(site, "siteKind") == "registered"
                  for fact in facts.about(site, "locatedIn")]  # fmt: skip
        return facts.label(places[0]) if places else ""

    def party(self, entity: str) -> Party:
        """Who or what an id means; a code that can't be one is shown as it was written."""
        facts = self.facts
        told = [fact for prop in ("a", "name") for fact in facts.about(entity, prop)]
        outside = bool(told) and all(fact.sources == (OWN,) for fact in told)
        return Party(entity, facts.label(entity), facts.value(entity, "uscc") or facts.value(entity, "usccAsWritten"), outside)

    def _chains(self, entity: str) -> tuple[str, ...]:
        facts = self.facts
        links = [fact.object for fact in facts.about(entity, "forLink")]
        above = [fact.object for link in links for fact in facts.about(link, "partOf")]
        return tuple(dict.fromkeys(facts.label(one) for one in above if facts.is_a(one, "IndustryChain")))

    def _steps(self, owners: Iterable[str]) -> Iterator[Step]:
        facts = self.facts
        for one in sorted({fact.subject for owner in owners for fact in facts.to(owner, "milestoneOf")}, key=self._step_order):
            stage = facts.value(one, "projectStage")
            told = [fact for prop in ("plannedOn", "reachedOn") for fact in facts.about(one, prop)]
            planned, reached, paper = (facts.value(one, prop) for prop in ("plannedOn", "reachedOn", "provingPaper"))
            sources = tuple(sorted({source for fact in told for source in fact.sources}))
            yield Step(one, stage, stage_label(facts.ontology, stage), planned, reached, paper, sources)

    def _step_order(self, milestone: str) -> tuple[int, str]:
        return order(self.facts.value(milestone, "projectStage")), milestone

    def _funds(self, entity: str) -> Iterator[Funds]:
        facts, kinds = self.facts, self.facts.ontology.vocabularies["FundsKind"]
        for one in sorted({fact.subject for fact in facts.to(entity, "fundsOf")}):
            told, kind = facts.told(one, "amount"), facts.value(one, "fundsKind")
            if told is None or kind not in kinds:
                continue
            currency = facts.value(one, "currency") or ("USD" if kind == "foreign" else "CNY")
            yield Funds(one, told.period, kind, kinds[kind].zh, Decimal(told.value), currency, facts.value(one, "provingPaper"))


def number(entity: str) -> str:
    """The number by which people know a line: that of the register, else the record's whole key."""
    source, _, local = entity.partition(":")
    return local if source == OWN else entity


def list_of(cls: str, stage: str, steps: Iterable[Step]) -> str:
    """The list a line stands in: by its stage; of one that rests or is over, by the last stage it reached; else where its class
    begins. A lead whose contract is signed stands with the signed, though nobody made it a project."""
    known = stages()
    if stage in known and not known[stage].stops:
        return known[stage].list
    reached = [known[one.stage] for one in steps if one.reached and one.stage in known and not known[one.stage].stops]
    if reached:
        return max(reached, key=lambda one: one.order).list
    return TALKS if cls == "Project" else LEADS
