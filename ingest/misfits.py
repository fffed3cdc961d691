"""What is wrong with single rows, given what the whole load and the ledger know: unknown records, wrong classes, things lacking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.statement import Statement
from ingest.introduced import one_kind
from ingest.kept import Kept
from ingest.known import Known
from ingest.say import Draft, Reference
from ontology.errors import Issue, issue
from ontology.nearest import close, nearest

OFFERED = 50
"""For how many unknown records a load looks for near names: where a whole file is unknown, names don't help."""
Introducing = Mapping[str, Sequence[tuple[str, int]]]
"""Record → the rows that introduce it, as a class and the row's number."""


class Misfits:
    """`refused` are the rows that would introduce a record, had they not been refused; it grows meanwhile."""

    def __init__(self, known: Known, kept: Kept, refused: Introducing) -> None:
        self.ontology, self.known, self.kept, self._refused = known.ontology, known, kept, refused
        self._standing: dict[str, list[tuple[str, int]]] = {}
        self._near: dict[str, str] = {}
        self._records: list[str] = []

    def look_at(self, said: Iterable[tuple[int, Statement]]) -> None:
        """Take note of which rows, in the order of their content, introduce the records that something is wrong with now."""
        self._standing, self._records = defaultdict(list), []
        for number, one in said:
            if one.predicate == "a":
                self._standing[one.subject].append((one.value, number))

    def unknown(self, draft: Draft) -> Iterator[Issue]:
        """References to records that nobody introduces."""
        for one in draft.references:
            if self.known.classes(one.key):
                continue
            if rows := [number for _, number in self._refused.get(one.key, ())]:
                yield issue("LT-REF-02", column=one.column, value=one.written, place=self._first(rows))
            else:
                yield issue("LT-REF-01", column=one.column, value=one.written, expected=self._offer(one) or "已登记的对象")

    def of(self, one: Statement) -> Iterator[Issue]:
        """Relations between the wrong classes, properties a class does not have, required properties missing."""
        classes = self.known.classes(one.subject)
        if one.predicate == "a":
            if len(classes) > 1:
                yield from self._clashes(one, classes)
            for name in self.ontology.lacking(one.value, self.known.properties(one.subject)):
                yield self._lacking(one, name)
        elif one.predicate in self.ontology.relations:
            yield from self._wrong_ends(one)
        elif classes and not any(one.predicate in self.ontology.classes[cls].constraints for cls in classes):
            cls = min(classes)
            allowed = [self.ontology.properties[name].zh for name in self.ontology.classes[cls].constraints]
            label = self.ontology.properties[one.predicate].zh
            yield issue("LT-PROP-01", cls=self.ontology.classes[cls].zh, value=label, expected=nearest(label, allowed))

    def _lacking(self, one: Statement, name: str) -> Issue:
        label, cls = self.ontology.properties[name].zh, self.ontology.classes[one.value].zh
        if name == "name":
            return issue("LT-REQ-02", value=one.subject.removeprefix(f"{one.source}:"), cls=cls, property=label)
        return issue("LT-REQ-01", value=one.subject, property=label)

    def _clashes(self, one: Statement, classes: Iterable[str]) -> Iterator[Issue]:
        """A record that would be of two classes that have nothing in common, such as an enterprise and a place."""
        local = one.subject.removeprefix(f"{one.source}:")
        for other in sorted(classes):
            if not one_kind(self.ontology, one.value, other):
                labels = {"known": self.ontology.classes[other].zh, "cls": self.ontology.classes[one.value].zh}
                example = f"{one.value.lower()}/{local.rpartition(':')[2]}"
                rows = [number for cls, number in self._introducing(one.subject) if cls == other]
                place = self._first(rows) if rows else "账本"
                yield issue("LT-CLASS-02", value=local, place=place, example=example, **labels)

    def _introducing(self, record: str) -> list[tuple[str, int]]:
        return [*self._standing.get(record, ()), *self._refused.get(record, ())]

    def _wrong_ends(self, one: Statement) -> Iterator[Issue]:
        relation = self.ontology.relations[one.predicate]
        for end, key, wanted in (("起点", one.subject, relation.from_classes), ("终点", one.object, relation.to_classes)):
            classes = self.known.classes(key)
            if classes and not any(self.ontology.is_a(cls, good) for cls in classes for good in wanted):
                labels = "或".join(self.ontology.classes[good].zh for good in wanted)
                found = "、".join(self.ontology.classes[cls].zh for cls in sorted(classes))
                yield issue("LT-REL-02", value=found, relation=relation.zh, end=end, expected=labels)

    def _first(self, rows: Iterable[int]) -> str:
        """The place of the row that comes first in the order of content."""
        return self.kept.place(min(rows, key=lambda number: self.kept.row(number).content))

    def _offer(self, unknown: Reference) -> str:
        """The nearest known keys of the same kind, written as the unknown one was: without what its key puts before."""
        key, written = unknown.key, unknown.written
        if key not in self._near:
            self._near[key] = self._nearest(key, written) if len(self._near) < OFFERED else ""
        return self._near[key]

    def _nearest(self, key: str, written: str) -> str:
        before = key.removesuffix(written) if key.endswith(written) else key[: max(key.rfind("/"), key.rfind(":")) + 1]
        self._records = self._records or list(self.known.records())
        return close(key[len(before) :], [one[len(before) :] for one in self._records if one.startswith(before)], 3)
