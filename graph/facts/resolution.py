"""Which records are one entity: by judgement, by equal declared identifier, by equal class and normalised full name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.ledger import Judgement
from ontology.schema import Ontology
from ontology.values import normalised_name

Identifier = tuple[str, str]


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


def resolve(ontology: Ontology, records: dict[str, Record], judgements: Iterable[Judgement]) -> Resolution:
    """Join records into entities. The result does not depend on any order.

    Edges are taken strongest first: judged the same, equal identifier, equal class and name. An edge is refused where two
    records judged different would meet; name edges also where a name fits entities with different exclusive identifiers.
    """
    decided = [one for one in judgements if not one.predicate]
    apart = sorted((one.subject, one.object) for one in decided if one.verdict == "different")
    joined = _Sets(apart)
    for one in sorted((j.subject, j.object) for j in decided if j.verdict == "same"):
        joined.join(*one)
    for group in sorted(_by_identifier(ontology, records)):
        for other in group[1:]:
            joined.join(group[0], other)
    doubtful: set[str] = set()
    exclusive = {name for name, prop in ontology.identifiers().items() if prop.identifier == "exclusive"}
    edges: list[tuple[str, str]] = []
    for group in sorted(_by_name(ontology, records)):
        edges += _name_edges(group, records, joined, exclusive, doubtful)
    for a, b in edges:
        joined.join(a, b)
    return _resolution(joined, doubtful)


def _by_identifier(ontology: Ontology, records: dict[str, Record]) -> Iterator[list[str]]:
    """Records that share an identifier; `identityKey` counts within its class only."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, record in records.items():
        for scheme, value in record.identifiers:
            scopes = sorted(record.classes) if scheme == "identityKey" else [""]
            for scope in scopes:
                groups[scheme, value, scope].append(key)
    return (sorted(group) for group in groups.values() if len(group) > 1)


def _by_name(ontology: Ontology, records: dict[str, Record]) -> Iterator[list[str]]:
    """Records of one class that joins by name, with equal normalised full name."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, record in records.items():
        for cls in record.classes:
            if cls in ontology.classes and ontology.classes[cls].join_by == "name":
                for name in {normalised_name(name) for name in record.names}:
                    groups[cls, name].append(key)
    return (sorted(group) for group in groups.values() if len(group) > 1)


def _name_edges(
    group: list[str], records: dict[str, Record], joined: _Sets, exclusive: set[str], doubtful: set[str]
) -> list[tuple[str, str]]:
    """Edges a shared name gives; where it fits entities with different identifiers, records without one stay alone."""
    clusters: dict[str, set[Identifier]] = defaultdict(set)
    for key in group:
        for member in joined.members(key):
            clusters[joined.find(key)] |= {one for one in records[member].identifiers if one[0] in exclusive}
    known = [found for found in clusters.values() if found]
    if _contradict(known):
        doubtful.update(key for key in group if not clusters[joined.find(key)])
        return []
    return [(group[0], other) for other in group[1:]]


def _contradict(clusters: list[set[Identifier]]) -> bool:
    """Whether two clusters hold different values of one exclusive identifier."""
    first: dict[str, set[str]] = {}
    for identifiers in clusters:
        schemes: dict[str, set[str]] = defaultdict(set)
        for scheme, value in identifiers:
            schemes[scheme].add(value)
        for scheme, found in schemes.items():
            if scheme in first and not first[scheme] & found:
                return True
            first.setdefault(scheme, set()).update(found)
    return False


class _Sets:
    """Disjoint sets that never bring together two records judged different."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def find(self, key: str) -> str:
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key

    def members(self, key: str) -> list[str]:
        root = self.find(key)
        return self._members.get(root, [root])

    def join(self, a: str, b: str) -> None:
        """Join the sets of two records, unless a pair judged different would meet."""
        a, b = self.find(a), self.find(b)
        if a == b or (self._apart and self._forbidden(a, b)):
            return
        if len(self.members(a)) < len(self.members(b)):
            a, b = b, a
        self._parent[b] = a
        self._members[a] = self.members(a) + self._members.pop(b, [b])

    def _forbidden(self, a: str, b: str) -> bool:
        others = set(self.members(b))
        return any(self._apart[one] & others for one in self.members(a) if one in self._apart)

    def groups(self) -> Iterable[list[str]]:
        return self._members.values()


def _resolution(joined: _Sets, doubtful: set[str]) -> Resolution:
    entity: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for group in joined.groups():
        first = min(group)
        members[first] = tuple(sorted(group))
        entity.update((key, first) for key in group)
    return Resolution(entity, members, frozenset(doubtful))
