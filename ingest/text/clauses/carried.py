"""What the first part of a sentence asks of its later steps: 对营业收入5000万元以上的软件企业给20万元；1亿元以上的给50万元.
All that it asks beside its own hurdle holds for them too; where that is not certain, its words are kept as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.clauses.bounds import BARE, measured, open_to_doubt
from ingest.text.clauses.case import OVER_YEARS, Span, without
from ingest.text.clauses.conditions import hurdles, titles, written
from ingest.text.clauses.drafts import STEP
from ingest.text.clauses.filler import unread
from ingest.text.clauses.in_turn import TAIL, like_number
from ingest.text.found import Condition

LEAD = re.compile(r"(?:其中|此外|同时)?,?(?:对于?|凡)?")


def goes_on(plain: str, head: Span, subject: Span) -> list[Condition]:
    """The hurdles of a later step told by a number like that of the first (5000万元以上的), with what the words of the first ask
    for; none where it says more, or where the first has more than one number."""
    told = list(measured(plain, *head))
    lead, tail = LEAD.match(plain, *subject), TAIL.search(plain, *subject)
    if not lead or not tail or len({one.start for one in told}) != 1:
        return []
    like, place = told[0], (lead.end(), tail.start())
    first = (like.start, like.end)
    held = like_number(plain, *place, like)
    if not held or OVER_YEARS.search(plain, *first):
        return []
    doubtful = any(open_to_doubt(like.on, plain[slice(*one)]) for one in (first, place))
    again = [one for words in (first, place) for one in written(plain, *words)] if doubtful else []
    return [*without(plain, head, first), *held, *again]


def kept(plain: str, head: Span, subject: Span) -> Iterator[Condition]:
    """What of the first part's words holds for a later step, as written: all but its hurdle, where the later has a hurdle of its
    own; nothing that the later says again."""
    digit = re.compile(r"\d").search(plain, *head) if STEP.search(plain, *subject) else None
    if not digit:
        named = list(titles(plain, *head))
        again = {one.value for one in named} & {one.value for one in titles(plain, *subject)}
        parallel = again and again == {one.value for one in named}
        yield from _beside(plain, head, (named[0].start, named[-1].end)) if parallel else _unsaid(plain, head, subject)
        return
    around = next((one.end for one in measured(plain, *head) if one.start <= digit.start() < one.end), None)
    number = BARE.match(plain, digit.start(), head[1])
    last = around or (number.end() if number else digit.start())
    before = plain[head[0] : digit.start()].rstrip("在为达到超过,不低于")
    yield from _unsaid(plain, (head[0], head[0] + len(before)), subject)
    yield from _beside(plain, (last, head[1]), (last, last))


def _beside(plain: str, place: Span, taken: Span) -> Iterator[Condition]:
    """What a stretch asks for before and behind the hurdle in it, as written."""
    for start, end in ((place[0], taken[0]), (taken[1], place[1])):
        if unread(plain[start:end]) or hurdles(plain, start, end):
            yield from written(plain, start, end)


def _unsaid(plain: str, place: Span, subject: Span) -> Iterator[Condition]:
    """A stretch as written, unless a later one says it again."""
    words = plain[slice(*place)].lstrip("对于凡 ")
    if words and words not in plain[slice(*subject)]:
        yield from written(plain, *place)
