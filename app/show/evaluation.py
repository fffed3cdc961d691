"""How well texts are read: a table of precision, recall and F1 by layer, and where it went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from app.layout import Column, indented, table
from app.words import known, words
from ingest.text.gold.evaluating import Mistake, Report, Row
from ingest.text.gold.labels import GoldDocument
from ingest.text.gold.scoring import Counts

LAYER, PAPERS, COUNT, FIGURE = 20, 6, 7, 6
Bounds = tuple[float, float] | None


def evaluation_text(report: Report, papers: list[GoldDocument], errors: int) -> str:
    """Who labelled what, the table, and the first so many mistakes."""
    lines = [_title(report, papers), indented(words("eval-text.labelled", who="、".join(_labellers(papers))), 0), ""]
    lines += list(_table(report))
    lines += ["", indented(words("eval-text.legend"), 0)]
    shown = report.mistakes[:errors]
    if shown:
        lines += ["", words("eval-text.mistakes", shown=len(shown), count=len(report.mistakes))]
        lines += [indented(_mistake(one), 0) for one in shown]
    return "\n".join(lines)


def evaluation_document(report: Report, papers: list[GoldDocument]) -> dict[str, Any]:
    """The report as one JSON document: figures are fractions, null where there is nothing to divide by."""
    return {
        "schema": 1, "papers": report.papers, "characters": report.characters, "labelled_by": _labellers(papers),
        "splits": _splits(papers), "rows": [_row(one) for one in report.rows],
        "mistakes": [asdict(one) for one in report.mistakes],
    }  # fmt: skip


def _title(report: Report, papers: list[GoldDocument]) -> str:
    splits = "，".join(words("eval-text.split", name=name, count=count) for name, count in _splits(papers).items())
    return words("eval-text.title", papers=report.papers, characters=report.characters, splits=splits)


def _splits(papers: list[GoldDocument]) -> dict[str, int]:
    return {name: sum(one.split == name for one in papers) for name in sorted({one.split for one in papers})}


def _labellers(papers: list[GoldDocument]) -> list[str]:
    return sorted({one.labelled_by for one in papers if one.labelled_by})


def _table(report: Report) -> Iterator[str]:
    heads = (("layer", LAYER), ("papers", PAPERS), ("labels", COUNT), ("precision", FIGURE), ("recall", FIGURE), ("strict", 0))
    columns = [Column(words(f"eval-text.{name}"), cells) for name, cells in heads]
    yield from table(columns, (line for row in report.rows for line in _lines(row)))


def _lines(row: Row) -> Iterator[tuple[str, ...]]:
    """Two lines a layer: strict, then relaxed."""
    yield _line(layer_name(row.layer), str(row.papers), row.strict, row.strict_interval)
    yield _line(words("eval-text.relaxed"), "", row.relaxed, row.relaxed_interval)


def _line(name: str, papers: str, counts: Counts, bounds: Bounds) -> tuple[str, ...]:
    f1 = (
        words("eval-text.f1", f1=_figure(counts.f1), low=_figure(bounds[0]), high=_figure(bounds[1]))
        if bounds
        else _figure(counts.f1)
    )
    return name, papers, str(counts.labels), _figure(counts.precision), _figure(counts.recall), f1


def _figure(value: float | None) -> str:
    return words("eval-text.none") if value is None else f"{value:.3f}"


def layer_name(layer: str) -> str:
    """What staff read of a layer: 目标, 部门 …; entities with their type."""
    head, _, kind = layer.partition("/")
    name = words(f"eval-text.layers.{head}") if known(f"eval-text.layers.{head}") else head
    return f"{name} {kind}" if kind else name


def _mistake(one: Mistake) -> str:
    which = words("eval-text.missed" if one.missed else "eval-text.wrong")
    return words("eval-text.mistake", paper=one.paper, start=one.start, end=one.end, which=which, layer=layer_name(one.layer),
                 said=" ".join(one.said.split()), around=one.around)  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    both = (("strict", row.strict, row.strict_interval), ("relaxed", row.relaxed, row.relaxed_interval))
    return {"layer": row.layer, "papers": row.papers, **{name: _score(counts, bounds) for name, counts, bounds in both}}


def _score(counts: Counts, bounds: Bounds) -> dict[str, Any]:
    figures = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {**asdict(counts), **figures, "interval": list(bounds) if bounds else None}
