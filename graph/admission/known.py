"""A project or lead of the ledger as one that asks to enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.admission.applicant import LINK, PRODUCT, PROJECT, SITED, Applicant, Listing, Number, Review
from graph.admission.tables import RENTED
from graph.facts import Fact, Facts
from graph.precheck.outcome import Shown
from ontology.values import first_day

NUMBERS = ("landArea", "floorArea", "fixedInvestment", "expectedOutput", "expectedTax", "energyUse", "plotRatio")
MONEY = frozenset({"fixedInvestment", "expectedOutput", "expectedTax"})
RENTABLE = frozenset({"plant", "building"})
"""Kinds of space that are let, not given as land."""


def applicant(facts: Facts, one: str) -> Applicant:
    """What the ledger knows of a project or lead."""
    return Applicant(
        id=one, label=facts.label(one), kind=facts.value(one, "projectKind"), sited=_sited(facts, one),
        numbers={name: number for name in NUMBERS if (number := _number(facts, one, name))},
        environmental_class=facts.value(one, "environmentalClass"), reviews=tuple(_reviews(facts, one)),
        listings=tuple(_listings(facts, one)), concerns=tuple(_concerns(facts, one)),
    )  # fmt: skip


def _sited(facts: Facts, one: str) -> str:
    """As it is told, else rented where it uses a plant or building."""
    if told := facts.value(one, "siteMode"):
        return SITED.get(told, "")
    kinds = {facts.value(fact.object, "spaceKind") for fact in facts.about(one, "usesSpace")}
    return RENTED if kinds and kinds <= RENTABLE else ""


def _number(facts: Facts, one: str, name: str) -> Number | None:
    told = facts.told(one, name)
    if told is None:
        return None
    currency = facts.value(one, "currency") if name in MONEY else ""
    return Number(float(told.value), currency, tuple(value for value, _ in told.others), tuple(shown(facts, [told])))


def _reviews(facts: Facts, one: str) -> Iterator[Review]:
    """Judgements made by the as-of date, by item, judge and day."""
    for each in sorted({fact.subject for fact in facts.to(one, "reviewOf")}):
        told = {
            name: facts.value(each, name)
            for name in ("reviewItem", "reviewOutcome", "judgedBy", "reviewedOn", "entryCondition", "provingPaper")
        }
        if (
            told["reviewItem"]
            and told["reviewOutcome"]
            and (not told["reviewedOn"] or first_day(told["reviewedOn"]) <= facts.as_of)
        ):
            outcome = facts.told(each, "reviewOutcome")
            item, word, judge, day, condition, paper = told.values()
            yield Review(item, word, judge, day, condition, paper, tuple(shown(facts, [outcome] if outcome else [])))


def _listings(facts: Facts, one: str) -> Iterator[Listing]:
    """Lines of catalogues of the project, of what it will make, of its links."""
    near = [(PROJECT, one)]
    near += [(PRODUCT, fact.object) for fact in facts.about(one, "willProduce")]
    near += [(LINK, fact.object) for fact in facts.about(one, "forLink")]
    for on, thing in dict.fromkeys(near):
        for fact in facts.about(thing, "listedIn"):
            kind = facts.value(fact.object, "catalogueKind")
            if kind and fact.judgement != "rejected":
                note = facts.value(fact.object, "note")
                yield Listing(kind, _line(facts, fact.object), fact.qualifier("judgedBy"), on, facts.label(thing), note,
                              tuple(shown(facts, [fact])))  # fmt: skip


def _concerns(facts: Facts, one: str) -> list[str]:
    """What may stop it, as the lead says, or the leads that it came of."""
    leads = [one, *sorted({fact.subject for fact in facts.to(one, "becomesProject")})]
    return list(dict.fromkeys(told for each in leads for told in facts.values(each, "concern")))


def _line(facts: Facts, item: str) -> str:
    """A line of a catalogue as people cite it."""
    catalogue = " ".join(filter(None, (facts.value(item, "catalogue"), facts.value(item, "edition"))))
    return f"{catalogue}：{facts.label(item)}" if catalogue else facts.label(item)


def shown(facts: Facts, some: Iterable[Fact]) -> Iterator[Shown]:
    """The evidence of facts."""
    for fact in some:
        for one in facts.evidence([fact]).values():
            document = facts.label(facts.resolution.of(one.cites)) if one.cites else ""
            says = fact.value or facts.label(fact.object)
            yield Shown(one.source, document, one.locator, one.quote or one.original, says, one.period or one.valid_from)
