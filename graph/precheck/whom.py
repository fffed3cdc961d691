"""What a clause asks for beside its dates: being there, its kind of actor, what it is for, its own conditions and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.facts import Facts
from graph.precheck.asking import Asking, asking
from graph.precheck.conditions import check
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, UNKNOWN, Checked, Shown
from graph.precheck.policies import policy_of
from graph.precheck.standing import check_size
from graph.precheck.tables import asked, column, say
from graph.states.verdicts import GONE

FILLER = re.compile(r"[\W的或和及且并须应]+")
NATIONAL = "national"
"""The level of papers that hold everywhere; of all others the place has to be known."""
FIRM = "enterprise"
"""The kind of actor that every enterprise is; small firms are told apart by their size, all other kinds are none."""


RUN = frozenset({"platform", "incubator", "facility", "institute"})
"""Kinds of body that an enterprise may be or may run itself."""


def asked_of(known: Known, clause: str) -> Iterator[Checked]:
    """Every condition of a clause held against the enterprise, but for its dates."""
    yield from _being(known)
    yield from _kind(known, clause)
    yield from _objects(known, clause)
    yield from conditions_of(known, clause, clause)
    yield from _written(known.facts, clause, _own(known.facts, clause))


def conditions_of(known: Known, owner: str, clause: str) -> Iterator[Checked]:
    """The conditions of a clause, or of one of its benefits, held against the enterprise."""
    facts = known.facts
    places = tuple(sorted(fact.object for fact in facts.about(clause, "appliesTo") if facts.is_a(fact.object, "Place")))
    since = facts.value(policy_of(facts, clause), "inForceFrom")
    yield from (check(known, asking(facts, one, places, since)) for one in _own(facts, owner))


def _own(facts: Facts, owner: str) -> list[str]:
    return sorted((fact.subject for fact in facts.to(owner, "conditionOf")),
                  key=lambda one: _order(facts.value(one, "conditionNumber"), one))  # fmt: skip


def _written(facts: Facts, clause: str, own: Sequence[str]) -> Iterator[Checked]:
    """What the clause says of who may claim beyond its single conditions: nobody has read it, so it can't be met."""
    text = facts.value(clause, "condition")
    rest = text
    for part in (facts.value(one, prop) for one in own for prop in ("quote", "calibre", "name")):
        rest = rest.replace(part, "") if part else rest
    if not own or len(FILLER.sub("", rest)) > 1:
        said = text or facts.value(clause, "quote") or facts.label(clause)
        why = say("condition_unread" if text else "no_condition")
        yield Checked("申报条件", "原文条件", UNKNOWN, said, why, missing="申报条件", ask=asked("原文条件"),
                      unread=True)  # fmt: skip


def _order(number: str, key: str) -> tuple[int, str, str]:
    return (int(number), "", key) if number.isdigit() else (10**6, number, key)


def _ask(label: str, on: str, value: str) -> Asking:
    """A condition that the clause's own properties make."""
    return Asking(label, on, "has", value, "", "", "", "")


def _being(known: Known) -> Iterator[Checked]:
    """An enterprise that is no more, or has moved away, claims nothing."""
    fact = known.facts.told(known.firm, "operatingStatus")
    if fact and fact.value in GONE:
        status = known.facts.ontology.concept("OperatingStatus", fact.value).zh
        need = _ask("登记状态", "登记状态", "存续")
        yield need.checked(INELIGIBLE, "存续", say("gone", status=status), evidence=known.shown([fact]))


def _kind(known: Known, clause: str) -> Iterator[Checked]:
    """The kinds of actor that a clause is for."""
    facts = known.facts
    kinds = facts.values(clause, "actorKind")
    if not kinds or FIRM in kinds:
        return
    told = "、".join(facts.ontology.concept("ActorKind", one).zh for one in kinds)
    need = _ask("适用主体", "企业规模", "中小微企业")
    if RUN & set(kinds):
        yield need.checked(UNKNOWN, told, say("kind_run", kinds=told), missing=f"是不是{told}或办了{told}")
        return
    if "small_firm" not in kinds:
        yield _ask("适用主体", "适用主体", told).checked(INELIGIBLE, told, say("kind_misfit", kinds=told))
        return
    found = check_size(known, need)
    yield found if found.verdict == ELIGIBLE else need.checked(UNKNOWN, told, say("kind_small"))


def _objects(known: Known, clause: str) -> Iterator[Checked]:
    """What a clause is for: a place that the enterprise is in, and one of the links, chains, fields or products."""
    facts = known.facts
    objects = sorted({fact.object for fact in facts.about(clause, "appliesTo")})
    places, things = [one for one in objects if facts.is_a(one, "Place")], [one for one in objects if not facts.is_a(one, "Place")]
    if places:
        yield _there(known, places)
    elif facts.value(policy_of(facts, clause), "level") != NATIONAL and not _placed(facts, clause):
        yield _ask("适用地方", "注册地", "").checked(UNKNOWN, say("place_needed"), say("place_unsaid"), missing="条款适用的地方")
    if things:
        names = "、".join(map(facts.label, things))
        held = [known.concerns[one] for one in things if one in known.concerns]
        need = _ask("支持对象", "产业领域", names)
        if held:
            yield need.checked(ELIGIBLE, names, names, evidence=known.shown(held))
        else:
            yield need.checked(UNKNOWN, names, say("concerned", things=names), missing=f"是否做{names}")


def _placed(facts: Facts, clause: str) -> bool:
    """Whether one of a clause's conditions says where the enterprise has to be."""
    meaning = column("names", "name", "meaning")
    own = (fact.subject for fact in facts.to(clause, "conditionOf"))
    return any(meaning.get(facts.value(one, "conditionOn")) == "place" for one in own)


def _there(known: Known, places: Sequence[str]) -> Checked:
    names = "、".join(map(known.facts.label, places))
    need = _ask("适用地方", "注册地", names)
    if any(one in known.places for one in places):
        return need.checked(ELIGIBLE, names, names, evidence=_site_proof(known, places))
    registered = frozenset[str]().union(*(known.geography.places_of(one) for one in known.sites
                                          if known.geography.kind(one) == "registered"))  # fmt: skip
    if not registered or any(registered <= set(known.geography.above(one)) for one in places):
        return need.checked(UNKNOWN, names, say("placed_unknown", things=names), missing="场所")
    return need.checked(INELIGIBLE, names, say("placed_out", things=names))


def _site_proof(known: Known, places: Sequence[str]) -> tuple[Shown, ...]:
    facts = [fact for site in known.sites if known.geography.places_of(site) & set(places)
             for fact in known.facts.about(site, "locatedIn")]  # fmt: skip
    return known.shown(facts)
