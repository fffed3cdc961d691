"""Cases in a row before their sums: 突破1亿元、5亿元、10亿元的，分别给予; 国家级、省级、市级企业技术中心，分别给予."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.text.clauses.bounds import bare, laddered, measure_before, open_to_doubt
from ingest.text.clauses.case import OVER_YEARS, Cases, Span, without
from ingest.text.clauses.conditions import LEVEL, TITLE, as_new, titles, written
from ingest.text.clauses.drafts import Draft
from ingest.text.found import Benefit, Condition

BETWEEN = re.compile(r"[、,和及与或以\s的]*(?:其他)?")
LONGER = re.compile(r"[、和与及或/]\s*$")
"""What stands before a list that begins earlier: it has more members than sums."""
STRONGER = re.compile(r"(?:超过|突破|高于|大于)\s*$")


def listed(plain: str, draft: Draft, told: Sequence[Benefit]) -> Cases | None:
    """Cases that stand in a row before their sums: 突破1亿元、5亿元、10亿元的，分别给予."""
    places = _places(plain, draft.start, told)
    if not places:
        return None
    return _numbers_in_a_row(plain, draft, places) or _titles_in_a_row(plain, draft, places)


def _places(plain: str, start: int, told: Sequence[Benefit]) -> list[Span]:
    """Where the labels of cases stand, in order and joined; none where they don't."""
    at, found = told[0].start, list[Span]()
    for one in reversed(told):
        begin = plain.rfind(one.step, start, at) if one.step else -1
        if begin < 0:
            return []
        found.insert(0, (begin, begin + len(one.step)))
        at = begin
    joined = all(BETWEEN.fullmatch(plain, one[1], other[0]) for one, other in pairwise(found))
    return found if joined and not LONGER.search(plain, start, at) else []


def _numbers_in_a_row(plain: str, draft: Draft, places: Sequence[Span]) -> Cases | None:
    digit = re.compile(r"\d").search(plain, *places[0])
    measure = measure_before(plain, max(draft.start, places[0][0] - 30), digit.start()) if digit else None
    if not digit or not measure:
        return None
    lead = plain[measure.start : digit.start()]
    spans = [(digit.start(), places[0][1]), *places[1:]]
    each = [bare(plain, begin, _number_end(plain, begin, end), measure) for begin, end in spans]
    if OVER_YEARS.search(lead) or not all(each):
        return None
    if STRONGER.search(lead):
        each = [[replace(one, comparator="more_than") if one.comparator == "at_least" and "以上" not in plain[one.start : one.end]
                 else one for one in held] for held in each]  # fmt: skip
    taken = (measure.start, _number_end(plain, *spans[-1]))
    later = tuple(written(plain, *taken)) if open_to_doubt(measure.on, lead) else ()
    return Cases((*without(plain, draft.subject, taken), *later), tuple(laddered(each)), (taken,))


def _number_end(plain: str, begin: int, end: int) -> int:
    """Where a number of a list ends: before 的."""
    cut = plain.find("的", begin, end)
    end = end if cut < 0 else cut
    return begin + len(plain[begin:end].rstrip(" ,、"))


def _titles_in_a_row(plain: str, draft: Draft, places: Sequence[Span]) -> Cases | None:
    """Cases by title, or by the level of one title; what a label says else is kept as written."""
    each = [_title(plain, draft, place) for place in places]
    if not all(each) or not any(one.on == TITLE for held in each for one in held):
        return None
    for place in range(1, len(each)):
        before, one = each[place - 1][0], each[place][0]
        if {before.on, one.on} == {TITLE}:
            unsaid = "级" in before.scope and "级" not in one.scope
            each[place] = tuple(written(plain, one.start, one.end)) if unsaid else (as_new(before, one),)
    return Cases(None, tuple(each), ())


def _title(plain: str, draft: Draft, place: Span) -> tuple[Condition, ...]:
    begin, end = place
    asked = list(titles(plain, *draft.subject))
    inside = [one for one in asked if one.start < end and begin < one.end]
    words = plain[begin:end]
    if len(inside) == 1 and re.fullmatch(LEVEL, words):
        new = [part for part in inside[0].scope.split("·") if part and "级" not in part]
        return (replace(inside[0], start=begin, end=end, scope="·".join([f"{words.removesuffix('级')}级", *new])),)
    if len(inside) == 1 and begin <= inside[0].start and inside[0].end <= end + len("企业") and "、" not in inside[0].scope:
        return (inside[0],)
    return tuple(written(plain, begin, end))
