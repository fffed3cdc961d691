"""Rows of one workbook that are one line: alike, the first counts; else all of them are refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ingest.pursuit.changes import Change
from ingest.pursuit.finding import Found
from ingest.pursuit.identifying import FOUND_ON, TALKED_ON
from ingest.pursuit.layout import ANOTHER, INVESTORS, NAME, NOTHING, NUMBER, TWICE, WHOLE
from ingest.pursuit.sameness import day_of
from ontology.errors import issue
from ontology.values import normalised_name


def twice_in_one_book(changes: Iterable[Change]) -> None:
    """Rows of one number, or new ones of one name and date, that say different things are refused (LT-LEAD-07, LT-LEAD-29)."""
    groups: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for one in changes:
        cells = one.line.cells
        days = (day_of(cells.get(FOUND_ON, "")), day_of(cells.get(TALKED_ON, "")))
        groups[(one.number,) if one.number else (normalised_name(one.line.name), *days)].append(one)
    for told in groups.values():
        if len(told) > 1:
            _settle(told)


def pursued_twice_in_one_book(changes: Iterable[Change]) -> None:
    """New rows that pursue one enterprise are refused, all of them, unless they say that theirs is another project (LT-LEAD-31)."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for one in changes:
        if one.entry is None and one.edits and not one.refused and ANOTHER not in one.line.cells.get(TWICE, "") and not _phase(one):
            for key in dict.fromkeys(key for firm in one.found.get(INVESTORS, ()) for key in _keys(firm)):
                groups[key].append(one)
    for key, told in groups.items():
        if len(told) > 1:
            where = "、".join(f"{one.line.sheet} 第 {one.line.row} 行" for one in told)
            for one in told:
                name = next(firm.name for firm in one.found[INVESTORS] if key in _keys(firm))
                if not one.refused:
                    one.tell(issue("LT-LEAD-31", value=name, rows=where, column=INVESTORS))


def _keys(firm: Found) -> tuple[str, ...]:
    """By what an enterprise is known in a workbook: its record, and the code beside it, whatever name stands there."""
    return (firm.key, firm.code.upper()) if firm.code else (firm.key,)


def _phase(change: Change) -> bool:
    return change.line.cells.get(WHOLE, "") not in NOTHING


def _settle(told: list[Change]) -> None:
    if len({tuple(sorted((edit.heading, edit.after) for edit in one.edits)) for one in told}) == 1:
        for one in told[1:]:
            one.edits, one.again = [], True
        return
    where = "、".join(f"{one.line.sheet} 第 {one.line.row} 行" for one in told)
    for one in told:
        code, value, column = ("LT-LEAD-07", one.number, NUMBER) if one.number else ("LT-LEAD-29", one.line.name, NAME)
        one.tell(issue(code, value=value, rows=where, column=column))
