"""The array view: entities by row, relations as edges between rows, a few coded properties; straight from facts.

What a judgement rejects is left out. A view belongs to one snapshot, as-of date and ontology; it is kept in a home's `cache/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.arrays.cache import Kept, key_of, load, save
from graph.arrays.csr import Csr, Edges, Rows, join
from graph.arrays.index import Index
from graph.facts import Fact, Facts, data_date, read_facts
from graph.ledger import Ledger
from ontology.schema import Ontology
from ontology.values import last_day

COLUMNS = ("slotKind", "siteKind", "siteStatus", "operatingStatus")
"""Properties of which each entity's word is kept."""
FLAGS = {"requires": "essential", "makesUp": "essential"}
"""Relations of which a yes-or-no qualifier is kept of each edge."""
REJECTED = "rejected"


@dataclass(frozen=True)
class ArrayView:
    """Entities are rows of `index`. `members` holds the rows stated to be of each class itself, `ends` the (from, to) rows of
    each relation's facts, `codes` the place of each entity's word in `words` (0: none told), `flags` what `FLAGS` says."""

    snapshot: str
    as_of: str
    ontology: str
    index: Index
    members: Mapping[str, Rows]
    ends: Mapping[str, tuple[Rows, Rows]]
    codes: Mapping[str, Rows]
    flags: Mapping[str, Rows]
    words: Mapping[str, tuple[str, ...]]

    @cached_property
    def _edges(self) -> dict[str, Edges]:
        size = len(self.index)
        return {name: Edges(first, second, size, size) for name, (first, second) in self.ends.items()}

    @cached_property
    def fillers(self) -> Csr:
        """Product → the products stated to fill its slots, of whatever kind."""
        return join(self.edges("requires").forward, self.edges("fills").backward)

    def edges(self, relation: str) -> Edges:
        """A relation's facts as edges between entities' rows, one a fact; none where nothing is told."""
        none = np.zeros(0, dtype=np.int32)
        return self._edges.get(relation) or Edges(none, none, len(self.index), len(self.index))

    def instances(self, ontology: Ontology, cls: str) -> Rows:
        """Rows of a class and its descendants, sorted."""
        found = [self.members[name] for name in ontology.subclasses(cls) if name in self.members]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int32)

    def flagged(self, relation: str) -> NDArray[np.bool_]:
        """Of each edge of a relation of `FLAGS`, whether its fact says yes."""
        return self.flags[relation] > 0 if relation in self.flags else np.zeros(len(self.edges(relation).sources), dtype=bool)

    def saying(self, column: str, *words: str) -> NDArray[np.bool_]:
        """Of each entity, whether its word in a column is one of these; an empty word means that none is told."""
        codes = [number for number, word in enumerate(self.words[column]) if word in words]
        return np.isin(self.codes[column], codes)


def array_view(facts: Facts, folder: Path | None = None) -> ArrayView:
    """The view of facts; with a folder (a home's) it is read from the cache there, or made and kept."""
    key = key_of(facts.snapshot, facts.as_of, facts.ontology.digest)
    kept = load(folder, key) if folder else None
    if kept is None:
        kept = _gather(facts)
        if folder:
            save(folder, key, kept)
    return _view(kept, facts.snapshot, facts.as_of, facts.ontology.digest)


def read_view(ledger: Ledger, folder: Path, as_of: str = "", at: int | None = None) -> ArrayView:
    """The view of a ledger as `read_facts` would read it; where the cache has it, no fact is read."""
    snapshot, day = ledger.snapshot(at), last_day(as_of) if as_of else data_date(ledger, at)
    kept = load(folder, key_of(snapshot, day, ledger.ontology.digest))
    if kept is None:
        return array_view(read_facts(ledger, as_of, at), folder)
    return _view(kept, snapshot, day, ledger.ontology.digest)


def _view(kept: Kept, snapshot: str, as_of: str, ontology: str) -> ArrayView:
    groups: dict[str, dict[str, Rows]] = {"member": {}, "from": {}, "to": {}, "code": {}, "flag": {}}
    for name, array in kept.arrays.items():
        group, _, rest = name.partition("/")
        groups[group][rest] = array
    ends = {name: (first, groups["to"][name]) for name, first in groups["from"].items()}
    words = {name: tuple(told) for name, told in kept.words.items()}
    return ArrayView(snapshot, as_of, ontology, Index(kept.keys), groups["member"], ends, groups["code"], groups["flag"], words)


def _gather(facts: Facts) -> Kept:
    told = {name: _standing(facts.of(name)) for name in facts.ontology.relations if facts.by_predicate.get(name)}
    classes = _standing(facts.by_predicate.get("a", ()))
    ids = chain((fact.subject for fact in classes), *([fact.subject, fact.object] for found in told.values() for fact in found))
    index = Index.of(ids)
    row = {id: number for number, id in enumerate(index.ids(range(len(index))))}
    arrays = {f"member/{name}": _rows(row, found) for name, found in _by_class(classes).items()}
    for name, found in told.items():
        arrays |= _relation(row, name, found)
    words: dict[str, list[str]] = {}
    for column in COLUMNS:
        arrays[f"code/{column}"], words[column] = _column(facts, row, column)
    return Kept(index.keys, arrays, words)


def _relation(row: Mapping[str, int], name: str, found: list[Fact]) -> dict[str, Rows]:
    arrays = {f"from/{name}": _rows(row, [fact.subject for fact in found]),
              f"to/{name}": _rows(row, [fact.object for fact in found])}  # fmt: skip
    if name in FLAGS:
        said = (fact.qualifier(FLAGS[name]) == "true" for fact in found)
        arrays[f"flag/{name}"] = np.fromiter(said, dtype=np.int32, count=len(found))
    return arrays


def _column(facts: Facts, row: Mapping[str, int], column: str) -> tuple[Rows, list[str]]:
    """Each entity's code of a property, and the words that the codes number."""
    subjects = {fact.subject for fact in facts.by_predicate.get(column, ())}
    values = {subject: facts.value(subject, column) for subject in subjects if subject in row}
    words = ["", *sorted(set(values.values()) - {""})]
    codes = np.zeros(len(row), dtype=np.int32)
    for subject, value in values.items():
        codes[row[subject]] = words.index(value)
    return codes, words


def _standing(found: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in found if fact.judgement != REJECTED]


def _by_class(classes: list[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in classes:
        found.setdefault(fact.value, []).append(fact.subject)
    return {name: sorted(members) for name, members in sorted(found.items())}


def _rows(row: Mapping[str, int], ids: list[str]) -> Rows:
    return np.fromiter((row[id] for id in ids), dtype=np.int32, count=len(ids))
