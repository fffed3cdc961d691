"""Measures as a table: number, interval, how much is known and the reference line, each with its sentence under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.layout import Column, indented, table
from app.show.heading import heading
from app.words import words
from graph.analysis.measures import INDICATORS, Line, Measure, Measures, Position, Report, TradeScreens

NAME, VALUE, INTERVAL, COVERAGE = 30, 8, 14, 6
LINK, NUMBER = 32, 8


def measures_text(found: Measures, kind: str = "real") -> str:
    """Every subject with its measures, then what the columns mean."""
    lines = [heading(found.header, kind), ""]
    for report in found.reports:
        lines += [*_report(report), ""]
    if not found.reports:
        lines += [words("measures.nothing"), ""]
    lines.append(indented(words("measures.legend"), 0))
    if any(report.screens for report in found.reports):
        lines += [indented(_source(line)) for line in found.lines if line.name in INDICATORS]
    return "\n".join(lines)


def screens_text(found: TradeScreens) -> str:
    """The screen of each product by its trade amounts, then whose lines they are."""
    lines = list(table(_columns(), ()))
    for one in found.screens:
        told = (*_measures(one.screen.indicators), indented(one.screen.words))
        lines += [indented(words("measures.subject", product=one.product)), *told]
    return "\n".join([*lines, "", *(indented(_source(line), 0) for line in found.lines)])


def _source(line: Line) -> str:
    """A reference line with who says so."""
    return words("measures.reference", label=line.label, value=f"{line.value:g}", source=line.source)


def _report(one: Report) -> Iterator[str]:
    yield indented(words("measures.title", label=one.label, kind=words(f"measures.kinds.{one.kind}")), 0)
    if one.position:
        yield indented(_position(one.position))
    yield from table(_columns(), ())
    blank = []
    for product, members in groupby(one.measures, key=lambda measure: measure.subject):
        found = list(members)
        if product and len(one.screens) > 1 and all(measure.blank for measure in found):
            blank.append(product)
        else:
            yield from _product(one, product, found)
    if blank:
        yield indented(words("measures.blank", products="、".join(blank)))
    if one.links:
        yield from _links(one)


def _product(one: Report, product: str, found: Sequence[Measure]) -> Iterator[str]:
    """The measures of the subject itself, or of one product with its screen."""
    if product:
        yield indented(words("measures.subject", product=product))
    yield from _measures(found)
    for screen in (held.screen for held in one.screens if held.product == product):
        yield from _measures(screen.indicators)
        yield indented(screen.words)


def _columns() -> list[Column]:
    names = {name: words(f"measures.{name}") for name in ("name", "value", "interval", "coverage", "line")}
    return [Column(names["name"], NAME), Column(names["value"], VALUE, right=True), Column(names["interval"], INTERVAL, right=True),
            Column(names["coverage"], COVERAGE, right=True), Column(names["line"])]  # fmt: skip


def _measures(found: Sequence[Measure]) -> Iterator[str]:
    """Measures in order; those of which nothing is known, for one and the same reason, stand together in one sentence."""
    for (blank, reason), group in groupby(found, key=lambda one: (one.blank, one.words)):
        members = list(group)
        if blank:
            yield indented(words("measures.same", labels="、".join(one.label for one in members)))
        else:
            for one in members:
                yield from table(_columns(), [_cells(one)], headings=False)
        if reason:
            yield indented(reason, 6)


def _cells(one: Measure) -> tuple[str, ...]:
    value = words("measures.unknown") if one.value is None else one.shown(one.value)
    return one.label, value, _interval(one), f"{one.coverage:.0%}", _line(one)


def _interval(one: Measure) -> str:
    low, high = one.shown(one.low), one.shown(one.high)
    if one.high is None:
        return words("measures.unbounded", low=low)
    return low if low == high else words("measures.span", low=low, high=high)


def _line(one: Measure) -> str:
    """On which side of its line a measure surely lies."""
    if one.line is None:
        return words("measures.none")
    word = {True: "over", False: "under", None: "open"}[one.over]
    return words(f"measures.{word}", line=one.shown(one.line))


def _position(one: Position) -> str:
    up, down = (words("measures.endless") if number is None else f"{number:.2f}"
                for number in (one.upstreamness, one.downstreamness))  # fmt: skip
    return words("measures.position", up=up, down=down, dependents=one.dependents)


def _links(one: Report) -> Iterator[str]:
    """The links of a chain, one a line."""
    yield from ("", words("measures.links"))
    heads = [words(f"measures.row.{name}") for name in ("link", "cover", "sources", "foreign", "up", "dependents")]
    columns = [Column(heads[0], LINK), *(Column(head, NUMBER, right=True) for head in heads[1:5]), Column(heads[5], 4, right=True)]
    rows = []
    for row in one.links:
        up = row.position.upstreamness
        rows.append((row.label, _short(row.cover), _short(row.sources), _short(row.foreign),
                     words("measures.unknown") if up is None else f"{up:.2f}", str(row.position.dependents)))  # fmt: skip
    yield from table(columns, rows)
    yield indented(words("measures.legend_links"), 0)


def _short(one: Measure | None) -> str:
    return words("measures.unknown") if one is None or one.value is None else one.shown(one.value)
