"""Which marked workbooks a load gives back, where they go, and what is said where one can't be made."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count, groupby
from pathlib import Path
from zipfile import BadZipFile

from ingest.errors import InputFault
from ingest.marking.found import Problem, SheetProblems
from ingest.marking.plain import write_plain
from ingest.marking.tags import texts
from ingest.marking.workbook import Marked, mark_workbook
from ingest.tables.archive import input_file
from ontology.errors import Issue, issue

BOOKS = (".xlsx", ".xlsm")
"""Workbooks that are marked as they are; of anything else the columns are written anew."""


def check_target(out: Path, paths: Sequence[Path]) -> None:
    """Refuse a file to write that is one of those read (LT-MARK-02), or that is to hold several (LT-MARK-03). Raises InputFault."""
    if out.suffix.lower() not in BOOKS:
        return
    if any(out.resolve() == one.resolve() for one in paths):
        raise InputFault(issue("LT-MARK-02", value=str(out)))
    if len(paths) > 1 or any(one.is_dir() for one in paths):
        raise InputFault(issue("LT-MARK-03", value=str(out)))
    if out.exists():
        raise InputFault(issue("LT-MARK-04", value=str(out)))


def write_marked(found: Iterable[SheetProblems], out: Path) -> tuple[list[Marked], list[Issue]]:
    """Write a marked workbook for each file with problems, into a folder or under the name given; and what went wrong with any.

    No file that is there already is written over: a steward may be at work in it.
    """
    made, wrong = [], []
    for path, sheets in groupby(found, key=lambda one: one.path):
        here = list(sheets)
        try:
            made.append(_write(path, here, out))
        except OSError as reason:
            wrong.append(issue("LT-MARK-06", value=type(reason).__name__, target=str(out)).at(path.name))
        except (InputFault, ValueError, BadZipFile):
            wrong.append(issue("LT-MARK-07").at(path.name))
    return made, wrong


def _write(path: Path, sheets: list[SheetProblems], out: Path) -> Marked:
    """One marked workbook, whole or not at all."""
    ending = path.suffix.lower() if path.suffix.lower() in BOOKS else BOOKS[0]
    out = out if out.suffix.lower() in BOOKS else _free(out, Path(sheets[0].file).stem, ending)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".") as folder:
        fresh = Path(folder) / "marked.xlsx"
        done = _marked(path, sheets, fresh)
        fresh.replace(out)
    return replace(done, path=out)


def _free(folder: Path, stem: str, ending: str) -> Path:
    """The first name that is not taken."""
    suffix = str(texts("words")["suffix"])
    names = (folder / f"{stem}{suffix}{'' if number == 1 else f'-{number}'}{ending}" for number in count(1))
    return next(one for one in names if not one.exists())


def _marked(path: Path, sheets: list[SheetProblems], fresh: Path) -> Marked:
    """The file itself with marks; where it is no workbook, or one that can't be edited as it is, its columns with marks."""
    book = path.suffix.lower() in BOOKS
    if book:
        with suppress(ValueError, BadZipFile), input_file(path).opened() as place:
            return mark_workbook(place, fresh, sheets)
    base = fresh.with_name("base.xlsx")
    done = write_plain([one.table for one in sheets if one.table], base, Path(sheets[0].file).stem)
    for where in dict.fromkeys(one for one, _, _ in done.cut):
        cells = [(row, place) for one, row, place in done.cut if one == where]
        sheets = [replace(one, problems=(*one.problems, *_cut(cells))) if one.sheet == where else one for one in sheets]
    return replace(mark_workbook(base, fresh, sheets, done.titles), rewritten="book" if book else "text")


def _cut(cells: Iterable[tuple[int, int]]) -> Iterable[Problem]:
    return (Problem(row, place, "", issue("LT-MARK-05"), None) for row, place in cells)
