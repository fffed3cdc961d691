"""What a refresh closes: all that complete sources said and say no more, each statement by the date from which it has gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from graph.facts.reading import NO_DATE, latest_day
from graph.keys import tell_apart
from graph.ledger import Loading, LoadResult
from graph.ledger.reading import FIELDS, as_statement, raw_rows
from graph.ledger.tables import statement
from graph.statement import Statement
from ingest.declared import complete_datasets, failed_rows, gathered
from ingest.ending import Ending
from ingest.errors import Abandoned
from ingest.origins import Origin, Remembering
from ingest.plan import Plan
from ontology.values import first_day

LOST, UNREAD, FAILED, LACKING, UNDECLARED = (f"LT-REFRESH-0{number}" for number in range(4, 9))
"""Why a source's files are not taken for all that it has to say: a path that is gone, a file that can't be read, rows refused,
tables that lack, nobody who says so."""


@dataclass(slots=True)
class Departed:
    """What came, changed (old, new) and went with a load; what the files lack and stays in force (`kept`, by source, with the
    message that says why in `why`); `day` is the date from which what has gone no longer holds (empty: it was closed without)."""

    new: list[Statement] = field(default_factory=list)
    changed: list[tuple[Statement, Statement]] = field(default_factory=list)
    gone: list[Statement] = field(default_factory=list)
    kept: dict[str, list[Statement]] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    day: str = ""


class Closing(Ending):
    """Closes what has gone, remembers the paths again, and notes what the load changed; a dry run is given up in the end."""

    reads = True

    def __init__(self, origins: Sequence[Origin], lost: Collection[str], complete: bool, day: str, dry_run: bool) -> None:
        self._sources, self._lost = {source for one in origins for source in one.sources}, lost
        self._remembering = Remembering({Path(one.path): one.forced for one in origins if one.path}, refreshing=True)
        self._bundled = {one.forced for one in origins if not one.path}
        self._complete, self._day, self._dry_run = complete, day, dry_run
        self.departed = Departed()
        self.result: LoadResult | None = None

    def before(self, loading: Loading, planned: Plan) -> None:
        """Close by date what complete sources say no more."""
        self._remembering.before(loading, planned)
        found = self.departed
        found.why = {one: why for one in self._sources if (why := self._why_not(one, planned))}
        day = self._day or latest_day(loading.connection)
        found.day = "" if day == NO_DATE else day
        for one in loading.unmentioned(self._sources):
            if one.valid_to and (not found.day or first_day(one.valid_to) <= first_day(found.day)):
                continue
            if one.source in found.why:
                found.kept.setdefault(one.source, []).append(one)
            else:
                found.gone.append(one)
        self._close(loading)

    def _why_not(self, source: str, planned: Plan) -> str:
        """Why the files may lack what the source has not given up; empty where they say all there is."""
        tables = [table for table in planned.tables if table.source.id == source]
        if source in self._lost:
            return LOST
        if not tables or any(one.severity == "error" for one in planned.issues):
            return UNREAD
        if any(table.broken for table in tables) or failed_rows(tables):
            return FAILED
        if self._complete or source in self._bundled:
            return ""
        declared = tables[0].source
        if declared.complete:
            return "" if {spec.name for spec in declared.tables} <= {table.spec.name for table in tables} else LACKING
        whole = all(complete_datasets(declared, here) for here in gathered(tables).values())
        return "" if whole else UNDECLARED

    def _close(self, loading: Loading) -> None:
        """A statement goes on in a copy that ends on the day; one that begins no earlier is closed outright."""
        day, gone = self.departed.day, self.departed.gone
        dated = [one for one in gone if day and (not one.valid_from or first_day(one.valid_from) < first_day(day))]
        loading.add(one._replace(valid_to=day, method="refresh", row=0) for one in dated)
        outright = {one.id for one in gone} - {one.id for one in dated}
        loading.close([one for one in gone if one.id in outright])

    def after(self, loading: Loading, result: LoadResult) -> None:
        """Note what came and changed."""
        self.result = result
        query = select(*FIELDS)
        closed, came = ([as_statement(row) for row in raw_rows(loading.connection, query.where(column == loading.id))]
                        for column in (statement.c.load_out, statement.c.load_in))  # fmt: skip
        ended = {one.id for one in self.departed.gone}
        new, changed, _ = tell_apart(came, closed, loading.keys)
        self.departed.new = list(new)
        self.departed.changed = [(before, one) for before, one in changed if before.id not in ended]
        if self._dry_run:
            raise Abandoned
