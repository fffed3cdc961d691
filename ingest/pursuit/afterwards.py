"""What the register then says of money that a workbook told: a remark beside the row, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.pursuit import Entry, Reader, amiss
from graph.pursuit.phases import SUMMED
from graph.states.rejected import accepted
from ingest.pursuit.changes import Change
from ingest.pursuit.layout import WHOLE, of_list
from ontology.errors import Issue

MONEY = frozenset({"whole", "prop:currency", *(f"prop:{one}" for one in SUMMED)})
"""Fields of columns that bear on a project's money, beside those of a month."""


def tell_money(ledger: Ledger, changes: Iterable[Change]) -> None:
    """Tell each row of these that says something of money what is amiss with that of its project, as the ledger stands now."""
    told = [one for one in changes if not one.refused and _of_money(one)]
    if not told:
        return
    facts = accepted(read_facts(ledger))
    entries = Reader(facts).entries()
    for one in told:
        if entry := entries.get(facts.resolution.of(one.key)):
            one.tell(*_remarks(one, entry, entries.get(entry.phase_of), ledger))


def _of_money(change: Change) -> bool:
    fields = (of_list(change.line.list)[one.heading].field for one in change.edits)
    return any(one in MONEY or one.startswith("funds:") for one in fields)


def _remarks(change: Change, entry: Entry, whole: Entry | None, ledger: Ledger) -> Iterator[Issue]:
    headings = {one.field.partition(":")[2]: one.heading for one in of_list(change.line.list).values()}
    for what, found in amiss(entry, ledger.ontology):
        yield replace(found, column=headings.get(what, ""))
    if whole:
        yield from (replace(found, column=WHOLE) for _, found in amiss(whole, ledger.ontology))
