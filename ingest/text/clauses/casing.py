"""The cases of a clause that have their own sums (500万元以下给5%，500万元—1000万元给8%): what each asks for by itself, and what is
left for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.text.clauses.bounds import MEASURED, Measure, bare, laddered, measure_before, measured
from ingest.text.clauses.conditions import BOARD, BOARDED, LEVEL, TITLE, as_new, read_conditions, titles, written
from ingest.text.clauses.drafts import Draft
from ingest.text.clauses.steps import GIVING
from ingest.text.found import Benefit, Condition

Span = tuple[int, int]
OVER_YEARS = re.compile(r"累计|年均|合计|近.年|分别在")
"""A number that is no figure of one year, or of several kinds of body."""
BETWEEN = re.compile(r"[、,和及与或以\s的]*(?:其他)?")
LONGER = re.compile(r"[、和与及或/]\s*$")
"""What stands before a list that begins earlier: it has more members than sums."""
START = re.compile(r"\s*[,;、:]\s*(?:其中,?)?(?:对于?)?")
TAIL = re.compile(r"的?(?:企业|项目|单位)?的?[,\s]*(?:按|按照|再|可|由)?$")
STRONGER = re.compile(r"(?:超过|突破|高于|大于)\s*$")
BECOMING = re.compile(r"[的被获得取认定评为列入选称号]|国家级|省级|市级|区级")
BLANK = " "


@dataclass(frozen=True, slots=True)
class Cases:
    """What all cases of a clause ask for (None: its words are read as those of any clause), what each benefit asks for by itself,
    and the words that were taken so."""

    shared: tuple[Condition, ...] | None
    each: tuple[tuple[Condition, ...], ...]
    taken: tuple[Span, ...]


def read_cases(plain: str, draft: Draft, gives: Sequence[Benefit]) -> Cases | None:
    """The cases of a clause; None where its benefits are of one case, or where the cases were not understood."""
    steps = [place for place, one in enumerate(gives) if one.step or not (one.limit and one.ceiling and not one.rate)]
    steps = [place for place in steps if not _bounds_all(gives[place])]
    if len(steps) < 2 or draft.borrowed:
        return None
    told = [gives[place] for place in steps]
    found = _listed(plain, draft, told) or _in_turn(plain, draft, told)
    if not found:
        return None
    each = dict(zip(steps, found.each, strict=True))
    return replace(found, each=tuple(each.get(place, ()) for place in range(len(gives))))


def _bounds_all(one: Benefit) -> bool:
    """Whether a sum only bounds what the cases before it give."""
    return bool(one.ceiling and one.limit and not one.rate and not one.amount and one.limit in one.step)


def _listed(plain: str, draft: Draft, told: Sequence[Benefit]) -> Cases | None:
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
    later = tuple(written(plain, *taken)) if re.search("首次|初次", lead) else ()
    return Cases((*_without(plain, draft.subject, taken), *later), tuple(laddered(each)), (taken,))


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


def _in_turn(plain: str, draft: Draft, told: Sequence[Benefit]) -> Cases | None:
    """Cases that stand each before its own sum: 5000万元—1亿元的奖励30万元，1亿元以上的奖励40万元."""
    first = _first(plain, draft.subject)
    if not first:
        return None
    spans = [_own_words(plain, one.end, other.start) for one, other in pairwise(told)]
    later = [_case(plain, span, first[0]) for span in spans]
    if not all(later):
        return None
    each = laddered([first, *later]) if first[0].on not in (TITLE, BOARD) else [tuple(first), *map(tuple, later)]
    taken = (first[0].start, first[-1].end)
    lead = plain[taken[0] : taken[1]]
    if OVER_YEARS.search(lead):
        return None
    again = tuple(written(plain, *taken)) if first[0].on == BOARD or (first[0].on != TITLE and "首次" in lead) else ()
    return Cases((*_without(plain, draft.subject, taken), *again), tuple(each), tuple(spans))


def _first(plain: str, subject: Span) -> list[Condition]:
    """The hurdle that ends the words of the first case."""
    start, end = subject
    for held in (list(measured(plain, start, end)), _boards(plain, start, end), list(titles(plain, start, end))):
        last = [one for one in held if held and one.start == held[-1].start]
        if last and TAIL.fullmatch(re.sub(r"称号|认定", "", plain[last[-1].end : end])):
            return last
    return []


def _boards(plain: str, start: int, end: int) -> list[Condition]:
    """The boards that end a stretch, joined in a row: one is enough."""
    run: list[re.Match[str]] = []
    for one in reversed(list(BOARDED.finditer(plain, start, end))):
        if run and not re.fullmatch(r"\s*[、或和及]\s*", plain[one.end() : run[0].start()]):
            break
        run.insert(0, one)
    group = "1" if len(run) > 1 else ""
    place = (run[0].start(), run[-1].end()) if run else (0, 0)
    return [Condition(*place, BOARD, "equals", one["board"], any_of=group) for one in run]


def _own_words(plain: str, start: int, end: int) -> Span:
    """What a case says between the sum before it and its own: behind the next comma, before the words of giving."""
    cut = START.search(plain, start, end)
    begin = cut.end() if cut else end
    runs = [one for one in GIVING.finditer(plain, begin, end) if one.end() == end]
    return begin, runs[-1].start() if runs else end


def _case(plain: str, span: Span, like: Condition) -> list[Condition]:
    """What a later case asks for; nothing where it is of another kind than the first, or says more."""
    begin, end = span
    tail = TAIL.search(plain, begin, end)
    end = tail.start() if tail else end
    if like.on == TITLE:
        return _one_title(plain, begin, end)
    if like.on == BOARD:
        boards = _boards(plain, begin, end)
        return boards if boards and (boards[0].start, boards[0].end) == (begin, end) else []
    match = MEASURED.fullmatch(plain, begin, end)
    found = [one for one in measured(plain, begin, end) if one.on == like.on] if match else []
    return found or bare(plain, begin, end, Measure(like.start, like.on, like.scope))


def _one_title(plain: str, begin: int, end: int) -> list[Condition]:
    held = list(titles(plain, begin, end))
    rest = f"{plain[begin : held[0].start]}{plain[held[0].end : end]}" if len(held) == 1 else "?"
    return [] if BECOMING.sub("", rest) else held


def _without(plain: str, subject: Span, taken: Span) -> Iterator[Condition]:
    """What the words of a clause ask for beside those of its cases."""
    start, end = subject
    words = f"{plain[start : taken[0]]}{BLANK * (taken[1] - taken[0])}{plain[taken[1] : end]}"
    for one in read_conditions(words, 0, len(words)):
        place = start + one.start, start + one.end
        value = plain[slice(*place)] if one.value == words[one.start : one.end] else one.value
        yield replace(one, start=place[0], end=place[1], value=value)


def goes_on(plain: str, head: Span, subject: Span) -> list[Condition]:
    """The hurdles of a later step that names only its number (5000万元以上的), with what the words of the first ask for; none where
    it says more."""
    measure = measure_before(plain, *head)
    tail = TAIL.search(plain, *subject)
    held = bare(plain, subject[0], tail.start() if tail else subject[1], measure) if measure else []
    if not measure or not held or OVER_YEARS.search(plain, measure.start, head[1]) or "首次" in plain[measure.start : head[1]]:
        return []
    return [*_without(plain, head, (measure.start, head[1])), *held]
