"""The states of a place's links, grouped by chain and stage, then how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from app.layout import Column, indented, table
from app.show.heading import heading
from app.show.states import StateMarks
from app.words import words
from graph.states import Gaps, LinkState
from ontology.schema import Ontology

LINK, STATE, FIRMS = 24, 10, 4
MISSING = "missing"


NONE: Mapping[str, str] = {}


def gaps_text(
    answers: Sequence[Gaps], ontology: Ontology, kind: str = "real", states: Sequence[str] = (), beside: Mapping[str, str] = NONE
) -> str:  # fmt: skip
    """One or more answers about the same links, say by two scopes, side by side; the remark speaks for all of them.

    `states` keeps only links that are in one of these states in any answer (codes; empty: all); summaries count all links.
    `beside` holds what else is to be said of a link, by its id.
    """
    marks = StateMarks(ontology)
    rows = [row for row in zip(*(one.links for one in answers), strict=True)
            if not states or any(one.state in states for one in row)]  # fmt: skip
    lines: list[str] = []
    for one in answers:
        lines += [heading(one.header, kind), summary(one.links, marks)]
    lines.append("")
    scopes = [one.header.scope_label for one in answers]
    for chain, members in groupby(rows, key=lambda row: row[0].chain_label):
        lines += _chain(chain, list(members), scopes, marks, beside)
    if not rows:
        lines += [words("gaps.none_shown" if answers[0].links else "gaps.none"), ""]
    return "\n".join([*lines, indented(words("gaps.legend"), 0)])


def summary(links: Iterable[LinkState], marks: StateMarks) -> str:
    """One sentence: how many links are in each state."""
    counts = Counter(one.state for one in links)
    parts = "，".join(f"{marks.word(code)} {counts[code]}" for code in marks.codes)
    return indented(words("gaps.summary", links=counts.total(), parts=parts), 0)


def _columns(scopes: Sequence[str]) -> list[Column]:
    """Link, one state a scope (named for it where there are several), firms, remark."""
    named = scopes if len(scopes) > 1 else [words("gaps.state")]
    return [Column(words("gaps.link"), LINK), *(Column(name, STATE) for name in named),
            Column(words("gaps.firms"), FIRMS, right=True), Column(words("gaps.remark"))]  # fmt: skip


def _chain(
    chain: str, rows: list[tuple[LinkState, ...]], scopes: Sequence[str], marks: StateMarks, beside: Mapping[str, str]
) -> Iterator[str]:  # fmt: skip
    """One chain: its name, the headings once, then each stage with its links."""
    yield words("gaps.chain", chain=chain or words("gaps.no_chain"), links=len(rows))
    yield from table(_columns(scopes), ())
    for stage, members in groupby(rows, key=lambda row: row[0].stage_label):
        inside = list(members)
        yield words("gaps.stage", stage=stage or words("gaps.no_stage"), links=len(inside))
        for row in inside:
            yield from _row(row, scopes, marks, beside.get(row[0].id, ""))
    yield ""


def _row(row: tuple[LinkState, ...], scopes: Sequence[str], marks: StateMarks, beside: str) -> Iterator[str]:
    first, said = row[0], "；".join(filter(None, [remark(row, scopes), beside]))
    cells = (first.card_label, *(marks.plain(one.state) for one in row), str(first.organisations), said)
    for line in table(_columns(scopes), [cells], headings=False):
        for state in dict.fromkeys(one.state for one in row):
            line = marks.painted(state, line)
        yield line


def remark(row: Sequence[LinkState], scopes: Sequence[str] = ("",)) -> str:
    """Why, in a few words: each scope's reason, what narrower scopes know where none stands beside, what contradicts itself, then
    the flags' words.

    缺链 needs no reason beside other answers: the word says it. All reasons but the first name their scope.
    """
    if len(row) == 1:
        parts = [row[0].reason, row[0].hint]
    else:
        said = [(scope, one.reason) for scope, one in zip(scopes, row, strict=True) if one.state != MISSING]
        parts = [words("gaps.of_scope", scope=scope, reason=reason) if scope != scopes[0] else reason for scope, reason in said]
    wrong = dict.fromkeys(said for one in row for said in one.contradictions)
    flags = "、".join(dict.fromkeys(flag.label for one in row for flag in one.flags))
    return "；".join(filter(None, [*parts, *wrong, words("gaps.flags", flags=flags) if flags else ""]))
