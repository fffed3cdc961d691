"""What counts as found, layer by layer: strictly (all that a label says) and relaxed (the heart of it, near enough)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from ingest.text.found import Entity, Found
from ingest.text.gold.alike import alike, period, plain, same_amount, same_part
from ingest.text.gold.coarse import stands_for
from ingest.text.gold.labels import GoldClause, GoldDocument, GoldDuty, GoldEntity, GoldTarget, GoldTie, Label
from ingest.text.gold.pairing import Paired, pair

TARGETS, DUTIES, SUMS, RATES, TIES, ENTITIES = "targets", "departments", "sums", "rates", "relations", "entities"
"""What is judged; entities stand as `entities/TYPE`."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One layer of one paper, both ways: pairs, misses and false finds. A find is (start, end, how it reads)."""

    layer: str
    strict: Paired[Any, Any]
    relaxed: Paired[Any, Any]


@dataclass(frozen=True, slots=True)
class Find:
    """A find as it is compared: its place, how it reads for a person, and what it says by field."""

    start: int
    end: int
    said: str
    one: Any


def judge(gold: GoldDocument, found: Found) -> Iterator[Judged]:
    """Every layer that was labelled in a paper, against what was found in it."""
    if gold.targets is not None:
        yield _judged(TARGETS, gold.targets, _targets(found), strict_target, same_number)
    if gold.departments is not None:
        yield _judged(DUTIES, gold.departments, _duties(found), strict_duty, same_department)
    if gold.clauses is not None:
        for layer in (SUMS, RATES):
            labels, finds = list(_labelled_sums(gold.clauses, layer)), _sums(gold.clauses, found, layer)
            yield _judged(layer, labels, finds, strict_sum, same_sum, same_sum)
    if gold.relations is not None:
        yield _judged(TIES, gold.relations, _ties(found), strict_tie, same_ends)
    for kind in gold.entity_types if gold.entities is not None else ():
        named = [one for one in gold.entities or () if one.type == kind]
        yield _judged(f"{ENTITIES}/{kind}", named, _entities(found, kind), same_border, overlapping)


def _judged(
    layer: str, golds: Any, finds: list[Find], strict: Callable[..., bool], relaxed: Callable[..., bool],
    near: Callable[..., bool] | None = None,
) -> Judged:  # fmt: skip
    near = near or overlapping
    return Judged(layer, pair(golds, finds, strict, near), pair(golds, finds, relaxed, near))


# ---- 目标 · targets


def same_number(gold: GoldTarget, find: Find) -> bool:
    """Relaxed: the same value (both ends of a range) in the same unit at an overlapping place."""
    ours, theirs = (gold.value, gold.unit), (find.one.value, find.one.unit)
    upper = not gold.value_to or same_amount((gold.value_to, gold.unit), (find.one.value_to, find.one.unit))
    return overlapping(gold, find) and same_amount(ours, theirs) and upper


def strict_target(gold: GoldTarget, find: Find) -> bool:
    """Strict: that, the comparator, the year and period where the label gives any, and the indicator by one of its names."""
    said = find.one
    when = (not gold.years or said.year in gold.years) and (
        not gold.periods or period(said.period) in {period(one) for one in gold.periods}
    )
    compared = not gold.comparators or said.comparator in gold.comparators
    named = any(alike(ours, theirs) for ours in gold.names for theirs in (said.indicator, said.name, said.written))
    return same_number(gold, find) and compared and when and named


def _targets(found: Found) -> list[Find]:
    return [
        Find(one.value_start, one.value_end, f"{one.name or one.indicator} {one.comparator} {one.value_text} {one.year or ''}", one)
        for one in found.targets
    ]


# ---- 部门 · departments


def same_department(gold: GoldDuty, find: Find) -> bool:
    """Relaxed: the same department in the same role at an overlapping place."""
    duty, _ = find.one
    named = any(plain(duty.department) == plain(one) for one in gold.names)
    return overlapping(gold, find) and named and duty.role in gold.roles


def strict_duty(gold: GoldDuty, find: Find) -> bool:
    """Strict: that, for the same part of the paper, by its number or its title."""
    _, (number, titles) = find.one
    placed = bool(gold.section) and same_part(gold.section, number)
    titled = bool(gold.title) and any(alike(gold.title, one) for one in titles)
    return same_department(gold, find) and (placed or titled or not (gold.section or gold.title))


def _duties(found: Found) -> list[Find]:
    return [Find(one.start, one.end, f"{one.role} {one.department}", (one, _part(found, one))) for one in found.duties]


def _part(found: Found, duty: Any) -> tuple[str, list[str]]:
    """The number and the titles of the part that a duty is for: its section's, its programme's."""
    programme = found.programmes[duty.programme] if duty.programme >= 0 else None
    at = duty.section if duty.section >= 0 else programme.section if programme else -1
    section = found.sections[at] if at >= 0 else None
    titles = [one for one in (section.title if section else "", programme.name if programme else "") if one]
    return section.number if section else "", titles


# ---- 金额、上限、比例 · what clauses give


def same_sum(gold: Sum, find: Find) -> bool:
    """Relaxed: the same value in the same clause, whatever it was taken for."""
    clause, _, value = find.one
    return bool(gold.clause == clause) and _equal(gold.value, value)


def strict_sum(gold: Sum, find: Find) -> bool:
    """Strict: that, and taken for what it is (amount, ceiling, rate)."""
    return same_sum(gold, find) and find.one[1] in gold.kinds


@dataclass(frozen=True, slots=True)
class Sum(Label):
    """A labelled sum with the number of its clause in the paper."""

    kinds: tuple[str, ...] = ()
    value: str = ""
    clause: int = -1


def _labelled_sums(clauses: tuple[GoldClause, ...], layer: str) -> Iterator[Sum]:
    for number, clause in enumerate(clauses):
        for one in clause.gives:
            if ("rate" in one.kinds) == (layer == RATES):
                yield Sum(one.start, one.end, one.quote, one.kinds, one.value, number, optional=one.optional)


def _sums(clauses: tuple[GoldClause, ...], found: Found, layer: str) -> list[Find]:
    """What was found given, in which labelled clause; -1 where no label has a clause."""
    kinds = ("rate",) if layer == RATES else ("amount", "ceiling")
    given = [(one, kind) for clause in found.clauses for one in clause.benefits for kind in kinds if getattr(one, kind)]
    return [
        Find(one.start, one.end, f"{kind} {getattr(one, kind)}", (_clause_at(clauses, one.start), kind, getattr(one, kind)))
        for one, kind in given
    ]


def _clause_at(clauses: tuple[GoldClause, ...], at: int) -> int:
    return next((number for number, one in enumerate(clauses) if one.start <= at < one.end), -1)


def _equal(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


# ---- 名称与关系 · entities and relations


def overlapping(gold: Label, find: Find) -> bool:
    """Whether two stretches share a character."""
    return gold.start < find.end and find.start < gold.end


def same_border(gold: GoldEntity, find: Find) -> bool:
    """Strict: the very same stretch (the type is the layer's)."""
    return (gold.start, gold.end) == (find.start, find.end)


def _entities(found: Found, kind: str) -> list[Find]:
    return [Find(one.start, one.end, f"{one.text} {one.type}", one) for one in found.entities if stands_for(kind, one.type)]


EITHER_WAY = ("cooperatesWith",)
"""Relations without a direction: whoever is named first, it is the same."""


def same_ends(gold: GoldTie, find: Find) -> bool:
    """Relaxed: the same relation between the same two names in this direction, one perhaps shortened."""
    return _joins(gold, find, alike)


def strict_tie(gold: GoldTie, find: Find) -> bool:
    """Strict: that, with both names whole."""
    return _joins(gold, find, lambda one, other: plain(one) == plain(other))


def _joins(gold: GoldTie, find: Find, same: Callable[[str, str], bool]) -> bool:
    predicate, subject, other = find.one
    along = same(subject, gold.subject) and same(other, gold.object)
    back = predicate in EITHER_WAY and same(subject, gold.object) and same(other, gold.subject)
    return predicate in gold.predicates and (along or back)


def _ties(found: Found) -> list[Find]:
    name = partial(_named, found.entities)
    return [
        Find(one.start, one.end, f"{name(one.start_entity)} {one.predicate} {name(one.end_entity)}",
             (one.predicate, name(one.start_entity), name(one.end_entity)))
        for one in found.ties
    ]  # fmt: skip


def _named(entities: list[Entity], number: int) -> str:
    return entities[number].text if number >= 0 else ""
