"""Statements and judgements → facts in force at a date, or at all times: grouped by fact key, each with one shown value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import pairwise
from typing import Any

from graph.facts.fact import Fact, Witness, choice
from graph.facts.resolution import Resolution
from graph.keys import Key, KeyReader
from graph.ledger import Judgement, latest_last
from graph.statement import pack, unpack
from ontology.schema import Ontology
from ontology.units import units_of
from ontology.values import first_day

FIELDS = ("id", "source", "subject", "predicate", "object", "value", "unit", "qualifiers", "cites", "period", "valid_from",
          "valid_to", "observed")  # fmt: skip


def in_force(valid_from: str, valid_to: str, as_of: str) -> bool:
    """Whether [from, to) holds the date; an open end always does."""
    return (not valid_from or first_day(valid_from) <= as_of) and (not valid_to or as_of < first_day(valid_to))


class FactBuilder:
    """Gathers rows into facts. `ranks` gives a source's rank (smaller is believed first), `holds` whether a place (the first)
    holds another; without `as_of` every time counts."""

    def __init__(
        self, ontology: Ontology, keys: KeyReader, resolution: Resolution, as_of: str, ranks: Mapping[str, int],
        holds: Callable[[str, str], bool],
    ) -> None:  # fmt: skip
        self._keys, self._as_of, self._ranks, self._holds = keys, as_of, ranks, holds
        self._in_base_unit = units_of(ontology).in_base
        self._remarks = frozenset(name for name, prop in ontology.properties.items() if prop.remark)
        self._entity = dict(resolution.entity)
        self._witnesses: dict[Witness, tuple[Witness]] = {}
        self._found: dict[str, dict[Key, Fact]] = defaultdict(dict)
        self._more: dict[str, dict[Key, list[Fact]]] = defaultdict(lambda: defaultdict(list))

    def take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Group rows (of FIELDS) in force at the as-of date by fact key. Equal texts are kept once."""
        shared, witnesses, fact_key = self._entity.setdefault, self._witnesses.setdefault, self._keys.key
        remarks, as_of, found = self._remarks, self._as_of, self._found
        for number, source, subject, predicate, obj, value, unit, qualifiers, cites, period, since, until, observed in rows:
            if as_of and (since or until) and not in_force(since, until, as_of):
                continue
            subject, predicate, period = shared(subject, subject), shared(predicate, predicate), shared(period, period)
            obj = obj and shared(obj, obj)
            key = fact_key(subject, predicate, obj, value, qualifiers, period)
            if predicate in remarks:
                key = (*key, value)
            teller = (source, cites, period or since)
            witness = witnesses(teller, (teller,))
            fact = Fact(subject, predicate, obj, value, shared(unit, unit), qualifiers, period, since, until, observed,
                        (number,), witness)  # fmt: skip
            if found[predicate].setdefault(key, fact) is not fact:
                self._more[predicate][key].append(fact)

    def facts(self) -> dict[str, list[Fact]]:
        """Every fact by predicate, its shown value chosen by source rank, latest period and statement key."""
        for predicate, more in self._more.items():
            found = self._found[predicate]
            for key, others in more.items():
                found[key] = self._one([found[key], *others])
        return {predicate: list(found.values()) for predicate, found in self._found.items()}

    def versions(self) -> dict[str, list[Fact]]:
        """Facts at all times, by predicate: one for each fact key and each stretch of time in which the same tellings stand.

        At any date the versions in force are the facts that `facts` gives for it.
        """
        found: dict[str, list[Fact]] = {}
        for predicate, facts in self._found.items():
            more = self._more.get(predicate, {})
            found[predicate] = [fact for key, fact in facts.items() if key not in more]
            for key, others in more.items():
                found[predicate] += self._stretches([facts[key], *others])
        return found

    def _stretches(self, told: list[Fact]) -> Iterator[Fact]:
        """The tellings of one key, cut where any of them begins or ends; a stretch in which none stands gives no fact."""
        edges = {first_day(edge): edge for one in told for edge in sorted((one.valid_from, one.valid_to), reverse=True) if edge}
        if not edges:
            yield self._one(told)
            return
        for since, until in pairwise(["", *sorted(edges), ""]):
            standing = [copy(one) for one in told if _spans(one, since, until)]
            if standing:
                fact = self._one(standing)
                fact.valid_from, fact.valid_to = edges.get(since, ""), edges.get(until, "")
                yield fact

    def _one(self, told: list[Fact]) -> Fact:
        """One fact out of several tellings: the first by choice, or a narrower place that lies in the one it names, completed by
        those that agree; the rest are its others."""
        told.sort(key=lambda one: choice(one, self._ranks))
        fact = told[0]
        for one in told[1:]:
            if one.object != fact.object and self._holds(fact.object, one.object):
                fact = one
        fact.statements = tuple(number for one in told for number in one.statements)
        fact.witnesses = tuple(dict.fromkeys(witness for one in told for witness in one.witnesses))
        said, others = unpack(fact.qualifiers), dict[tuple[str, str], None]()
        for one in told:
            also = unpack(one.qualifiers) if one.qualifiers != fact.qualifiers else said
            if self._agrees(one, fact) and self._alike(also, said):
                said = also | said
            else:
                others[one.object or one.value, self._rest(one, fact)] = None
        fact.qualifiers, fact.others = pack(said), tuple(others)
        return fact

    def _agrees(self, one: Fact, fact: Fact) -> bool:
        """Whether another telling gives the same value, be it in another unit, or a place that holds the one shown."""
        if one.object != fact.object:
            return self._holds(one.object, fact.object)
        if one.unit == fact.unit or not (one.unit and fact.unit):
            return (one.value, one.unit) == (fact.value, fact.unit)
        return self._in_base_unit(one.value, one.unit) == self._in_base_unit(fact.value, fact.unit)

    def _alike(self, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
        """Whether two tellings agree in every qualifier that both give, remarks apart; amounts are compared in base units."""
        return all(one[name] == other[name] or name in self._remarks or self._same_amount(one, other, name.removesuffix("Unit"))
                   for name in one.keys() & other.keys())  # fmt: skip

    def _same_amount(self, one: Mapping[str, str], other: Mapping[str, str], name: str) -> bool:
        unit = f"{name}Unit"
        if not all({name, unit} <= said.keys() for said in (one, other)):
            return False
        return self._in_base_unit(one[name], one[unit]) == self._in_base_unit(other[name], other[unit])

    def _rest(self, other: Fact, fact: Fact) -> str:
        """What else another telling says, beside the key and remarks: text to compare and show."""
        rest = [f"{name}={value}" for name, value in self._keys.rest(other.predicate, other.qualifiers).items()
                if name not in self._remarks]  # fmt: skip
        return "；".join(rest if other.unit == fact.unit else [other.unit, *rest])


def _spans(fact: Fact, since: str, until: str) -> bool:
    """Whether a telling stands all through [since, until); an empty edge is open."""
    begun = not fact.valid_from or (since != "" and first_day(fact.valid_from) <= since)
    return begun and (not fact.valid_to or (until != "" and until <= first_day(fact.valid_to)))


Judged = dict[tuple[str, str, str], str]


def judge(
    keys: KeyReader, resolution: Resolution, judgements: Sequence[Judgement], by_predicate: Mapping[str, list[Fact]]
) -> Judged:
    """Put the latest judgement on each judged fact; a judgement names record keys and key qualifiers.

    Returns the latest verdicts that name no qualifier, by (subject, predicate, object): they also speak of a fact that is
    derived and stands in no list.
    """
    verdicts: dict[Key, str] = {}
    whole: Judged = {}
    for one in latest_last(judgements):
        if one.predicate:
            said = unpack(one.qualifiers)
            named = [said.get(name, "") for name in keys.names(one.predicate)]
            triple = (resolution.of(one.subject), one.predicate, resolution.of(one.object))
            verdicts[*triple, *named] = one.verdict
            if not any(named):
                whole[triple] = one.verdict
    for predicate in {key[1] for key in verdicts}:
        names = keys.names(predicate)
        for fact in by_predicate.get(predicate, ()):
            said = unpack(fact.qualifiers)
            keyed = (fact.period if name == "period" else said.get(name, "") for name in names)
            fact.judgement = verdicts.get((fact.subject, predicate, fact.object or fact.value, *keyed), "")
    return whole
