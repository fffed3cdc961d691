"""Whom and what changed facts touch: told by a table, and everything where the table does not know a term."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.facts import Changes, Fact, Facts

TABLE = Path(__file__).with_name("bearing.csv")
WINDOW = "evidence_window"
OWNED = ("controls", "holdsShares")
Rows = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs between two sets of facts of one ledger.

    `actors` and `surveys` are entities told of otherwise; `things` links and products, `chains` chains, of which something
    else is said; `thresholds`: some threshold differs; `everything`: no more is known than that something differs.
    """

    actors: frozenset[str] = frozenset()
    surveys: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    chains: frozenset[str] = frozenset()
    thresholds: bool = False
    everything: bool = False


def touched_by(changes: Changes, before: Facts, after: Facts) -> Touched:
    """What the changes touch, seen from the facts before and after them."""
    found: dict[str, set[str]] = {}
    for kind, entity in _bearings(changes, (before, after)):
        found.setdefault(kind, set()).add(entity)
    windows = {one.value(entity, "thresholdName") == WINDOW for one in (before, after) for entity in found.get("threshold", ())}
    kept = {name: frozenset(found.get(name[:-1], ())) for name in ("actors", "surveys", "things", "chains")}
    return Touched(**kept, thresholds="threshold" in found, everything="all" in found or True in windows)


def _bearings(changes: Changes, facts: tuple[Facts, Facts]) -> Iterator[tuple[str, str]]:
    """(actor, survey, thing, chain, threshold or all; entity) of every change."""
    for (subject, _, _), _ in changes.judged:
        yield "actor", subject
    for fact in changes.facts:
        ends = _table().get(("relation", fact.predicate))
        if ends is None:
            for kind in _of_class(fact, facts):
                yield from _spread(kind, fact.subject, facts)
        else:
            yield from _spread(ends[0], fact.subject, facts)
            yield from _spread(ends[1], fact.object, facts)


def _of_class(fact: Fact, facts: tuple[Facts, Facts]) -> set[str]:
    """How a property bears, by the classes of its subject; a relation that the table does not know bears on all."""
    ontology, classes = facts[0].ontology, facts[0].classes(fact.subject) | facts[1].classes(fact.subject)
    if fact.object or not classes:
        return {"all"}
    rows = {name: kinds[0] for (table, name), kinds in _table().items() if table == "class"}
    return {next((kind for name, kind in rows.items() if ontology.is_a(one, name)), "all") for one in classes}


def _spread(kind: str, entity: str, facts: Iterable[Facts]) -> Iterator[tuple[str, str]]:
    """What a kind of bearing comes to for one entity: owners of a site, holders of a qualification, links of a project."""
    if kind == "owned":
        yield from (("actor", one) for known in facts for one in _owned(known, entity))
    elif kind in ("site", "qualification"):
        relation = "operates" if kind == "site" else "holdsQualification"
        yield from (("actor", fact.subject) for known in facts for fact in known.to(entity, relation))
    elif kind == "project":
        yield from (("thing", fact.object) for known in facts for fact in known.about(entity, "forLink"))
    elif kind != "none":
        yield kind, entity


def _owned(facts: Facts, actor: str) -> set[str]:
    """The actor and all that it holds, directly or through others: their ultimate controller may be another one."""
    found, frontier = {actor}, {actor}
    while frontier:
        frontier = {fact.object for one in frontier for name in OWNED for fact in facts.about(one, name)} - found
        found |= frontier
    return found


@cache
def _table() -> Rows:
    """(relation or class, its name) → how it bears on its subject and on its object."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["name"]): (row["subject"], row["object"]) for row in csv.DictReader(file)}
