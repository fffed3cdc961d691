"""What a steward decided of a document's finds: a table that the review page saves, and the judgements that it becomes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.ledger import Judgement, Ledger
from graph.ledger.judging import latest_last
from graph.ledger.reading import read_statements
from graph.ledger.tables import statement
from graph.statement import Statement, pack
from ingest.errors import InputFault
from ingest.text.facts.row import FactRow
from ontology.errors import Issue, Refusal, issue
from ontology.values import date

ID, VERDICT, REASON, ROLE, DAY = "编号", "判定", "理由", "复核岗", "日期"
COLUMNS = (ID, "类别", "内容", "原文", VERDICT, REASON, ROLE, DAY)
VERDICTS = {"确认": "confirmed", "待复核": "to_review", "剔除": "rejected"}
LINK = " → "
"""Between the parts of what names a relation: from, relation, to."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line: the record or relation that was judged, how, why, in what role and when."""

    id: str
    verdict: str
    reason: str
    role: str
    day: str


def named(source: str, row: FactRow) -> str:
    """How a decision names a row: a record by its key, a relation by its ends."""
    kind, _, name = row.reads.partition(":")
    if kind == "relation":
        return LINK.join((_key(source, row.cells["from"]), name, _key(source, row.cells["to"])))
    return _key(source, row.record)


def _key(source: str, local: str) -> str:
    return local if ":" in local.split("/", 1)[0] else f"{source}:{local}"


def read_decisions(path: Path) -> list[Decision]:
    """The decided lines of a table. Raises InputFault with every wrong line: LT-TEXT-08 (columns), LT-WORD-02, LT-DATE-…."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InputFault(issue("LT-FILE-01", value=str(path))) from None
    reader = csv.DictReader(text.splitlines())
    if not {ID, VERDICT} <= set(reader.fieldnames or ()):
        raise InputFault(issue("LT-TEXT-08", value="、".join(reader.fieldnames or ()), expected="、".join(COLUMNS)).at(path.name))
    found, wrong = list[Decision](), list[Issue]()
    for number, row in enumerate(reader, start=2):
        said = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not said[VERDICT]:
            continue
        try:
            found.append(_decision(said))
        except Refusal as refusal:
            wrong += [one.at(path.name, "", number) for one in refusal.issues]
    if wrong:
        raise InputFault(*wrong)
    return found


def _decision(said: dict[str, str]) -> Decision:
    if said[VERDICT] not in VERDICTS:
        raise Refusal(issue("LT-WORD-02", column=VERDICT, value=said[VERDICT], expected="、".join(VERDICTS)))
    return Decision(said[ID], VERDICTS[said[VERDICT]], said[REASON], said[ROLE], date(said[DAY]) if said[DAY] else "")


def decide(ledger: Ledger, decisions: Sequence[Decision], note: str) -> Counter[str]:
    """Record decisions; how many of each verdict. Raises InputFault LT-TEXT-09 for what the ledger does not hold: then none is
    recorded."""
    found = list[Judgement]()
    unknown = list[Issue]()
    for one in decisions:
        said = list(_judged(ledger, one))
        found += said
        unknown += [] if said else [issue("LT-TEXT-09", value=one.id)]
    if unknown:
        raise InputFault(*unknown)
    known = set(ledger.judgements())
    new = [one for one in dict.fromkeys(found) if one not in known]
    if new:
        ledger.judge(new, note)
    return Counter(one.verdict for one in decisions)


def _judged(ledger: Ledger, one: Decision) -> Iterator[Judgement]:
    """The judgements that a decision means: on the relation, or on the record and all relations that it has."""
    with ledger.engine.connect() as connection:
        now = statement.c.load_out.is_(None)
        if LINK in one.id:
            start, predicate, end = one.id.split(LINK)
            meant = (statement.c.subject == start, statement.c.predicate == predicate, statement.c.object == end, now)
            said = list(read_statements(connection, *meant))
        else:
            about = list(read_statements(connection, statement.c.subject == one.id, now))
            to = list(read_statements(connection, statement.c.object == one.id, now))
            said = [*(each for each in about if each.predicate == "a" or each.object), *to]
    keys = {_target(ledger, each): None for each in said}
    for subject, predicate, end, qualifiers in keys:
        yield Judgement(subject, end, one.verdict, one.reason, one.role, one.day, predicate, qualifiers)


def _target(ledger: Ledger, said: Statement) -> tuple[str, str, str, str]:
    """What a judgement on a statement's fact names: its ends and key qualifiers."""
    relation = ledger.ontology.relations.get(said.predicate)
    names = relation.key if relation else ()
    keyed = {name: said.period if name == "period" else said.qualifier(name) for name in names}
    return said.subject, said.predicate, said.object or said.value, pack(keyed)


def verdicts(ledger: Ledger) -> dict[str, str]:
    """The latest verdict on each record and relation that was decided, by what a decision names it."""
    found: dict[str, str] = {}
    for one in latest_last(ledger.judgements()):
        if one.predicate:
            found[one.subject if one.predicate == "a" else LINK.join((one.subject, one.predicate, one.object))] = one.verdict
    return found
