"""The first zone's plan as the reader has it against the tables that were restated by hand, statement by statement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.ledger import Ledger
from graph.statement import Statement
from ingest.bundled import load_defaults, load_source
from ingest.text.documents import open_document
from ingest.text.entering import enter_ledger, reading_of
from ingest.text.pipeline import read_text
from tests.factory import seed

CLASSES = ("TargetStatement", "Programme", "Indicator", "Department", "DepartmentGroup", "TransferPlatform", "Policy")
BESIDE = {"note", "identityKey", "addressedTo", "textOf", "targetPlace", "shortName"}
"""What is no restatement: people's notes and short names, keys made of ids, whom the letter is for, the place's record."""
BY_HAND = {"calibre", "doubt"}
"""What people wrote about indicators, and no single sentence says."""
Said = set[tuple[str, str, str, str, str, str]]


def _namer(said: list[Statement]) -> Callable[[str], str]:
    """What a record is called whatever its key: its class with its name, of a target its number."""
    told = {(one.subject, one.predicate): one.value for one in said}

    def name(key: str) -> str:
        cls = told.get((key, "a"), "")
        if cls == "PublicAuthority":
            return told[key, "name"]
        return f"{cls} {told[key, 'ordinal' if cls == 'TargetStatement' else 'name']}" if cls in CLASSES else ""

    return name


def _said(ledger: Ledger, source: str, document: str) -> Said:
    """What a source says of the plan's records, by their names."""
    statements = [one for one in ledger.statements() if one.source == source]
    name, found = _namer(statements), set()
    addressed = {one.object for one in statements if one.predicate == "addressedTo"}
    for one in statements:
        start, end = name(one.subject), name(one.object)
        by_hand = start.startswith("Indicator ") and one.predicate in BY_HAND
        left_out = one.predicate in BESIDE or by_hand or one.subject in addressed
        if one.cites == document and start and not left_out:
            found.add((start, one.predicate, end, one.value, one.unit, one.qualifiers))
    return found


def test_the_plan_as_read_says_what_the_tables_say(tmp_path: Path) -> None:
    hand, read = (Ledger(tmp_path / name) for name in ("hand.db", "read.db"))
    for ledger in (hand, read):
        load_defaults(ledger)
    load_source(hand, "xian-etdz")
    document = open_document(seed("xian-etdz-action-plan.txt"))
    reading = reading_of(read, document, read_text(document))
    enter_ledger(read, reading)
    written, found = _said(hand, "xian-etdz", "xian-etdz:plan"), _said(read, reading.source.id, f"{reading.source.id}:document")
    assert (written - found, found - written) == (set(), set())
