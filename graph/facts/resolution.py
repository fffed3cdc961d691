"""Which records are one entity: by judgement, by equal declared identifier, by equal class and normalised full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.facts.namesakes import Identifier, Namesakes
from graph.facts.sets import DisjointSets
from graph.ledger import Judgement, latest_last, latest_on_pairs
from ontology.schema import Ontology
from ontology.values import normalised_name


@dataclass(slots=True)
class Record:
    """What the ledger says of one record that bears on who it is."""

    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    identifiers: set[Identifier] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Resolution:
    """`entity` maps a record key to its entity's id (the smallest of its record keys; a lone record maps to itself).

    `doubtful` holds records without identifier whose name fits entities with different identifiers: they joined none.
    """

    entity: dict[str, str]
    members: dict[str, tuple[str, ...]]
    doubtful: frozenset[str]

    @classmethod
    def of_groups(cls, groups: Iterable[Iterable[str]], doubtful: Iterable[str]) -> Resolution:
        """The resolution in which each of these groups of records is one entity."""
        members = {group[0]: group for group in map(tuple, map(sorted, groups))}
        return cls({key: first for first, group in members.items() for key in group}, members, frozenset(doubtful))

    def of(self, record: str) -> str:
        """The entity a record belongs to."""
        return self.entity.get(record, record)


def gather(ontology: Ontology, rows: Iterable[tuple[str, str, str]]) -> dict[str, Record]:
    """Records out of (subject, predicate, value) rows of class, name and identifier statements."""
    records: dict[str, Record] = defaultdict(Record)
    for subject, predicate, value in rows:
        if predicate == "a":
            records[subject].classes.add(value)
        elif predicate == "name":
            records[subject].names.add(value)
        else:
            records[subject].identifiers.add((predicate, value))
    return records


def resolve(ontology: Ontology, records: Mapping[str, Record], judgements: Iterable[Judgement]) -> Resolution:
    """Join records into entities. The result does not depend on any order.

    Strongest first: the judgements (an older one that contradicts later ones yields), equal identifier, equal class and
    name; two records judged different never meet, and a name joins nobody where it fits entities with different exclusive
    identifiers, or entities judged different.
    """
    joined = DisjointSets()
    standing = latest_on_pairs(judgements).values()
    for decided in reversed(latest_last(one for one in standing if one.verdict != "to_review")):
        (joined.join if decided.verdict == "same" else joined.part)(decided.subject, decided.object)
    for group in sorted(_by_identifier(ontology, records)):
        for other in group[1:]:
            joined.join(group[0], other)
    exclusive = {name for name, prop in ontology.identifiers().items() if prop.identifier == "exclusive"}
    identifiers = {key: {one for one in record.identifiers if one[0] in exclusive} for key, record in records.items()}
    doubtful = Namesakes(joined, identifiers).join(_by_name(ontology, records))
    return Resolution.of_groups(joined.groups(), doubtful)


def _by_identifier(ontology: Ontology, records: Mapping[str, Record]) -> Iterator[list[str]]:
    """Records that share an identifier; `identityKey` counts within its class only."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, record in records.items():
        for scheme, value in record.identifiers:
            scopes = sorted(record.classes) if scheme == "identityKey" else [""]
            for scope in scopes:
                groups[scheme, value, scope].append(key)
    return (sorted(group) for group in groups.values() if len(group) > 1)


def _by_name(ontology: Ontology, records: Mapping[str, Record]) -> Iterator[list[str]]:
    """Records of one class that joins by name, with equal normalised full name."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, record in records.items():
        for cls in record.classes:
            if cls in ontology.classes and ontology.classes[cls].join_by == "name":
                for name in {normalised_name(name) for name in record.names}:
                    groups[cls, name].append(key)
    return (sorted(group) for group in groups.values() if len(group) > 1)
