"""Two sides or several rings as tables, each line with why it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from app.layout import Column, indented, table
from app.show.heading import heading
from app.show.states import StateMarks
from app.words import words
from graph.analysis.comparison import Comparison, LinkDifference, Rings
from graph.analysis.measures import Measure
from ontology.schema import Ontology

LINK, STATE, FIRMS = 34, 10, 8
RING_LINK, RING, NEAREST = 28, 6, 4


def comparison_text(found: Comparison, ontology: Ontology, kind: str = "real", *, whole: bool = False) -> str:
    """Both sides' summaries, then each link that differs with its reasons (`whole`: the others too)."""
    marks = StateMarks(ontology)
    lines = [words("compare.title", scope=found.headers[0].scope_label)]
    if kind != "real":
        lines[0] = words("heading.sample") + lines[0]
    for key, head, counts in zip(("a", "b"), found.headers, found.states, strict=True):
        said = words("compare.head", side=words(f"compare.{key}"), place=head.place_label, as_of=head.as_of,
                     snapshot=head.snapshot[:12], states=_counts(counts, marks))  # fmt: skip
        lines.append(indented(said, 0))
    lines += [indented(words("compare.measure", label=a.label, a=_number(a), b=_number(b)), 0) for a, b in found.measures]
    lines += [indented(words("compare.caveat", words=one), 0) for one in found.caveats]
    changed = [one for one in found.links if one.why]
    lines += [_summary(found, changed), ""]
    shown = list(found.links) if whole else changed
    for chain, members in groupby(shown, key=lambda one: one.chain):
        lines += [*_chain(chain, list(members), marks), ""]
    if not shown:
        lines += [words("compare.nothing" if found.links else "compare.none"), ""]
    return "\n".join([*lines, indented(words("compare.legend"), 0)])


def _counts(counts: Mapping[str, int], marks: StateMarks) -> str:
    return "，".join(words("compare.states", word=marks.word(code), count=counts.get(code, 0)) for code in marks.codes)


def _number(one: Measure) -> str:
    value = words("measures.unknown") if one.value is None else one.shown(one.value)
    return words("compare.number", value=value, low=one.shown(one.low), high=one.shown(one.high))


def _summary(found: Comparison, changed: list[LinkDifference]) -> str:
    states = sum(one.states[0] != one.states[1] for one in changed)
    fields = {"links": len(found.links), "changed": len(changed), "states": states, "equal": len(found.links) - len(changed)}
    return indented(words("compare.summary", **fields), 0)


def _chain(chain: str, links: list[LinkDifference], marks: StateMarks) -> Iterator[str]:
    columns = [Column(words("compare.link"), LINK), Column(words("compare.a"), STATE), Column(words("compare.b"), STATE),
               Column(words("compare.firms"), FIRMS), Column("")]  # fmt: skip
    yield words("compare.chain", chain=chain) if chain else words("compare.no_chain")
    yield from table(columns, ())
    for one in links:
        states = [marks.plain(code) if code else words("compare.absent") for code in one.states]
        firms = words("compare.count", a=one.firms[0], b=one.firms[1])
        direction = words(f"compare.{one.direction}") if one.direction else "" if one.why else words("compare.same")
        for line in table(columns, [(one.label, *states, firms, direction)], headings=False):
            yield _painted(line, one.states, marks)
        yield from (indented(why.words, 6) for why in one.why)


def _painted(line: str, states: tuple[str, str], marks: StateMarks) -> str:
    for code in filter(None, dict.fromkeys(states)):
        line = marks.painted(code, line)
    return line


def rings_text(found: Rings, kind: str = "real") -> str:
    """How many firms supply each link in each ring, the nearest that does, and why."""
    names = [words("compare.ring", ring=ring, place=place) if place else ring for ring, place in found.rings]
    lines = [heading(found.header, kind), indented(words("compare.rings", names="；".join(names)), 0), ""]
    rings = [ring for ring, _ in found.rings]
    columns = [Column(words("compare.link"), RING_LINK), *(Column(ring, RING, right=True) for ring in rings),
               Column(words("compare.nearest"), NEAREST)]  # fmt: skip
    for chain, members in groupby(found.links, key=lambda one: one.chain):
        lines += [words("compare.chain", chain=chain) if chain else words("compare.no_chain"), *table(columns, ())]
        for one in members:
            counts = [str(len(cell.firms)) for cell in one.cells]
            nearest = one.nearest or words("compare.nobody")
            lines += table(columns, [(one.label, *counts, nearest)], headings=False)
            lines += [indented(why, 6) for why in one.why]
        lines.append("")
    if not found.links:
        lines += [words("compare.none"), ""]
    return "\n".join([*lines, indented(words("compare.rings_legend"), 0)])
