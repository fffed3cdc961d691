"""What is wrong with the declaration of a survey, beside what every row is checked for."""

from __future__ import annotations

from dataclasses import replace

from ingest.mapping.mapping import Mapping
from ingest.mapping.reader import MappedRow, parts
from ingest.row import Cell, Row
from ingest.surveys.sheets import required, survey_id
from ingest.templates.marks import plain
from ontology import values
from ontology.errors import Refusal, issue

WHAT = ("coversChain", "coversLink")


def lacking(row: Row, mapping: Mapping, sheet: str) -> bool:
    """Whether a cell that must be filled is empty (LT-CELL-01, one for each), or its column is not there."""
    columns = {plain(one.column): one.column for one in mapping.entries}
    empty = [one for one in required(sheet) if not row.peek(columns.get(one, one))]
    row.issues += [issue("LT-CELL-01", column=columns.get(one, one), expected="有内容") for one in empty]
    return bool(empty)


def on_its_chain(row: Row, mapping: Mapping) -> Mapping:
    """The mapping without the chain where links are named: then only they were looked at."""
    linked = any(row.peek(one.column) for one in mapping.entries if one.means.name == "coversLink")
    kept = (one for one in mapping.entries if not (linked and one.means.name == "coversChain"))
    return replace(mapping, entries=tuple(kept))


def check_survey(one: MappedRow) -> None:
    """Add what is wrong: nothing looked at, dates reversed, a place wider than the home's, told twice, not complete."""
    for check in (_looked_at, _dates, _place, _told_twice, _complete):
        check(one)


def _chain(one: MappedRow) -> str:
    return next((one.row.take(column) for column in one.row.cells if plain(column) == "产业链"), "")


def _looked_at(one: MappedRow) -> None:
    """Neither chain nor link is refused; a link without its chain's name in front is looked for on the chain of the row."""
    chain = _chain(one)
    links = [(entry, cell) for entry, cell in one.cells if entry.means.name in ("coversLink", "exceptsLink") and cell]
    if not chain and not any(entry.means.name == "coversLink" for entry, _ in links):
        column = next((entry.column for entry, _ in one.cells if entry.means.name in WHAT), "产业链")
        one.row.issues.append(issue("LT-SURVEY-01", column=column))
    elif chain and len(list(parts(Cell(chain, "")))) == 1:
        whole = {entry: cell.reads("、".join(part if "/" in part else f"{chain}/{part}" for part in parts(cell)))
                 for entry, cell in links}  # fmt: skip
        one.cells = [(entry, whole.get(entry, cell)) for entry, cell in one.cells]


def _dates(one: MappedRow) -> None:
    start, end = one.property("surveyedFrom"), one.property("surveyedTo")
    try:
        if values.first_day(values.date(start)) > values.last_day(values.date(end)):
            one.row.issues.append(issue("LT-SURVEY-02", column=start.column, value=start, end=end))
    except Refusal:
        return  # what is no date is told by the cell itself


def _place(one: MappedRow) -> None:
    """A place that holds the home's own is wider than those who survey can have looked at."""
    cells = [cell for entry, cell in one.cells if entry.means.name == "coversPlace"]
    for part in (part for cell in cells for part in parts(cell)):
        if home := one.say.known.inside(part):
            one.row.issues.append(issue("LT-SURVEY-03", column=part.column, value=part, home=home))
        elif zone := one.say.known.zone_in(part):
            one.row.issues.append(issue("LT-SURVEY-09", column=part.column, value=part, zone=zone))


def _told_twice(one: MappedRow) -> None:
    name = one.property("name")
    same = one.say.known.noted(one.say.key(survey_id(name)), "same")
    if others := sorted(one.say.known.contents(f"same-survey:{same}") - {name}):
        one.row.issues.append(issue("LT-SURVEY-05", column=name.column, value=name, others="、".join(others)))


def _complete(one: MappedRow) -> None:
    cell = one.property("closed")
    try:
        if values.boolean(cell) == "false":
            one.row.issues.append(issue("LT-SURVEY-06", column=cell.column, value=one.property("name")))
    except Refusal:
        return  # the cell itself tells
