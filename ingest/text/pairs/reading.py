"""Restatements, contradictions and doubts of a paper's statements, and pairs between two papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import NONE, Pair, Section, Target
from ingest.text.language import found_in
from ingest.text.pairs.likeness import numerators, one_indicator, wider

FIRM = ("equals", "reach", "at_least")
"""Comparators that say one thing of a number of things (100家, 达到100家, 不少于100家)."""
EITHER_WAY = ("引进培育", "引育", "培育", "引进")
"""Deeds that may mean what there is then, or what is new."""


def paired(found: Sequence[Target], sections: Sequence[Section] = ()) -> list[Target]:
    """The statements with their ties: a later restatement names the first, contradictions name each other, both share one
    indicator, and a stock that the other place counts as a flow is doubted."""
    made = list(found)
    for later in range(len(made)):
        for first in range(later):
            if made[first].restates == NONE and (tie := _tie(made[first], made[later])):
                _join(made, first, later, tie, sections)
                break
    return made


def _tie(one: Target, other: Target) -> str:
    """restates, conflicts or "" of two statements in the order of the text."""
    if one.sum_of or other.sum_of:
        return ""
    same_time = one.year == other.year or not (one.year and other.year)
    if not same_time:
        return ""
    if one_indicator(one, other):
        return _same_or_not(one, other)
    if wider(one, other) and one.value == other.value and one.unit == other.unit and _firm(one, other):
        return "restates"
    return "conflicts" if numerators(one, other) and one.value == other.value else ""


def _firm(one: Target, other: Target) -> bool:
    return one.comparator in FIRM and other.comparator in FIRM


def _same_or_not(one: Target, other: Target) -> str:
    if one.value == other.value and (one.comparator == other.comparator or _firm(one, other)):
        return "restates"
    if one.value != other.value and one.year == other.year and _wholes(one, other):
        return "conflicts"
    return ""


def _wholes(one: Target, other: Target) -> bool:
    """Whether two different numbers of one indicator cannot both be meant: both are of the whole, on one basis."""
    return NONE == one.part_of == other.part_of and one.scope == other.scope and one.basis == other.basis != "flow"


def _join(made: list[Target], first: int, later: int, tie: str, sections: Sequence[Section]) -> None:
    one, other = made[first], made[later]
    if tie == "conflicts":
        made[first] = replace(one, conflicts_with=later)
        made[later] = replace(other, conflicts_with=first, indicator=one.indicator)
        return
    made[later] = replace(other, restates=first, indicator=one.indicator)
    if {one.basis, other.basis} != {"stock", "flow"}:
        return
    if one.basis == "flow" and one.action in EITHER_WAY:
        said = f"“{one.action}”也可读作期内新增，{_place(other, sections)}作“{other.action}”，按存量读"
        made[first] = replace(one, basis="stock", doubts=(*one.doubts, said))
    elif other.basis == "flow" and other.action in EITHER_WAY:
        said = f"“{other.action}”也可读作期内新增，{_place(one, sections)}作“{one.action}”，按存量读"
        made[later] = replace(made[later], basis="stock", doubts=(*other.doubts, said))
    else:
        made[first] = replace(one, doubts=(*one.doubts, _against(one, other, sections)))
        made[later] = replace(made[later], doubts=(*other.doubts, _against(other, one, sections)))


def _against(one: Target, other: Target, sections: Sequence[Section]) -> str:
    kinds = {"stock": "存量", "flow": "流量"}
    own, theirs = kinds[one.basis], kinds[other.basis]
    return f"此处“{one.action}”为{own}，{_place(other, sections)}“{other.action}”为{theirs}"


def _place(one: Target, sections: Sequence[Section]) -> str:
    """How the other place is cited: a chapter by its title (主要目标), a part of it by its number (三(一))."""
    if one.section == NONE or one.section >= len(sections):
        return "另一处"
    part = sections[one.section]
    chapter = "(" not in part.number and not part.number.startswith("第")
    return part.title if chapter and part.title else part.number or part.title or "另一处"


def pairs_of(found: Sequence[Target]) -> list[Pair]:
    """The pairs that the statements' ties and doubts make, in the order of the text."""
    made = []
    for place, one in enumerate(found):
        if one.restates != NONE:
            made.append(Pair("restates", place, one.restates, "同一指标、同一数值在两处出现"))
        if one.conflicts_with != NONE and one.conflicts_with < place:
            made.append(Pair("conflicts", place, one.conflicts_with, why_conflict(found[one.conflicts_with], one)))
        made.extend(Pair("doubt", place, NONE, doubt) for doubt in one.doubts)
    return made


def why_conflict(one: Target, other: Target) -> str:
    """What two statements disagree on, for staff."""
    if one.comparator.startswith(("raise", "lower")) != other.comparator.startswith(("raise", "lower")):
        return f"一处是“{one.action}”到这个数，一处是“{other.action}”这么多：{one.value_text}，{other.value_text}"
    if one.name != other.name:
        return f"口径不一：{one.name}，{other.name}"
    return f"数值不一：{one.value_text}，{other.value_text}"


def pairs_between(one: Sequence[Target], other: Sequence[Target]) -> list[Pair]:
    """Restatements and contradictions between two papers: `one` counts in the first list, `other` in the second."""
    made = []
    for place, first in enumerate(one):
        for at, second in enumerate(other):
            tie = _tie(first, second)
            if tie:
                made.append(
                    Pair(tie, place, at, why_conflict(first, second) if tie == "conflicts" else "同一指标、同一数值在两份文件出现")
                )
    return made


@Language.component("liantu_pairs")
def pairs(doc: Doc) -> Doc:
    """Ties the document's statements to each other and adds the pairs to its finds."""
    found = found_in(doc)
    found.targets[:] = paired(found.targets, found.sections)
    found.pairs.extend(pairs_of(found.targets))
    return doc
