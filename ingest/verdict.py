"""Judges all rows of a load together: references, classes, required properties, cycles. Order never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx

from graph.ledger import Ledger
from graph.ledger.reading import read_statements
from graph.ledger.tables import statement
from graph.statement import Statement
from ingest.say import Draft, nearest
from ontology.errors import Issue, issue

ACYCLIC = ("isTypeOf", "partOf")
CHUNK = 500
OFFERED = 2_000


class Verdicts:
    """What the load's surviving drafts and the ledger together know, looked at again until nothing more is refused."""

    def __init__(self, ledger: Ledger, drafts: list[Draft]) -> None:
        self.ontology = ledger.ontology
        self.drafts = sorted(drafts, key=lambda draft: draft.row.content)
        self._before = self._said_before(ledger)
        self._edges_before = self._acyclic_edges(ledger)
        self._classes: dict[str, set[str]] = {}
        self._properties: dict[str, set[str]] = {}

    def judge(self) -> list[Draft]:
        """Refuse rows until all that remain can stand together; returns all drafts in the order of their content."""
        changed = True
        while changed:
            self._gather()
            refused = [self._refuse(draft) for draft in self.drafts if not draft.row.refused]
            changed = any(refused) or self._refuse_cycles()
        return self.drafts

    def _said_before(self, ledger: Ledger) -> list[Statement]:
        """What the ledger says of every record that this load mentions."""
        keys = {one.subject for draft in self.drafts for one in draft.statements}
        keys |= {reference.key for draft in self.drafts for reference in draft.references}
        ordered, found = sorted(keys), []
        with ledger.engine.connect() as connection:
            for start in range(0, len(ordered), CHUNK):
                found += read_statements(connection, statement.c.subject.in_(ordered[start : start + CHUNK]))
        return found

    def _acyclic_edges(self, ledger: Ledger) -> set[tuple[str, str, str]]:
        mine = {s.predicate for draft in self.drafts for s in draft.statements if s.predicate in ACYCLIC}
        with ledger.engine.connect() as connection:
            return {(s.predicate, s.subject, s.object) for s in read_statements(connection, statement.c.predicate.in_(sorted(mine)))}

    def _gather(self) -> None:
        """Classes and properties of every record, from the ledger and the drafts still standing."""
        classes: dict[str, set[str]] = defaultdict(set)
        properties: dict[str, set[str]] = defaultdict(set)
        living = (s for draft in self.drafts if not draft.row.refused for s in draft.statements)
        for source in (self._before, living):
            for one in source:
                if one.predicate == "a":
                    classes[one.subject].add(one.value)
                else:
                    properties[one.subject].add(one.predicate)
        self._classes, self._properties = classes, properties

    def _refuse(self, draft: Draft) -> bool:
        found = [*self._unknown(draft), *(i for s in draft.statements for i in self._misfits(s))]
        draft.row.issues += dict.fromkeys(found)
        return bool(found)

    def _unknown(self, draft: Draft) -> Iterator[Issue]:
        """References to records that nobody introduces."""
        for reference in draft.references:
            if reference.key not in self._classes:
                prefix = reference.key.split(":")[0]
                names = [key.split(":", 1)[1] for key in self._classes if key.startswith(prefix + ":")][:OFFERED]
                near = nearest(reference.key.split(":", 1)[1], names, 3)
                yield issue("LT-REF-01", column=reference.column, value=reference.written, expected=near or "已登记的主体")

    def _misfits(self, one: Statement) -> Iterator[Issue]:
        """Relations between the wrong classes, properties a class does not have, required properties missing."""
        classes = self._classes.get(one.subject, set())
        if one.predicate == "a":
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
            stated = [(draft, s) for draft in self.drafts if not draft.row.refused
                      for s in draft.statements if s.predicate == predicate]  # fmt: skip
            if not stated:
                continue
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
