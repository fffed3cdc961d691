"""Judges all rows of a load together: references, classes, required properties, cycles. Order never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx
from sqlalchemy import select

from graph.ledger import Ledger
from graph.ledger.reading import raw_rows, read_statements, recorded_at
from graph.ledger.tables import statement
from graph.statement import Statement
from ingest.introduced import Introductions, one_kind
from ingest.progress import Progress, told
from ingest.row import Cell
from ingest.say import Draft, Reference
from ontology.errors import Issue, issue
from ontology.nearest import close, nearest
from ontology.values import normalised_name

ACYCLIC = ("isTypeOf", "partOf")
REGISTERED = "uscc"
"""The code that every registered body has exactly one of."""
CHUNK = 500
MANY = 20_000
"""From so many records on, the ledger is read through once instead of asked for each."""
OFFERED = 50
"""For how many unknown records a load looks for near names: where a whole file is unknown, names don't help."""


class Verdicts:
    """What the load's surviving drafts and the ledger together know, looked at again until nothing more is refused."""

    def __init__(self, ledger: Ledger, drafts: list[Draft], progress: Progress | None = None) -> None:
        self.ontology, self.progress = ledger.ontology, progress
        self.drafts = sorted(drafts, key=lambda draft: draft.row.content)
        self._introduced = Introductions(self.drafts)
        self._lenient = [draft for draft in self.drafts if any(one.rule for one in draft.references)]
        self._before = self._said_before(ledger)
        self._edges_before = self._acyclic_edges(ledger)
        self._classes: dict[str, set[str]] = {}
        self._properties: dict[str, set[str]] = {}
        self._near: dict[str, str] = {}

    def judge(self) -> list[Draft]:
        """Refuse rows until all that remain can stand together; returns all drafts in the order of their content."""
        changed = True
        while changed:
            self._gather()
            self._leave_out()
            refused = [self._refuse(draft) for draft in told(self.drafts, "judge", self.progress) if not draft.row.refused]
            changed = any(refused) or self._refuse_cycles()
        self._warn_of_names()
        return self.drafts

    def _living(self) -> Iterator[tuple[Draft, Statement]]:
        return ((draft, s) for draft in self.drafts if not draft.row.refused for s in draft.statements)

    def _said_before(self, ledger: Ledger) -> list[tuple[str, str, str]]:
        """(subject, predicate, value) of what the ledger says of every record that this load mentions."""
        keys = {one.subject for draft in self.drafts for one in draft.statements}
        keys |= {reference.key for draft in self.drafts for reference in draft.references}
        query, ordered = select(statement.c.subject, statement.c.predicate, statement.c.value), sorted(keys)
        with ledger.engine.connect() as connection:
            if len(keys) > MANY:
                return [one for one in raw_rows(connection, query.where(recorded_at(None))) if one[0] in keys]
            parts = (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
            return [one for part in parts
                    for one in raw_rows(connection, query.where(recorded_at(None), statement.c.subject.in_(part)))]  # fmt: skip

    def _acyclic_edges(self, ledger: Ledger) -> set[tuple[str, str, str]]:
        mine = {s.predicate for draft in self.drafts for s in draft.statements if s.predicate in ACYCLIC}
        if not mine:
            return set()
        with ledger.engine.connect() as connection:
            said = read_statements(connection, statement.c.predicate.in_(sorted(mine)))
            return {(s.predicate, s.subject, s.object) for s in said}

    def _gather(self) -> None:
        """Classes and properties of every record, from the ledger and the drafts still standing."""
        classes: dict[str, set[str]] = defaultdict(set)
        properties: dict[str, set[str]] = defaultdict(set)
        for source in (self._before, ((s.subject, s.predicate, s.value) for _, s in self._living())):
            for subject, predicate, value in source:
                if predicate == "a":
                    classes[subject].add(value)
                else:
                    properties[subject].add(predicate)
        self._classes, self._properties = dict(classes), dict(properties)

    def _leave_out(self) -> None:
        """Relations that a source declared optional go, each with a note, where nobody introduces their other end."""
        for draft in self._lenient:
            for one in [] if draft.row.refused else list(draft.references):
                if one.rule and one.key not in self._classes:
                    draft.references.remove(one)
                    draft.statements = [s for s in draft.statements if s.object != one.key]
                    draft.row.remark(one.rule, Cell(one.written, one.column))
            draft.row.set_aside |= not draft.statements

    def _refuse(self, draft: Draft) -> bool:
        found = [*self._unknown(draft), *(i for s in draft.statements for i in self._misfits(s))]
        draft.row.issues += dict.fromkeys(found)
        return bool(found)

    def _unknown(self, draft: Draft) -> Iterator[Issue]:
        """References to records that nobody introduces."""
        for one in draft.references:
            if one.key in self._classes:
                continue
            if row := self._introduced.refused(one.key):
                yield issue("LT-REF-02", column=one.column, value=one.written, place=row.place)
            else:
                yield issue("LT-REF-01", column=one.column, value=one.written, expected=self._offer(one) or "已登记的对象")

    def _offer(self, unknown: Reference) -> str:
        """The nearest known keys of the same kind, written as the unknown one was: without what its key puts before."""
        key, written = unknown.key, unknown.written
        if key not in self._near:
            before = key.removesuffix(written) if key.endswith(written) else key[: max(key.rfind("/"), key.rfind(":")) + 1]
            local = key[len(before) :]
            known = [one[len(before) :] for one in sorted(self._classes) if one.startswith(before)]
            self._near[key] = close(local, known, 3) if len(self._near) < OFFERED else ""
        return self._near[key]

    def _misfits(self, one: Statement) -> Iterator[Issue]:
        """Relations between the wrong classes, properties a class does not have, required properties missing."""
        classes = self._classes.get(one.subject, set())
        if one.predicate == "a":
            if len(classes) > 1:
                yield from self._clashes(one, classes)
            for name, constraint in self.ontology.classes[one.value].constraints.items():
                if constraint.required and name not in self._properties.get(one.subject, ()):
                    yield issue("LT-REQ-01", value=one.subject, property=self.ontology.properties[name].zh)
        elif one.predicate in self.ontology.relations:
            yield from self._wrong_ends(one)
        elif classes and not any(one.predicate in self.ontology.classes[cls].constraints for cls in classes):
            cls = min(classes)
            allowed = [self.ontology.properties[name].zh for name in self.ontology.classes[cls].constraints]
            label = self.ontology.properties[one.predicate].zh
            yield issue("LT-PROP-01", cls=self.ontology.classes[cls].zh, value=label, expected=nearest(label, allowed))

    def _clashes(self, one: Statement, classes: set[str]) -> Iterator[Issue]:
        """A record that would be of two classes that have nothing in common, such as an enterprise and a place."""
        local = one.subject.removeprefix(f"{one.source}:")
        for other in sorted(classes):
            if not one_kind(self.ontology, one.value, other):
                labels = {"known": self.ontology.classes[other].zh, "cls": self.ontology.classes[one.value].zh}
                example = f"{one.value.lower()}/{local.rpartition(':')[2]}"
                place = self._introduced.place(one.subject, other)
                yield issue("LT-CLASS-02", value=local, place=place, example=example, **labels)

    def _wrong_ends(self, one: Statement) -> Iterator[Issue]:
        relation = self.ontology.relations[one.predicate]
        for end, key, wanted in (("起点", one.subject, relation.from_classes), ("终点", one.object, relation.to_classes)):
            classes = self._classes.get(key, set())
            if classes and not any(self.ontology.is_a(cls, good) for cls in classes for good in wanted):
                labels = "或".join(self.ontology.classes[good].zh for good in wanted)
                found = "、".join(self.ontology.classes[cls].zh for cls in sorted(classes))
                yield issue("LT-REL-02", value=found, relation=relation.zh, end=end, expected=labels)

    def _refuse_cycles(self) -> bool:
        """Refuse every row that states an edge on a cycle of isTypeOf or partOf."""
        refused = False
        for predicate in ACYCLIC:
            stated = [(draft, s) for draft, s in self._living() if s.predicate == predicate]
            edges = nx.DiGraph((a, b) for kind, a, b in self._edges_before if kind == predicate)
            edges.add_edges_from((s.subject, s.object) for _, s in stated)
            ring = {key: sorted(part) for part in nx.strongly_connected_components(edges) if len(part) > 1 for key in part}
            for draft, s in stated:
                if s.subject == s.object or (s.subject in ring and s.object in ring[s.subject]):
                    path = " → ".join(ring.get(s.subject, [s.subject]))
                    label = self.ontology.relations[predicate].zh
                    draft.row.issues.append(issue("LT-CYCLE-01", value=s.subject, relation=label, path=path))
                    refused = True
        return refused

    def _warn_of_names(self) -> None:
        """A warning on every row that names a record whose code goes with another name, or its name with another code."""
        codes = {name for name, one in self.ontology.identifiers().items() if one.identifier == "exclusive"} - {"identityKey"}
        names: dict[str, set[str]] = defaultdict(set)
        coded: dict[tuple[str, str], set[str]] = defaultdict(set)
        for _, s in self._living():
            if s.predicate == "name":
                names[s.subject].add(s.value)
            elif s.predicate in codes:
                coded[s.predicate, s.value].add(s.subject)
        doubtful: dict[str, list[Issue]] = defaultdict(list)
        for (prop, code), subjects in sorted(coded.items()):
            found = sorted({name for one in subjects for name in names[one]})
            if len(set(map(normalised_name, found))) > 1:
                label = self.ontology.properties[prop].zh
                for one in subjects:
                    doubtful[one].append(issue("LT-CODE-01", value=code, property=label, names="、".join(found)))
        self._doubt_namesakes({code: subjects for (prop, code), subjects in coded.items() if prop == REGISTERED}, names, doubtful)
        for draft, s in self._living():
            if s.predicate == "name":
                draft.row.issues += [one for one in doubtful.get(s.subject, ()) if one not in draft.row.issues]

    def _doubt_namesakes(
        self, coded: dict[str, set[str]], names: dict[str, set[str]], doubtful: dict[str, list[Issue]]
    ) -> None:
        """Add LT-CODE-02 for records of one name whose registered codes differ: they are several firms, or a code is wrong."""
        held: dict[str, dict[str, str]] = defaultdict(dict)
        for code, subjects in sorted(coded.items()):
            for subject in sorted(subjects):
                held |= {name: held[name] | {subject: code} for name in map(normalised_name, sorted(names[subject]))}
        label = self.ontology.properties[REGISTERED].zh
        for codes in held.values():
            if len(found := sorted(set(codes.values()))) > 1:
                for subject in codes:
                    name = min(names[subject])
                    doubtful[subject].append(issue("LT-CODE-02", value=name, property=label, codes="、".join(found)))
