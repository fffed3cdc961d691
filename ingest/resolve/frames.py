"""Names and registers as tables: data frames, or files with a header row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import NamedTuple

import pandas as pd

from ingest.resolve.columns import HEADINGS, entries_of, heading_of, place_of, read_frame
from ingest.resolve.matching import Matcher
from ingest.resolve.names import folded
from ingest.resolve.outcomes import Match, Status
from ingest.resolve.register import Entry, Register
from ingest.resolve.setaside import Usable, usable
from ontology.errors import Issue, issue

__all__ = ["ANSWERS", "HEADINGS", "Answer", "answer", "entries_of", "heading_of", "match", "read_frame"]

ANSWERS = ("match_id", "match_name", "score", "status", "reason")
OWN = "原 {}"
"""What a column of the queries is called that bears the name of an answer."""
UNNUMBERED = "登记第 {} 行就叫这个名称，但没有编号，没有比对：补上编号再比"


class Answer(NamedTuple):
    """The queries with their answers, and what else is to be told."""

    frame: pd.DataFrame
    issues: list[Issue]


def match(queries: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """The queries with what each name is in the register.

    `queries` has `name` and optionally `uscc`, `region`, `id`; `register` has `id`, `name` and optionally `uscc`, `region`,
    `short_name`, `former_names` (several parted by 、 or ；). Added are `match_id`, `match_name`, `score` (0 to 1: how likely both
    are one), `status` (确认, 待复核, 无) and `reason`. Where several entries fit as well, or code and name speak of two, it is
    待复核: `match_id` and `match_name` are of the first, and the reason shows them all. Columns of the queries that are called like
    an answer are kept, as `原 status`. Rows of the register without an id or a name are not matched against; `attrs["issues"]` of
    the result says so. Short names of one table are weighed together; no result depends on the order of rows. Raises InputFault
    LT-MATCH-01 for a missing column, LT-MATCH-07 for one that is there twice.
    """
    found = answer(queries, register)
    found.frame.attrs["issues"] = [one.text() for one in found.issues]
    return found.frame


def answer(queries: pd.DataFrame, register: pd.DataFrame) -> Answer:
    """The same with what is to be told apart: rows of the register that were set aside, ids that are there twice, columns that were
    renamed."""
    known = usable(register, entries_of(register, "register", ("id", "name")))
    entries = sorted(known.entries, key=astuple)
    asked = entries_of(queries, "queries", ("name",))
    found = Matcher(Register.of(entries)).match(asked)
    ids = Counter(entry.id for entry in entries)
    rows = [_row(query, one, entries, ids, known) for query, one in zip(asked, found, strict=True)]
    own, renamed = _own(queries)
    answers = pd.DataFrame(rows, columns=list(ANSWERS), index=queries.index)
    return Answer(pd.concat([own, answers], axis=1), [*_read(register), *_read(queries), *known.issues, *renamed])


def _read(frame: pd.DataFrame) -> Iterable[Issue]:
    """What was told when a table was read."""
    told: Iterable[Issue] = frame.attrs.get("issues", ())
    return (one for one in told if isinstance(one, Issue))


def _row(
    query: Entry, found: Match, entries: Sequence[Entry], ids: Mapping[str, int], known: Usable,
) -> tuple[str, str, float, str, str]:  # fmt: skip
    """One answer. Where several entries are shown it names the first, and the reason all of them."""
    reason, entry = found.reason, entries[found.place] if found.place >= 0 else None
    if found.status is not Status.SAME and known.unnumbered and (row := known.unnumbered.get(folded(query.name))):
        reason = f"{UNNUMBERED.format(row)}；{reason}"
    if entry is None:
        return "", "", round(found.score, 4), found.status.value, reason
    shared = f"；登记中编号“{entry.id}”有 {ids[entry.id]} 行" if ids[entry.id] > 1 else ""
    return entry.id, entry.name, round(found.score, 4), found.status.value, reason + shared


def _own(queries: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """The queries without columns that are called like an answer: those are kept under another name, and it is told."""
    names = dict(_renamed(list(queries.columns)))
    if not names:
        return queries, []
    told = issue("LT-MATCH-06", value=_quoted(names), renamed=_quoted(names.values()))
    return queries.rename(columns=names), [told.at(*place_of(queries, "queries"))]


def _renamed(columns: Sequence[object]) -> Iterator[tuple[str, str]]:
    """New names for columns that are called like an answer; one that is taken gets a number."""
    taken = set(columns)
    for column in dict.fromkeys(one for one in columns if one in ANSWERS):
        name = OWN.format(column)
        free = (name, *(f"{name} {number}" for number in range(2, len(columns) + 3)))
        chosen = next(one for one in free if one not in taken)
        taken.add(chosen)
        yield str(column), chosen


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{one}”" for one in names)
