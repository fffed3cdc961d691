"""The six chains of a place's links as a table of eighty columns, then what no fund or chain covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from app.layout import Column, indented, table
from app.show.heading import heading
from app.show.presences import PresenceMarks
from app.words import words
from graph.analysis.sixchains import ChainRow, SixChains
from ontology.schema import Ontology

CELL, LACKING = 7, 6
UNCOVERED = 12
"""Uncovered fields and funds shown unless all are asked for."""


def six_chains_text(
    found: SixChains, ontology: Ontology, kind: str = "real", *, lacking: bool = False, everything: bool = False
) -> str:
    """The rows by chain, or those that lack most first; links of which nothing at all is known are counted, not listed, unless
    everything is asked for."""
    lines = [heading(found.header, kind), *_summary(found.rows, ontology), ""]
    if not found.rows:
        return "\n".join([*lines, words("chains.none")])
    shown = [one for one in found.rows if everything or any(cell.supporters or cell.presence != "unknown" for cell in one.cells)]
    if lacking:
        lines += [*ranking(found.rows), "", *rows_table(shown, ontology, lacking=True)]
    else:
        for chain, members in groupby(shown, key=lambda row: row.chain_label):
            rows = list(members)
            title = words("gaps.chain", chain=chain, links=len(rows)) if chain else words("gaps.no_chain")
            lines += [title, *rows_table(rows, ontology), ""]
    if hidden := len(found.rows) - len(shown):
        lines.append(words("chains.unseen", count=hidden) if shown else words("chains.nothing"))
    return "\n".join([*lines, *_uncovered(found, None if everything else UNCOVERED), "", legend(found.rows)])


def rows_table(rows: Sequence[ChainRow], ontology: Ontology, *, lacking: bool = False) -> Iterator[str]:
    """One line a link: a mark and a word for each chain."""
    marks = PresenceMarks(ontology)
    chains = [Column(cell.label.removesuffix("链"), CELL) for cell in rows[0].cells] if rows else []
    extra = [Column(words("chains.lacking"), LACKING)] if lacking else []
    cells = [[one.label, *([_between(one)] if lacking else []), *(marks.plain(cell.presence) for cell in one.cells)]
             for one in rows]  # fmt: skip
    lines = table([Column(words("chains.link")), *extra, *chains], cells) if rows else ()
    return (marks.painted(line) for line in lines)


def ranking(rows: Iterable[ChainRow]) -> Iterator[str]:
    """By which rule the rows are ordered, after whether any of them lacks a chain for certain."""
    if not any(one.lacking for one in rows):
        yield indented(words("chains.no_lack"), 0)
    yield indented(words("chains.ranking"), 0)


def _between(row: ChainRow) -> str:
    if row.lacking == row.lacking_at_most:
        return str(row.lacking)
    return words("chains.between", least=row.lacking, most=row.lacking_at_most)


def _summary(rows: Sequence[ChainRow], ontology: Ontology) -> list[str]:
    """For each chain, how many links there are of each presence."""
    if not rows:
        return []
    marks, presences = PresenceMarks(ontology), list(ontology.vocabularies["ChainPresence"])
    columns = [Column(words("chains.chain"), 8), *(Column(marks.plain(one), CELL, right=True) for one in presences)]
    counts = [(one[0].label, Counter(cell.presence for cell in one)) for one in zip(*(row.cells for row in rows), strict=True)]
    lines = table(columns, [[label, *(str(count[one]) for one in presences)] for label, count in counts])
    return ["", words("chains.summary", links=len(rows)), *map(marks.painted, lines)]


def legend(rows: Iterable[ChainRow]) -> str:
    """What the words mean, and how many are enough here."""
    cells = next(iter(rows)).cells
    least = "，".join(words("chains.least", chain=one.label, count=one.least) for one in cells)
    confirmed = "" if all(one.confirmed_threshold for one in cells) else words("chains.reference")
    return indented(words("chains.legend", least=least, confirmed=confirmed), 0)


def _uncovered(found: SixChains, most: int | None) -> list[str]:
    if not found.uncovered:
        return []
    lines = ["", words("chains.uncovered")]
    lines += [indented(words("chains.uncovered_one", **{name: getattr(one, name) for name in ("cls", "label", "why")}))
              for one in found.uncovered[:most]]  # fmt: skip
    more = len(found.uncovered[most:]) if most else 0
    return [*lines, *([indented(words("chains.uncovered_more", count=more))] if more else [])]
