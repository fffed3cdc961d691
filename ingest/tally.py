"""What the standing rows of a load say of records, gathered while they are read: enough to see that something is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.statement import Statement
from ingest.say import Draft
from ingest.shapes import Shapes
from ontology.schema import Ontology
from ontology.values import normalised_name

FROM, TO = "from", "to"
REGISTERED = "uscc"
"""The code that every registered body has exactly one of."""


class Tally:
    """Classes, properties, names and codes of records, and which records are relied on. Rows are known by their number.

    `said` maps a record to the number of its shape; `ends` maps a relation and its end to the records that stand there; `needed`
    are records that rows rely on; `edges` are those of relations without cycles; `renamed` records have several names, and
    `shared` codes several records.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.shapes, self.said = Shapes(), dict[str, int]()
        self.ends: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.needed = set[str]()
        acyclic = (one.predicate for one in ontology.relations.values() if one.acyclic)
        self.edges: dict[str, list[tuple[int, str, str]]] = {one: [] for one in acyclic}
        self.names, self.renamed = dict[str, str](), set[str]()
        self.coded, self.shared = dict[tuple[str, str], str](), dict[tuple[str, str], set[str]]()
        self.codes = frozenset(name for name, one in ontology.identifiers().items() if one.identifier == "exclusive"
                               and name != "identityKey")  # fmt: skip
        self.counted = self.codes | {"name"}
        self._relations = frozenset(ontology.relations)

    def take(self, number: int, draft: Draft) -> None:
        """Count a row that stands so far."""
        self.needed.update([one.key for one in draft.references])
        self.take_shapes(draft.statements)
        for one in draft.statements:
            if one.predicate in self._relations:
                self.relate(number, one.subject, one.predicate, one.object)
            elif one.predicate in self.counted:
                self.count(one.predicate, one.value, one.subject)

    def take_shapes(self, statements: Iterable[Statement]) -> None:
        """Count classes and properties alone."""
        found: dict[str, tuple[set[str], set[str]]] = {}
        for one in statements:
            if one.predicate not in self._relations:
                classes, properties = found.get(one.subject) or found.setdefault(one.subject, (set(), set()))
                if one.predicate == "a":
                    classes.add(one.value)
                else:
                    properties.add(one.predicate)
        for subject, (classes, properties) in found.items():
            self.add(subject, self.shapes.number(classes, properties))

    def add(self, record: str, shape: int) -> None:
        """A record has these classes and properties too."""
        known = self.said.get(record)
        self.said[record] = shape if known is None else self.shapes.join(known, shape)

    def relate(self, number: int, start: str, predicate: str, end: str) -> None:
        """A row states a relation."""
        self.ends[predicate, FROM].add(start)
        self.ends[predicate, TO].add(end)
        if predicate in self.edges:
            self.edges[predicate].append((number, start, end))

    def count(self, prop: str, value: str, record: str) -> None:
        """A row names a record, or gives it a code that belongs to one thing alone."""
        if prop == "name":
            if self.names.setdefault(record, value) != value:
                self.renamed.add(record)
        elif (first := self.coded.setdefault((prop, value), record)) != record:
            self.shared.setdefault((prop, value), {first}).add(record)

    def doubtful(self) -> set[str]:
        """Records whose code several records have, that have a code and several names, or a code and the name of another."""
        found = {record for record in self.coded.values() if record in self.renamed} if self.renamed else set[str]()
        return found.union(self.namesakes(), *self.shared.values())

    def namesakes(self) -> set[str]:
        """Records of one name whose registered codes differ."""
        held, found = dict[str, tuple[str, str]](), set[str]()
        for (prop, code), record in self.coded.items():
            if prop == REGISTERED and (name := normalised_name(self.names.get(record, ""))):
                first, other = held.setdefault(name, (code, record))
                found |= {record, other} if first != code else set()
        return found
