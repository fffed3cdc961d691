"""Cases that stand each before its own sum: 5000万元—1亿元的奖励30万元，1亿元以上的奖励40万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.text.clauses.bounds import MEASURED, Measure, bare, laddered, measured, open_to_doubt
from ingest.text.clauses.case import OVER_YEARS, Cases, Span, without
from ingest.text.clauses.conditions import BOARD, BOARDED, TITLE, titles, written
from ingest.text.clauses.drafts import Draft
from ingest.text.clauses.steps import GIVING
from ingest.text.found import Benefit, Condition

START = re.compile(r"\s*[,;、:]\s*(?:其中,?)?(?:对于?)?")
TAIL = re.compile(r"的?(?:企业|项目|单位)?的?[,\s]*(?:按|按照|再|可|由)?$")
BECOMING = re.compile(r"[的被获得取认定评为列入选称号]|国家级|省级|市级|区级")


def in_turn(plain: str, draft: Draft, told: Sequence[Benefit]) -> Cases | None:
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
    doubtful = first[0].on == BOARD or (first[0].on != TITLE and open_to_doubt(first[0].on, lead))
    again = tuple(written(plain, *draft.subject)) if doubtful else ()
    return Cases((*without(plain, draft.subject, taken), *again), tuple(each), tuple(spans))


def _first(plain: str, subject: Span) -> list[Condition]:
    """The hurdle of the first case: its one number, else what ends its words."""
    start, end = subject
    numbers = list(measured(plain, start, end))
    if len({one.start for one in numbers}) == 1:
        return numbers
    if len({(one.start, one.unit) for one in numbers}) > len({one.unit for one in numbers}):
        return []
    for held in (numbers, _boards(plain, start, end), list(titles(plain, start, end))):
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
    return like_number(plain, begin, end, like)


def like_number(plain: str, begin: int, end: int, like: Condition) -> list[Condition]:
    """The hurdle in numbers that a stretch consists of, if it may be of the same measure as another."""
    match = MEASURED.fullmatch(plain, begin, end)
    found = [one for one in measured(plain, begin, end) if one.on == like.on] if match else []
    found = found or bare(plain, begin, end, Measure(like.start, like.on, like.scope))
    return found if all(one.unit == like.unit for one in found) else []


def _one_title(plain: str, begin: int, end: int) -> list[Condition]:
    held = list(titles(plain, begin, end))
    rest = f"{plain[begin : held[0].start]}{plain[held[0].end : end]}" if len(held) == 1 else "?"
    return [] if BECOMING.sub("", rest) else held
