"""Judges all rows of a load together: references, classes, required properties, cycles. Order never matters.

What rows say is looked at as a whole first; single rows are read again only where they mention a record that something is
wrong with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from graph.ledger import Ledger
from graph.statement import SEPARATOR, Statement
from ingest.cycles import on_cycles, round_trip
from ingest.kept import REFUSED, STANDS, read_back
from ingest.known import Known
from ingest.misfits import Misfits
from ingest.progress import Progress, Steps
from ingest.reading import Reading, state_of
from ingest.row import Cell
from ingest.say import Draft
from ingest.tally import REGISTERED
from ontology.errors import Issue, issue
from ontology.values import normalised_name


class Verdicts:
    """What the load's standing rows and the ledger together know, looked at again until nothing more is refused.

    `order` is the rows' numbers in the order of their content.
    """

    def __init__(self, ledger: Ledger, reading: Reading, progress: Progress | None = None) -> None:
        self.ontology, self.progress = ledger.ontology, progress
        self.reading, self.kept, self.tally = reading, reading.kept, reading.tally
        self.known = Known(ledger, reading.tally)
        self.order = self.kept.ordered()

    def judge(self) -> list[int]:
        """Refuse rows until all that remain can stand together; returns all rows in the order of their content."""
        steps = Steps("judge", len(self.order), self.progress)
        standing = [number for number in steps.over(self.order) if self.kept.state[number] == STANDS]
        steps.end()
        misfits = Misfits(self.known, self.kept, self.reading.introduced)
        changed = True
        while changed:
            wrong = self.known.wrong()
            misfits.look_at(self._about(wrong, standing) if wrong else ())
            refused = [number for number in self._mentioning(wrong, standing) if self._refuse(number, misfits)]
            refused = refused or self._refuse_cycles()
            standing = [number for number in standing if self.kept.state[number] == STANDS]
            self._forget(refused, standing)
            changed = bool(refused)
        self._warn_of_names(standing)
        return self.order

    def _mentioning(self, records: Set[str], standing: Sequence[int]) -> list[int]:
        """Rows that state something of these records, or rely on one of them."""
        found: list[int] = []
        for number in standing if records else ():
            needed, said = self.kept.parts(number)
            named = [end for one in said for end in one.split(SEPARATOR, 4)[1:4:2]]
            if not records.isdisjoint(needed) or not records.isdisjoint(named):
                found.append(number)
        return found

    def _about(self, records: Set[str], standing: Iterable[int]) -> Iterator[tuple[int, Statement]]:
        """What rows state of these records, and which row it is."""
        for number in standing:
            for one in self.kept.parts(number)[1]:
                if one.split(SEPARATOR, 2)[1] in records:
                    yield number, read_back(one)

    def _refuse(self, number: int, misfits: Misfits) -> bool:
        """Take out of a row what its source declared optional, and refuse it for what remains."""
        draft = self.reading.again(number)
        self._leave_out(number, draft)
        found = [] if draft.row.refused else [*misfits.unknown(draft), *(i for s in draft.statements for i in misfits.of(s))]
        self._keep(number, draft, found)
        return bool(found)

    def _leave_out(self, number: int, draft: Draft) -> None:
        """Relations that a source declared optional go, each with a note, where nobody introduces their other end."""
        for one in list(draft.references):
            if one.rule and not self.known.classes(one.key):
                draft.references.remove(one)
                draft.statements = [s for s in draft.statements if s.object != one.key]
                draft.row.remark(one.rule, Cell(one.written, one.column))
                self.kept.drafts[number] = draft
        draft.row.set_aside |= not draft.statements

    def _keep(self, number: int, draft: Draft, found: Iterable[Issue]) -> None:
        """Keep what is wrong with a row, and what became of it."""
        draft.row.issues += dict.fromkeys(found)
        if draft.row.issues:
            self.kept.issues[number] = draft.row.issues
        self.kept.state[number] = state_of(draft.row)

    def _refuse_cycles(self) -> list[int]:
        """Refuse every row that states an edge on a cycle of a relation that has none."""
        refused: list[int] = []
        for predicate in self.tally.edges:
            stated = [one for one in self.tally.edges[predicate] if self._says(predicate, one)]
            before = [(start, end) for kind, start, end in self.known.edges_before if kind == predicate]
            edges = [*before, *((start, end) for _, start, end in stated)]
            ring = on_cycles(edges) if stated else {}
            for number, start, end in stated:
                if start == end or (start in ring and end in ring[start]):
                    path = round_trip((start, end), ring.get(start, [start]), edges)
                    label = self.ontology.relations[predicate].zh
                    told = issue("LT-CYCLE-01", value=start, relation=label, path=path)
                    self.kept.issues.setdefault(number, []).append(told)
                    refused.append(number)
            for number in refused:
                self.kept.state[number] = REFUSED
        return list(dict.fromkeys(refused))

    def _says(self, predicate: str, edge: tuple[int, str, str]) -> bool:
        """Whether a row that stands still states an edge: it may have lost it."""
        number, *ends = edge
        if self.kept.state[number] != STANDS:
            return False
        draft = self.kept.drafts.get(number)
        return draft is None or any([s.subject, s.object] == ends and s.predicate == predicate for s in draft.statements)

    def _forget(self, refused: Sequence[int], standing: Sequence[int]) -> None:
        """What refused rows said of records is no longer said, unless another row says it."""
        gone: set[str] = set()
        for number in refused:
            said = self.kept.statements(number)
            self.reading.introduce(number, said)
            gone.update(one.subject for one in said if one.predicate not in self.ontology.relations)
        for record in gone:
            self.tally.said.pop(record, None)
        if gone:
            self.tally.take_shapes(one for _, one in self._about(gone, standing))

    def _warn_of_names(self, standing: Sequence[int]) -> None:
        """A warning on every row that names a record whose code goes with another name, or its name with another code."""
        about = self.tally.doubtful()
        names: dict[str, set[str]] = defaultdict(set)
        coded: dict[tuple[str, str], set[str]] = defaultdict(set)
        naming: list[tuple[int, str]] = []
        for number, s in self._about(about, standing) if about else ():
            if s.predicate == "name":
                names[s.subject].add(s.value)
                naming.append((number, s.subject))
            elif s.predicate in self.tally.codes:
                coded[s.predicate, s.value].add(s.subject)
        doubtful: dict[str, list[Issue]] = defaultdict(list)
        for (prop, code), subjects in sorted(coded.items()):
            found = sorted({name for one in subjects for name in names[one]})
            if len(set(map(normalised_name, found))) > 1:
                label = self.ontology.properties[prop].zh
                for one in subjects:
                    doubtful[one].append(issue("LT-CODE-01", value=code, property=label, names="、".join(found)))
        self._doubt_namesakes({code: subjects for (prop, code), subjects in coded.items() if prop == REGISTERED}, names, doubtful)
        for number, subject in naming:
            for found_one in doubtful.get(subject, ()):
                if found_one not in self.kept.issues.get(number, ()):
                    self.kept.issues.setdefault(number, []).append(found_one)

    def _doubt_namesakes(
        self, coded: dict[str, set[str]], names: dict[str, set[str]], doubtful: dict[str, list[Issue]]
    ) -> None:
        """Add LT-CODE-02 for records of one name whose registered codes differ: they are several firms, or a code is wrong."""
        held: dict[str, dict[str, str]] = defaultdict(dict)
        for code, subjects in sorted(coded.items()):
            for subject in sorted(subjects):
                for name in {normalised_name(one) for one in names[subject]}:
                    held[name][subject] = code
        label = self.ontology.properties[REGISTERED].zh
        for codes in held.values():
            if len(found := sorted(set(codes.values()))) > 1:
                for subject in codes:
                    name = min(names[subject])
                    doubtful[subject].append(issue("LT-CODE-02", value=name, property=label, codes="、".join(found)))
