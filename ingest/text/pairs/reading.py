"""Restatements, contradictions and doubts of a paper's statements, and pairs between two papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import NONE, Pair, Section, Target
from ingest.text.language import found_in
from ingest.text.pairs.doubts import doubted
from ingest.text.pairs.likeness import changes
from ingest.text.pairs.ties import Earlier, ties

TWICE = "同一指标、同一数值在两处出现"
IN_BOTH = "同一指标、同一数值在两份文件出现"


def paired(found: Sequence[Target], sections: Sequence[Section] = ()) -> list[Target]:
    """The statements with their ties: a later restatement names the first, contradictions name each other, both share one
    indicator, and a stock that the other place counts as a flow is doubted."""
    made, earlier = list(found), Earlier()
    for later, one in enumerate(found):
        for first, kind in ties(made, one, earlier.like(one)):
            _join(made, first, later, kind, sections)
        if made[later].restates == NONE:
            earlier.add(one, later)
    return made


def _join(made: list[Target], first: int, later: int, kind: str, sections: Sequence[Section]) -> None:
    one, other = made[first], made[later]
    if kind == "conflicts":
        made[first] = replace(one, conflicts_with=later)
        made[later] = replace(other, conflicts_with=first, indicator=one.indicator)
    else:
        made[first], made[later] = doubted(one, replace(other, restates=first, indicator=one.indicator), sections)


def pairs_of(found: Sequence[Target]) -> list[Pair]:
    """The pairs that the statements' ties and doubts make, in the order of the text."""
    made = []
    for place, one in enumerate(found):
        if one.restates != NONE:
            made.append(Pair("restates", place, one.restates, TWICE))
        if NONE != one.conflicts_with < place:
            made.append(Pair("conflicts", place, one.conflicts_with, why_conflict(found[one.conflicts_with], one)))
        made.extend(Pair("doubt", place, NONE, doubt) for doubt in one.doubts)
    return made


def why_conflict(one: Target, other: Target) -> str:
    """What two statements disagree on, for staff."""
    texts = f"{one.value_text}，{other.value_text}"
    if changes(one) != changes(other):
        return f"一处“{one.action}”说的是到这个数，一处“{other.action}”说的是变化多少：{texts}"
    if one.value == other.value and one.name != other.name:
        return f"口径不一：{one.name}，{other.name}"
    return f"数值不一：{texts}"


def pairs_among(papers: Sequence[Sequence[Target]]) -> Iterator[tuple[int, int, list[Pair]]]:
    """The pairs between each two papers that say anything alike, the earlier first: the papers' numbers, and their pairs."""
    known, alike = [Earlier(one) for one in papers], defaultdict[object, list[int]](list)
    near: list[tuple[int, int]] = []
    for number, one in enumerate(known):
        near += ((before, number) for before in {paper for key in one for paper in alike.get(key, ())})
        for key in one:
            alike[key].append(number)
    for first, second in sorted(near):
        if made := pairs_between(papers[first], papers[second], known[first]):
            yield first, second, made


def pairs_between(one: Sequence[Target], other: Sequence[Target], known: Earlier | None = None) -> list[Pair]:
    """Restatements and contradictions between two papers, the earlier first: `one` of a pair counts in it, `other` in the later.
    `known` is what the earlier says, where it was put in order already."""
    earlier = known or Earlier(one)
    made = []
    for at, second in enumerate(other):
        for place, kind in ties(one, second, earlier.like(second), one_paper=False):
            made.append(Pair(kind, place, at, why_conflict(one[place], second) if kind == "conflicts" else IN_BOTH))
    return made


@Language.component("liantu_pairs")
def pairs(doc: Doc) -> Doc:
    """Ties the document's statements to each other and adds the pairs to its finds."""
    found = found_in(doc)
    found.targets[:] = paired(found.targets, found.sections)
    found.pairs.extend(pairs_of(found.targets))
    return doc
