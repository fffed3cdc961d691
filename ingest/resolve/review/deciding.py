"""What becomes of the decisions of a workbook: each is recorded, changes nothing, or is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.facts.reading import gather_rows
from graph.facts.resolution import Record, Resolution, resolve
from graph.ledger import Judgement, Ledger, latest_on_pairs
from ingest.resolve.register import valid_code
from ingest.resolve.review import layout
from ingest.resolve.review.contradicting import Decided
from ingest.resolve.review.lines import Line, Pair, twice
from ingest.resolve.review.objections import Open, after, day_of, objection, objections, told, undecided
from ingest.resolve.review.sheets import Sheets
from ontology.errors import Issue, issue
from ontology.values import normalised_name

CERTAIN = ("uscc", "ministryCode")
"""Codes against which no reviewer is believed: who is right is settled where the code stands."""


class Fate(StrEnum):
    """What became of a row."""

    RECORDED = "记下"
    UNCHANGED = "不变"
    REFUSED = "没有记"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decided row: what became of it, what was decided before (empty: nothing), and what is wrong with it."""

    line: Line
    fate: Fate
    before: str = ""
    issue: Issue | None = None


@dataclass(slots=True)
class Round:
    """What a workbook comes to: `outcomes` of its decided rows, rows that were `empty`, refused before or not; who was one entity
    before and is after; the load that recorded it (0: nothing new); how many opinions of refused rows were `kept`."""

    sheets: Sheets
    outcomes: list[Outcome]
    before: Resolution
    after: Resolution
    load: int = 0
    snapshot: str = ""
    kept: int = 0

    def count(self, fate: Fate) -> int:
        """How many rows came to this; empty rows change nothing."""
        extra = {Fate.UNCHANGED: self.sheets.empty, Fate.REFUSED: len(self.sheets.refused)}.get(fate, 0)
        return extra + sum(one.fate is fate for one in self.outcomes)

    @property
    def issues(self) -> list[Issue]:
        """All that is wrong, in the order of the sheets and rows."""
        found = [*self.sheets.refused, *(one.issue for one in self.outcomes if one.issue)]
        return sorted(found, key=lambda one: (one.sheet, one.row or 0))


@dataclass(slots=True)
class _Deciding:
    sheets: Sheets
    standing: dict[Pair, Judgement]
    against: Open
    settle: bool
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    kept: list[Judgement] = field(default_factory=list)
    """Opinions of rows that were refused, to be shown until somebody settles them."""

    def put(self, line: Line, fate: Fate, before: str = "", fault: Issue | None = None) -> None:
        placed = fault.at(self.sheets.file, line.sheet, line.row) if fault else None
        self.outcomes[id(line)] = Outcome(line, fate, before, placed)

    def left(self) -> list[Line]:
        return [one for one in self.sheets.lines if id(one) not in self.outcomes]


def decide(ledger: Ledger, sheets: Sheets, *, settle: bool = False) -> Round:
    """Record what can be recorded, as one load. `settle`: this workbook is right where it differs from an earlier decision of
    somebody else. No row is left without an outcome."""
    with ledger.engine.connect() as connection:
        records = gather_rows(ledger.ontology, connection, None)
    sheets.lines = [_named(one, records) for one in sheets.lines]
    judgements = ledger.judgements()
    before = resolve(ledger.ontology, records, judgements)
    work = _Deciding(sheets, latest_on_pairs(judgements), objections(judgements), settle)
    _unknown(work, records)
    _twice(work)
    _decided_before(work)
    new = [*_without_contradiction(work, ledger, records), *work.kept]
    load, snapshot = 0, ledger.snapshot()
    if new:
        ledger.judge(new, note=f"复核表 {sheets.file}")
        load, snapshot = ledger.last_load(), ledger.snapshot()
    after = resolve(ledger.ontology, records, ledger.judgements())
    return Round(sheets, [work.outcomes[id(one)] for one in sheets.lines], before, after, load, snapshot, len(work.kept))


def _named(line: Line, records: Mapping[str, Record]) -> Line:
    """The row with what the ledger calls a record whose name the workbook does not say."""
    known = {key: min(records[key].names, default=key) for key in (line.a, line.b) if key in records}
    first, second = (known.get(key, key) if name == key else name for key, name in zip((line.a, line.b), line.names, strict=True))
    return line._replace(names=(first, second))


def _unknown(work: _Deciding, records: Mapping[str, Record]) -> None:
    """Rows of records that have gone since the workbook was made, or whose names stand beside other records' keys: columns that
    were sorted apart would join strangers."""
    for line in work.left():
        gone = [key for key in (line.a, line.b) if key not in records]
        if gone:
            work.put(line, Fate.REFUSED, fault=issue("LT-REVIEW-04", value="、".join(gone), names=" / ".join(line.names)))
            continue
        for key, name, column in zip((line.a, line.b), line.names, (layout.NAME_A, layout.NAME_B), strict=True):
            called = records[key].names
            if name != key and called and normalised_name(name) not in map(normalised_name, called):
                known = "、".join(sorted(called))
                work.put(line, Fate.REFUSED, fault=issue("LT-REVIEW-13", value=name, key=key, known=known, column=column))
                break


def _twice(work: _Deciding) -> None:
    """Several rows on one pair: alike, the first counts; else none."""
    for _, lines in twice(work.left()):
        if len({one.verdict for one in lines}) == 1:
            for one in lines[1:]:
                work.put(one, Fate.UNCHANGED, lines[0].said())
        else:
            said = "；".join(one.said() for one in lines)
            for one in lines:
                work.put(one, Fate.REFUSED, fault=issue("LT-REVIEW-05", value=said, names=" / ".join(one.names)))
            if len({one.role for one in lines}) > 1 and lines[0].pair not in work.standing:
                work.kept.append(undecided(lines, max(one.day for one in lines)))


def _decided_before(work: _Deciding) -> None:
    """What stands already, and what somebody else decided otherwise: that is kept as an opinion beside the decision."""
    for line in work.left():
        stands, against = work.standing.get(line.pair), work.against.get(line.pair, ())
        if stands is None:
            continue
        if stands.verdict == line.verdict:
            settles = against and (work.settle or {one.role for one in against} == {line.role})
            if not settles:
                work.put(line, Fate.UNCHANGED, told(stands))
        elif not (work.settle or stands.role in (layout.PROGRAM, line.role) or stands.verdict == "to_review"):
            work.put(line, Fate.REFUSED, told(stands), issue("LT-REVIEW-06", before=told(stands), value=line.said()))
            if stands.date and (line.role, line.verdict) not in {(one.role, one.verdict) for one in against}:
                work.kept.append(objection(line, stands))


def _without_contradiction(work: _Deciding, ledger: Ledger, records: Mapping[str, Record]) -> list[Judgement]:
    """The judgements to record; decisions that contradict one another, or earlier ones, are refused with their chain."""
    lines = {one.pair: one for one in work.left()}
    rules = resolve(ledger.ontology, records, ())
    names = {key: min(one.names, default=key) for key, one in records.items()}
    refused = Decided(work.standing, dict(lines), rules, _codes(records, rules), names).refused()
    for pair, line in lines.items():
        stands = work.standing.get(pair)
        if pair in refused:
            work.put(line, Fate.REFUSED, told(stands), refused[pair])
        else:
            work.put(line, Fate.RECORDED, told(stands))
    return [_judgement(work, one) for pair, one in lines.items() if pair not in refused]


def _codes(records: Mapping[str, Record], rules: Resolution) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for key, scheme, value in _identifiers(records):
        if scheme in CERTAIN and (scheme != "uscc" or valid_code(value)):
            found.setdefault(rules.of(key), {}).setdefault(scheme, set()).add(value)
    return found


def _identifiers(records: Mapping[str, Record]) -> Iterable[tuple[str, str, str]]:
    return ((key, scheme, value) for key, one in records.items() for scheme, value in one.identifiers)


def _judgement(work: _Deciding, line: Line) -> Judgement:
    """The judgement of a row, dated so that it comes after the one that it changes and after what was said against that."""
    earlier = [work.standing[line.pair], *work.against.get(line.pair, ())] if line.pair in work.standing else []
    last = max(map(day_of, earlier), default="")
    return Judgement(*line.pair, line.verdict, line.reason, line.role, after(line.day, last))
