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
from ingest.resolve.review.lines import Pair
from ingest.resolve.review.objections import Open, day_of, differing, objections
from ontology.values import normalised_name

TWO_NAMES = "一码两名：可能更过名，也可能一边的代码写错"
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
    by_rule = (one for group in by_entity.values() for one in _by_rule(actors, group, found))
    listed = [*_judged(actors, found, objections(judgements)), *by_rule]
    return sorted(listed, key=lambda one: (not one.doubt, one.judgement is None, one.a.name, one.a.id, one.b.id))


def _judged(actors: Actors, decided: Mapping[Pair, Judgement], against: Open) -> Iterator[Merged]:
    for pair, said in decided.items():
        if actors.entity(pair[0]) == actors.entity(pair[1]) and set(pair) <= actors.records.keys():
            why = BY_JUDGEMENT.format(role=said.role or "未写", date=day_of(said) or "未写", reason=said.reason or "未写理由")
            yield Merged(actors.entry(pair[0]), actors.entry(pair[1]), why, said, differing(said, against.get(pair, ())))


def _by_rule(actors: Actors, group: Sequence[Entry], decided: Mapping[Pair, Judgement]) -> Iterator[Merged]:
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
