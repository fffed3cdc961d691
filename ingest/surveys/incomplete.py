"""A survey of which rows were refused is not complete: what could not be read may be the very firm that a link would lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.statement import Statement
from ingest.headings import Meaning
from ingest.kept import REFUSED, SILENT, STANDS, Kept
from ingest.planned import PlannedTable, row_numbers
from ingest.reading import Reading
from ingest.surveys.reading import IN_SURVEY, FoundReader, SurveyReader, SurveySheetReader
from ontology.errors import issue

CLOSED = "closed"
WRITTEN_OVER = "LT-TPL-02"
"""Told of an example that was written over: what stands there now was not read."""
Declared = Mapping[str, Sequence[int]]
"""Surveys by their key, with the rows that declare them complete."""


def keep_open(reading: Reading) -> list[Statement]:
    """Let no survey count as complete of which rows were refused (LT-SURVEY-08), all rows of the load being judged.

    Surveys that this load declares are changed in their rows. Returns that those are not complete which the ledger alone declares.
    """
    kept, stated = reading.kept, list[Statement]()
    if not any(map(reader_of, kept.tables)):
        return stated
    declared = _declared(kept)
    for survey, rows in sorted(_spoiled(reading, declared).items()):
        for number in declared.get(survey, ()):
            draft = reading.again(number)
            draft.statements = [one._replace(value="false") if one.predicate == CLOSED else one for one in draft.statements]
            kept.drafts[number] = draft
            _tell(reading, number, Meaning("property", CLOSED), survey, rows)
        if survey not in declared:
            stated.append(Statement(survey.partition(":")[0], survey, CLOSED, value="false", method="declared"))
            _tell(reading, rows[0], IN_SURVEY, survey, rows)
    return stated


def reader_of(table: PlannedTable) -> SurveySheetReader | None:
    """The reader of a sheet of the survey template; None for every other table."""
    found = table.source.readers.get(table.spec.name)
    return found if isinstance(found, SurveySheetReader) else None


def _declared(kept: Kept) -> Declared:
    found = defaultdict[str, list[int]](list)
    for number, state in enumerate(kept.state):
        if state == STANDS and isinstance(reader_of(kept.tables[kept.table_of[number]]), SurveyReader):
            for one in kept.statements(number):
                if (one.predicate, one.value) == (CLOSED, "true"):
                    found[one.subject].append(number)
    return found


def _spoiled(reading: Reading, declared: Declared) -> dict[str, list[int]]:
    """The refused rows that bear on each complete survey: those that name it, and those of its file that name none; what was
    found by a file that declares no survey, and names none, bears on all of the load."""
    kept, found = reading.kept, defaultdict[str, list[int]](list)
    paths = {survey: {kept.tables[kept.table_of[one]].path for one in rows} for survey, rows in declared.items()}
    for number in _refused(kept):
        table = kept.tables[kept.table_of[number]]
        reader = reader_of(table)
        if isinstance(reader, SurveyReader):
            continue  # what it says of itself bears on no other survey
        named = _named(reading, number, table, reader) if isinstance(reader, FoundReader) and not table.broken else ""
        beside = [survey for survey, files in paths.items() if table.path in files]
        for survey in [named] if named else beside or (declared if reader else ()):
            if table.rank < _latest(kept, declared.get(survey, ())):
                continue  # a later file declares the survey anew
            if survey in declared or (survey.startswith(f"{table.source.id}:") and reading.names.noted(survey, CLOSED) == "true"):
                found[survey].append(number)
    return found


def _latest(kept: Kept, rows: Sequence[int]) -> int:
    """The rank of the last file that has one of these rows."""
    return max((kept.tables[kept.table_of[one]].rank for one in rows), default=0)


def _refused(kept: Kept) -> Iterator[int]:
    """Rows that were not read, though somebody meant them to be."""
    for number, state in enumerate(kept.state):
        if state in (REFUSED, SILENT) or any(one.code == WRITTEN_OVER for one in kept.issues.get(number, ())):
            yield number


def _named(reading: Reading, number: int, table: PlannedTable, reader: FoundReader) -> str:
    return reader.survey_of(reading.kept.row(number), reading.names, table.source.id, reading.ontology)


def _tell(reading: Reading, number: int, means: Meaning, survey: str, refused: Sequence[int]) -> None:
    """Tell a row that a survey is not complete, and where the rows stand that were refused."""
    kept = reading.kept
    table = kept.tables[kept.table_of[number]]
    reader, lines = reader_of(table), defaultdict[int, list[int]](list)
    for one in refused:
        lines[kept.table_of[one]].append(kept.line_of[one])
    rows = "；".join(f"{kept.tables[place].table.label} {row_numbers(found)}" for place, found in lines.items())
    heading = reader.mapping_for(kept.row(number), reading.ontology).heading(means) if reader else ""
    told = issue("LT-SURVEY-08", column=heading, value=reading.names.noted(survey, "name"), count=len(refused), rows=rows)
    kept.issues.setdefault(number, []).append(told)
