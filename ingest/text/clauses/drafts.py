"""Where clauses begin and end: sentences that give something, cut where they turn to somebody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from ingest.text.clauses.certain import ACTOR
from ingest.text.clauses.parts import Part
from ingest.text.clauses.sums import SENTENCE, Sum

APART = re.compile(r"[,:](?=(?:其中|此外|同时|并)?,?(?:对(?!方|接|外|内|口|标|照)于?|凡)[^,。;]{3,})")
"""Where a sentence turns to somebody else."""
LIMITING = re.compile(
    r"\s*(?:\([^()]{1,3}\))?(?:(?:奖金|奖励|补助|补贴|资助|扶持)(?:资金|金额)?(?:总额|最高|不超过|累计)|同一|单[个家户一]|每[家户个年]|年度|累计|该项|此项|上述|以上|最高|单项|合计|其他|其余|各项|其中)"
)
"""How a sentence begins that goes on about the clause before it."""
GIVER = r"(?:分别|再|可|一次性|按规定|最高|额外|优先|[省市区县镇](?:级|本级)?(?:财政)?)*"
TURN = re.compile(rf"{GIVER}(?:给予|予以|享受|按照?(?!规定|要求))")
WEAK_TURN = re.compile(rf"{GIVER}(?:奖励|奖补|补助|补贴|资助|支持|扶持|最高|不超过)")
TO_WHOM = re.compile(
    r"\s*(?:其中,?|此外,?|同时,?)?(?:对(?!方|接|外|内|口|标|照)于?|凡)(?:(?!鼓励|引导)[^。;]){3,120}?(?:给予|予以|免收|减免)"
)
GIVES = re.compile(
    r"减半(?:收取|征收|缴纳)|免征|免收|(?:无偿|免费)(?:提供|给予|供应|安排)[^,。;]{0,8}(?:用地|土地|场地|场所|住房|厂房)"
    r"|由[^,。;]{0,12}财政(?:等额|全额|按比例)?(?:给予|安排)?(?:企业|项目)?(?:扶持|补助|补贴|奖励|返还|支持)(?:企业|项目|资金|,用于[^,。;]+)*[^\u4e00-\u9fff]*$"
)
"""Something is given that no sum is told of: half a fee, land, what the treasury keeps."""
ALONE = re.compile(r"(?:其中|同时|此外)?,?(?:(?P<to>对|凡)|支持|鼓励|引导)")
"""How a sentence begins that says for itself whom it is for, or, behind another one, for which case."""
ANYBODY = re.compile(r"的(?:企业|单位|公司),?$")
"""Words behind a hurdle that name nobody in particular."""
BACK = re.compile(r"该(?:项目|企业|类|单位|机构)|上述(?:企业|项目|单位)?")
STAGE = re.compile(r"[后第其][一二三四五六七八九十\d]+年|其后|此后")
STEP = re.compile(r"\d\s*(?:[万亿千百]?元|[万亿]|[家人个项]|万?平方米)|以[上下内]")
STANDS = attrgetter("start")
LEAD = re.compile(
    r"\s*(?:[-—·●■•]+\s*|第[一二三四五六七八九十百\d]+条\s*|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳])?\s*"
)
"""What stands before the first word: blanks, a dash, a number."""


@dataclass(slots=True)
class Draft:
    """A clause that is being read: where it stands, whom it is for, and its sums so far."""

    start: int
    end: int
    subject: tuple[int, int]
    sums: list[Sum] = field(default_factory=list)
    head: tuple[int, int] | None = None
    """The words of the first step of a sentence that this one goes on from."""
    borrowed: bool = False
    """Whether the words that say whom it is for are those of the sentence before."""


def drafts(plain: str, part: Part, said: Sequence[tuple[int, int]], sums: Sequence[Sum]) -> list[Draft]:
    """The clauses of one part, before their words are read; `said` are its stretches."""
    found: list[Draft] = []
    before = (part.start, part.start)
    head: tuple[int, int] | None = None
    for start, end in said:
        behind = plain[start - 1 : start] == ";" and not plain[start : worded(plain, start, end)].strip()
        inside = sums[bisect_left(sums, start, key=STANDS) : bisect_left(sums, end, key=STANDS)]
        for begin, last, held in _segments(plain, start, end, inside):
            first = worded(plain, begin, last)
            if found and held and LIMITING.match(plain, first, last):
                found[-1].sums += held
                found[-1].end = last
            elif held or TO_WHOM.match(plain, first, last) or GIVES.search(plain, first, last):
                subject = _subject(plain, first, last, held)
                joined = behind or begin != start
                onward = bool(head and subject and _goes_on(plain, first, last, subject, joined=joined))
                found.append(Draft(first, last, subject or before, held, head if onward else None, subject is None))
                head = head if onward or (joined and not subject) else subject
        before = (start, end)
    return found


def _goes_on(plain: str, start: int, end: int, subject: tuple[int, int], *, joined: bool) -> bool:
    """Whether a clause goes on from an earlier one: it names nobody, and stands in the same sentence or points back (该项目)."""
    alone = ALONE.match(plain, start)
    whom = BACK.sub("", plain[slice(*subject)])
    if ACTOR.search(whom if alone else ANYBODY.sub("", whom)) and not STAGE.search(whom):
        return False
    return joined and alone["to"] is not None if alone else joined or BACK.search(plain, start, end) is not None


def worded(plain: str, start: int, end: int) -> int:
    """Where the first word of a stretch stands."""
    lead = LEAD.match(plain, start, end)
    return lead.end() if lead else start


def stretches(plain: str, part: Part) -> Iterator[tuple[int, int]]:
    at = part.start
    for stop in SENTENCE.finditer(plain, part.start, part.end):
        if stop.start() > at:
            yield at, stop.start()
        at = stop.end()
    if at < part.end:
        yield at, part.end


def _segments(plain: str, start: int, end: int, sums: Sequence[Sum]) -> Iterator[tuple[int, int, list[Sum]]]:
    """A sentence cut where it turns to somebody else, if something is given on both sides."""
    at, first, held = start, 0, list(sums)
    for cut in APART.finditer(plain, start, end):
        split = bisect_left(held, cut.start(), first, key=lambda one: one.start)
        if first < split < len(held):
            yield at, cut.start(), held[first:split]
            at, first = cut.end(), split
    yield at, end, held[first:]


def _subject(plain: str, start: int, end: int, sums: Sequence[Sum]) -> tuple[int, int] | None:
    """The words that say whom a clause is for: those before the giving; None where there are none."""
    stop = sums[0].start if sums else end
    turns = list(TURN.finditer(plain, start, stop)) or list(WEAK_TURN.finditer(plain, start, stop))
    last = (turns[-1] if sums else turns[0]).start() if turns else stop
    if len(re.sub(r"[\W\d_]|其中|同时|此外", "", plain[start:last])) >= 2:
        return start, last
    return None
