"""Pairs of records that are one entity now, each with why: so that a merge can be seen, and taken apart again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts.resolution import Record
from graph.ledger import Judgement, latest_on_pairs
from ingest.resolve.matching import Matcher
from ingest.resolve.pairing import Status
from ingest.resolve.register import Entry, Register
from ingest.resolve.review.actors import Actors
from ontology.values import normalised_name

TWO_NAMES = "一码两名：名称看不出是同一家，先核对代码"
BY_JUDGEMENT, BY_CODE, INDIRECT = "判定（{role}，{date}）：{reason}", "{label}相同：{value}", "都与本家另一条记录相同"


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records of one entity, why they are one, the judgement if one says so, and what speaks against it."""

    a: Entry
    b: Entry
    why: str
    judgement: Judgement | None = None
    doubt: str = ""


def merged(actors: Actors, judgements: Sequence[Judgement]) -> list[Merged]:
    """What is one by judgement, and records of one entity whose names are not alike; the doubtful first. Records that are alike
    in class and full name are left out: to part them, write their keys into a row."""
    by_entity: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in actors.entries:
        by_entity[actors.entity(entry.id)].append(entry)
    found = {pair: one for pair, one in latest_on_pairs(judgements).items() if one.verdict == "same"}
    listed = [*_judged(actors, found), *(one for group in by_entity.values() for one in _by_rule(actors, group, found))]
    return sorted(listed, key=lambda one: (not one.doubt, one.judgement is None, one.a.name, one.a.id, one.b.id))


def _judged(actors: Actors, decided: Mapping[tuple[str, str], Judgement]) -> Iterator[Merged]:
    entries = {entry.id: entry for entry in reversed(actors.entries)}
    for (one, other), said in decided.items():
        if actors.entity(one) == actors.entity(other) and {one, other} <= actors.records.keys():
            why = BY_JUDGEMENT.format(role=said.role or "未写", date=said.date or "未写", reason=said.reason or "未写理由")
            yield Merged(_entry(actors, entries, one), _entry(actors, entries, other), why, said)


def _entry(actors: Actors, entries: Mapping[str, Entry], key: str) -> Entry:
    """The entry of a record; one that bears the name of another of its entity has none of its own."""
    return entries.get(key) or Entry(key, min(actors.records[key].names, default=key))


def _by_rule(actors: Actors, group: Sequence[Entry], decided: Mapping[tuple[str, str], Judgement]) -> Iterator[Merged]:
    """The first record of an entity with each that is called otherwise and that no judgement ties to it."""
    first = group[0]
    spoken = {key for pair in decided for key in pair}
    for other in group[1:]:
        if other.id == first.id or other.id in spoken or normalised_name(other.name) == normalised_name(first.name):
            continue
        why, by_code = _rule(actors, actors.records[first.id], actors.records[other.id])
        yield Merged(first, other, why, doubt=TWO_NAMES if by_code and not _alike(first, other) else "")


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two names may be of one organisation, the code that both have left aside; a short name is tried as one."""
    shorter, longer = sorted((replace(one, uscc=""), replace(other, uscc="")), key=lambda entry: len(entry.name))
    return Matcher(Register.of([longer])).match_one(shorter).status is not Status.NONE


def _rule(actors: Actors, one: Record, other: Record) -> tuple[str, bool]:
    """Which rule joined two records, and whether it was a code."""
    for scheme, value in sorted(one.identifiers & other.identifiers):
        return BY_CODE.format(label=actors.facts.ontology.properties[scheme].zh, value=value), True
    return INDIRECT, False
