"""Workbooks that go back to who sent them, marked: where they are asked for, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.words import words
from graph.home import Home
from ingest.marking import Marked, SheetProblems, write_marked
from ontology.errors import Issue

EXPORTS = "-"
"""What `--marked` means where it is given without a place: the home's exports."""


def give_back(found: Iterable[SheetProblems], home: Home, marked: str) -> tuple[list[Marked], list[Issue]]:
    """Write the marked workbooks of these problems, and say what went wrong with any."""
    return write_marked(found, home.exports if marked in ("", EXPORTS) else Path(marked))


def marked_lines(made: Sequence[Marked], *, asked: bool) -> list[str]:
    """Where the marked workbooks are, and what is to be known of each; that there is none where one was asked for."""
    lines = [words("load.none_marked")] if asked and not made else []
    for one in made:
        lines.append(words("load.marked", path=one.path, cells=one.cells, listed=one.listed))
        lines += [words(f"load.rewritten_{one.rewritten}")] if one.rewritten else []
        lines += [words("load.uncommented", count=one.uncommented)] if one.uncommented else []
    return lines


def offer(issues: Iterable[Issue]) -> list[str]:
    """That the workbook can be had marked, where anything in it wants looking at."""
    return [words("load.can_mark")] if any(one.severity != "note" for one in issues) else []


def marked_document(made: Iterable[Marked]) -> list[dict[str, object]]:
    """The JSON objects of marked workbooks."""
    return [{"path": str(one.path), "cells": one.cells, "listed": one.listed, "uncommented": one.uncommented,
             "rewritten": one.rewritten} for one in made]  # fmt: skip
