"""The statements of some records as they stood after each of two loads, read in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, or_, select

from graph.facts import Resolution
from graph.facts.building import FIELDS
from graph.ledger import Judgement
from graph.ledger.reading import CHUNK, raw_rows
from graph.ledger.tables import statement

Row = tuple[Any, ...]
SUBJECT, PREDICATE, OBJECT = (FIELDS.index(name) for name in ("subject", "predicate", "object"))


class Moment(NamedTuple):
    """A ledger after one load: who is who, and the judgements in force."""

    load: int
    resolution: Resolution
    judgements: Sequence[Judgement]


class TwoMoments:
    """Reads rows of FIELDS before and after."""

    def __init__(self, connection: Connection, before: Moment, after: Moment) -> None:
        self._connection, self.both = connection, (before, after)

    def standing(self, records: Iterable[str], predicate: str = "") -> tuple[list[Row], list[Row]]:
        """The rows whose subject is one entity with these records, before or after (of one predicate, where it is given)."""
        found: tuple[list[Row], list[Row]] = ([], [])
        subjects = {record for one in self.both for key in records for record in kin(one.resolution, key)}
        for *told, came, went in self._rows(sorted(subjects), predicate):
            row = tuple(told)
            for rows, moment in zip(found, self.both, strict=True):
                if came <= moment.load and (went is None or went > moment.load):
                    rows.append(row)
        return found

    def _rows(self, subjects: Sequence[str], predicate: str) -> Iterator[Row]:
        before, after = (one.load for one in self.both)
        stands = and_(statement.c.load_in <= after, or_(statement.c.load_out.is_(None), statement.c.load_out > before))
        query = select(*[statement.c[name] for name in (*FIELDS, "load_in", "load_out")]).where(stands)
        if predicate:
            query = query.where(statement.c.predicate == predicate)
        for start in range(0, len(subjects), CHUNK):
            yield from raw_rows(self._connection, query.where(statement.c.subject.in_(subjects[start : start + CHUNK])))

    def links_of(self, products: Collection[str], moment: Moment) -> dict[str, set[str]]:
        """The links that products make up, before or after; products and links as entities of one moment."""
        found: dict[str, set[str]] = {}
        of = moment.resolution.of
        for rows in self.standing(products, "makesUp") if products else ():
            for row in rows:
                found.setdefault(of(row[SUBJECT]), set()).add(of(row[OBJECT]))
        return found


def kin(resolution: Resolution, record: str) -> tuple[str, ...]:
    """The records that are one entity with this one, itself among them."""
    return resolution.members.get(resolution.of(record), (record,))
