"""From when to when a paper is in force: 自发布之日起施行, 有效期2年, 有效期至2025年12月31日."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.text.heads.dates import BARE, dates_in, later, small

Place = tuple[int, int]
SENTENCE = re.compile(r"[^。;\r\n]+")
LONGEST = 300
"""So far from the word the sentence is looked at: a longer one says nothing of the paper's force there."""
PRE = re.compile(r"施行|实施|执行|生效|有效|试行")
SELF = re.compile(r"本(?!市|省|区|县|州|地|级|人|单位|部门|企业|领域|行业|年)|此前|上述|以上|现予|^ ?(?:自|从|有效期)")
DAY = r"(?:正式)?(?:发布|印发|公布|颁布|下发|发文|签发|通过|颁发)(?:之)?日"
COUNT = r"[\d一二两三四五六七八九十]{1,3}"
FROM = re.compile(
    rf"(?:自|从|于)(?:(?P<date>{BARE})|(?P<day>{DAY}))(?:起|开始)?,?(?:满?(?P<days>{COUNT})个?(?:日|天)后)?起?"
    r"(?:正式|开始|试)?(?:施行|实施|执行|生效|试行)"
)
SPAN = re.compile(rf"(?:自|从)?(?P<first>{BARE})起?(?:施行|实施|执行)?,?(?:有效期)?(?:至|到|-)(?P<last>{BARE})")
UNTIL = re.compile(rf"(?:(?:有效|施行|执行|实施)期限?|期限|有效)(?:暂定)?[为是:]?(?:截至|截止|至|到)(?P<date>{BARE})")
LASTS = re.compile(
    rf"(?:(?:有效|施行|执行|实施|试行|适用)(?:期限|期|时间)?|暂定)(?:暂定)?[为是:]? ?(?P<count>{COUNT}) ?(?P<unit>年|个月)"
)


@dataclass(frozen=True, slots=True)
class Force:
    """The first and the last day, as ISO; places of what says so."""

    begins: str = ""
    begins_place: Place | None = None
    ends: str = ""
    ends_place: Place | None = None


def in_force(even: str, spans: Iterable[Place], issued: str) -> Force:
    """What the paper says of its own force; the last word counts, which stands in its last articles."""
    force, reached = Force(), 0
    for start, end in spans:
        for word in PRE.finditer(even, start, end):
            if word.start() < reached:
                continue
            least = max(start, reached, word.start() - LONGEST)
            begin = max(least, *(even.rfind(sign, least, word.start()) + 1 for sign in "。;\n\r"))
            sentence = SENTENCE.match(even, begin, min(end, word.end() + LONGEST))
            reached = sentence.end() if sentence else word.end()
            if sentence and _speaks_of_itself(sentence[0]):
                force = _read(even, sentence, issued, force)
    return force


def _speaks_of_itself(sentence: str) -> bool:
    return bool(SELF.search(sentence)) and any(pattern.search(sentence) for pattern in (FROM, UNTIL, LASTS, SPAN))


def _read(even: str, sentence: re.Match[str], issued: str, force: Force) -> Force:
    start, end = sentence.span()
    begins, place = force.begins, force.begins_place
    if match := FROM.search(even, start, end):
        begins, place = _first_day(match, issued), match.span()
    ends, until = force.ends, force.ends_place
    span = SPAN.search(even, start, end)
    if span and re.search("有效|施行|执行|实施", sentence[0]):
        begins, place = (begins, place) if match else (_iso(span["first"]), span.span())
        ends, until = _iso(span["last"]), span.span()
    elif last := UNTIL.search(even, start, end):
        ends, until = _iso(last["date"]), last.span()
    elif (lasts := LASTS.search(even, start, end)) and begins:
        months = small(lasts["count"]) * (12 if lasts["unit"] == "年" else 1)
        ends, until = _last_day(begins, months), lasts.span()
    return Force(begins, place, ends, until)


def _first_day(match: re.Match[str], issued: str) -> str:
    begins = _iso(match["date"]) if match["date"] else issued
    return later(begins, days=small(match["days"])) if match["days"] and len(begins) == 10 else begins


def _last_day(begins: str, months: int) -> str:
    """The day before the term has passed."""
    ends = later(begins, months=months)
    return later(ends, days=-1) if len(ends) == 10 else ends


def _iso(said: str) -> str:
    return next((date.iso for date in dates_in(said)), "")
