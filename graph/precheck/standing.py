"""Conditions on what an enterprise is: its field, its size, whether it is a legal person, its record."""

from __future__ import annotations

import re

from graph.precheck.asking import Asking
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, UNKNOWN, Checked
from graph.precheck.tables import say
from ontology.values import normalised_name

NUMBERS = frozenset({"decimal", "integer", "date"})
SMALL = re.compile(r"中小|小微|微型")
KIND = re.compile(r"(?:产业链?|链|环节|产业领域|领域|行业)$")
NAMES = ("name", "shortName", "cardLabel", "alias")
COMPANY = re.compile(r"公司(?:[（(].*[)）])?$")
BRANCH = re.compile(r"(?:分公司|办事处|分店|营业部)$")


def check_field(known: Known, need: Asking) -> Checked:
    """Of an industry, chain or field: by what it makes or where it is on a chain; a business scope proves nothing."""
    wanted = normalised_name(need.value)
    found = {thing: fact for thing, fact in known.concerns.items() if _speaks_of(known, thing, wanted)}
    if not found:
        return need.checked(UNKNOWN, need.value, say("field_unknown", value=need.value))
    have = "、".join(sorted(map(known.facts.label, found)))
    return need.checked(ELIGIBLE, need.value, say("field_known", fields=have), evidence=known.shown(found.values()))


def _speaks_of(known: Known, thing: str, wanted: str) -> bool:
    told = (name for prop in NAMES for name in known.facts.values(thing, prop))
    names = {form for name in map(normalised_name, told) for form in (name, KIND.sub("", name))}
    return bool(wanted) and bool({wanted, KIND.sub("", wanted)} & names)


def check_size(known: Known, need: Asking) -> Checked:
    """A small firm: by a qualification in force that only such firms get."""
    for fact in known.facts.about(known.firm, "holdsQualification"):
        title = known.facts.label(fact.object)
        if SMALL.search(title) and SMALL.search(need.value) and (fact.valid_to or not known.stale(fact)):
            return need.checked(ELIGIBLE, need.value, say("size_known", title=title), evidence=known.shown([fact]))
    return need.checked(UNKNOWN, need.value, say("size_unknown"))


def check_legal(known: Known, need: Asking) -> Checked:
    """A legal person: companies are by law, branches are not."""
    facts = known.facts
    branch = facts.about(known.firm, "branchOf")
    told = facts.told(known.firm, "name")
    name = told.value if told else ""
    if branch or BRANCH.search(name):
        of = facts.label(branch[0].object) if branch else name
        return need.checked(INELIGIBLE, need.value or need.on, say("legal_branch", of=of), evidence=known.shown(branch))
    if told and COMPANY.search(name):
        return need.checked(ELIGIBLE, need.value or need.on, say("legal_company"), evidence=known.shown([told]))
    return need.checked(UNKNOWN, need.value or need.on, say("legal_unknown"))


def check_credit(known: Known, need: Asking) -> Checked:
    """A clean record: no source that is loaded speaks of it."""
    return need.checked(UNKNOWN, need.value or need.on, say("credit_unknown"))


def check_words(known: Known, need: Asking) -> Checked | None:
    """A property told in words (企业性质, 上市板块, 登记状态); None where the ontology has none of the name."""
    facts = known.facts
    allowed = facts.ontology.classes["Enterprise"].constraints
    for name, prop in facts.ontology.properties.items():
        if name not in allowed or need.on not in (name, prop.zh, prop.en, *prop.aliases) or prop.datatype in NUMBERS:
            continue
        told = facts.told(known.firm, name)
        if told is None or told.conflict or need.comparator not in ("equals", "has"):
            return need.checked(UNKNOWN, need.value, say("value_unknown" if told is None else "need_unreadable", value=need.value))
        concept = facts.ontology.vocabularies.get(prop.vocabulary, {}).get(told.value)
        names = (told.value, concept.zh, concept.en, *concept.aliases) if concept else (told.value,)
        evidence = known.shown([told])
        have = concept.zh if concept else told.value
        if known.stale(told):
            return need.checked(UNKNOWN, need.value, say("value_stale", have=have, day=known.dated(told)), evidence=evidence)
        verdict = ELIGIBLE if normalised_name(need.value) in set(map(normalised_name, names)) else INELIGIBLE
        return need.checked(verdict, need.value, have, evidence=evidence)
    return None
