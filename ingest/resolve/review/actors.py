"""The actors of a home as entries of a register: one a record and name, since judgements name records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from graph.facts import Facts
from graph.facts.reading import gather_rows
from graph.facts.resolution import Record
from graph.states.geography import Geography
from ingest.resolve.register import Entry, valid_code
from ontology.schema import Ontology
from ontology.values import normalised_name

ACTOR, BY_NAME = "Actor", "name"
SHORT_NAME = "shortName"
OTHER_NAMES = (SHORT_NAME, "alias")
CODES = ("uscc", "ministryCode", "stockCode")
"""Identifiers of which an organisation has one: of the first two no reviewer is believed who says otherwise."""
HERE_BY_REGISTRATION = "registered"


@dataclass(frozen=True)
class Actors:
    """What is known of each actor: `entries` have the record's key as id and what its entity is known by beside."""

    facts: Facts
    records: Mapping[str, Record]
    entries: tuple[Entry, ...]

    def only_short(self, record: str) -> frozenset[str]:
        """The everyday names of the entity of a record that no source gives as another spelling: they prove nothing alone."""
        entity, ours = self.entity(record), self.facts.values
        return frozenset(map(normalised_name, ours(entity, SHORT_NAME))) - frozenset(map(normalised_name, ours(entity, "alias")))

    def entity(self, record: str) -> str:
        """The entity that a record belongs to now."""
        return self.facts.resolution.of(record)

    def entry(self, record: str) -> Entry:
        """The entry of a record; one that bears the name of another of its entity has none of its own."""
        return self._by_record.get(record) or Entry(record, min(self.records[record].names, default=record))

    @cached_property
    def _by_record(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in reversed(self.entries)}

    @cached_property
    def codes(self) -> dict[str, dict[str, set[str]]]:
        """The codes of each entity that has any, by their scheme; a 统一社会信用代码 with a wrong check digit says nothing."""
        found: dict[str, dict[str, set[str]]] = {}
        for key, record in self.records.items():
            for scheme, value in record.identifiers:
                if scheme in CODES and (scheme != "uscc" or valid_code(value)):
                    found.setdefault(self.entity(key), {}).setdefault(scheme, set()).add(value)
        return found


def actors_of(facts: Facts, at: int | None = None) -> Actors:
    """Every actor whose class joins by name (a department is known by its body as well, and is left out)."""
    with facts.ledger.engine.connect() as connection:
        records = gather_rows(facts.ontology, connection, at)
    known = {key for entity in facts.instances(ACTOR) for key in facts.resolution.members.get(entity, (entity,))}
    kept = {key: one for key, one in records.items() if key in known and _joins_by_name(facts.ontology, one.classes)}
    return Actors(facts, kept, tuple(_entries(facts, kept)))


def register_of(facts: Facts) -> pd.DataFrame:
    """The actors as a register to match names against: one row an entity, by its first name; its other names are former ones."""
    actors, rows = actors_of(facts), dict[str, dict[str, str]]()
    for one in actors.entries:
        row = rows.setdefault(actors.entity(one.id), {
            "id": actors.entity(one.id), "name": one.name, "uscc": one.uscc, "region": one.region,
            "short_name": "；".join(one.short_names), "former_names": "；".join(one.former_names)})  # fmt: skip
        if one.name != row["name"]:
            row["former_names"] = "；".join(filter(None, (row["former_names"], one.name)))
    return pd.DataFrame(list(rows.values()), columns=["id", "name", "uscc", "region", "short_name", "former_names"])


def _joins_by_name(ontology: Ontology, classes: Iterable[str]) -> bool:
    known = [ontology.classes[one] for one in classes if one in ontology.classes]
    return bool(known) and all(ontology.is_a(one.name, ACTOR) and one.join_by == BY_NAME for one in known)


def _entries(facts: Facts, records: Mapping[str, Record]) -> Iterator[Entry]:
    """One entry for each name of an entity, under the smallest record that bears it."""
    told, places = set[tuple[str, str]](), Places(facts)
    for key in sorted(records):
        entity = facts.resolution.of(key)
        for name in sorted(records[key].names or filter(None, [_only_name(facts, entity)])):
            mark = (entity, normalised_name(name))
            if mark not in told:
                told.add(mark)
                others = tuple(one for prop in OTHER_NAMES for one in facts.values(entity, prop) if one != name)
                yield Entry(key, name, facts.value(entity, "uscc"), places.of(entity), others, facts.values(entity, "formerName"))


def _only_name(facts: Facts, entity: str) -> str:
    """What an actor without a full name is called."""
    return "" if facts.about(entity, "name") else next(filter(None, (facts.value(entity, one) for one in OTHER_NAMES)), "")


class Places:
    """Where actors are at home: 陕西省西安市, by their registered site, or by any site of one that is no enterprise."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._geography = facts, Geography(facts)
        self._paths: dict[str, str] = {}

    def of(self, actor: str) -> str:
        """The place from the province down; empty where it is not known."""
        facts = self._facts
        sites = [fact.object for fact in facts.about(actor, "operates")]
        if facts.is_a(actor, "Enterprise"):
            sites = [one for one in sites if facts.value(one, "siteKind") == HERE_BY_REGISTRATION]
        return next(filter(None, (self._path(fact.object) for one in sites for fact in facts.about(one, "locatedIn"))), "")

    def _path(self, place: str) -> str:
        if place not in self._paths:
            above = [one for one in self._geography.above(place) if not self._facts.is_a(one, "Country")]
            self._paths[place] = "".join(self._facts.label(one) for one in reversed(above))
        return self._paths[place]
