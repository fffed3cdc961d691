"""How long a paper holds and when its clauses can be claimed, as its closing words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.text.found import Head
from ontology.values.dates import last_day
from ontology.values.numerals import numeral

DAY = r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
FROM = re.compile(rf"自\s*{DAY}\s*(?:起|开始)[^。;]{{0,8}}(?:施行|执行|实施|生效|有效)?")
AT_ISSUE = re.compile(r"自(?:发布|印发|公布|颁布)之日起")
UNTIL = re.compile(rf"(?:有效期|执行期限?|实施期限?|政策期限?|施行期限?|执行期间)[^。;]{{0,24}}?(?:至|到|截至|截止到?)\s*{DAY}")
SPAN = re.compile(rf"(?:有效期|执行期限?|实施期限?|政策期限?)(?:限)?(?:为|是|:)?\s*自?{DAY}\s*(?:起)?\s*(?:至|到|-|—|－)+\s*{DAY}")
YEARS = re.compile(r"有效期(?:限)?(?:为|是|:)?\s*([一二两三四五六七八九十\d]+)\s*年")
CLAIM = re.compile(rf"(?:申报|受理|申请)(?:时间|期限|日期)?(?:为|是|:)?\s*自?{DAY}\s*(?:起)?\s*(?:至|到|-|—|－)+\s*{DAY}")
CLAIM_BY = re.compile(
    rf"(?:申报|受理|申请|报名)(?:截止时间|截止日期|截止)(?:为|是|:)?\s*{DAY}"
    rf"|于\s*{DAY}\s*之?前[^。;]{{0,24}}(?:报送|申报|提交|申请|发送)"
)
AUTOMATIC, INSTANT, REVIEW = re.compile("免申即享"), re.compile("即申即[办享]"), re.compile("评审|专家评议|择优")
WAYS = (("automatic", AUTOMATIC), ("instant", INSTANT), ("review", REVIEW))


@dataclass(frozen=True, slots=True)
class Validity:
    """ISO dates with the precision of the text, empty where it says none; `to` is the last day that counts."""

    since: str = ""
    to: str = ""
    claim_from: str = ""
    claim_to: str = ""


def read_validity(text: str, head: Head) -> Validity:
    """What the closing words say, else the head. `text` has signs of half width."""
    if span := SPAN.search(text):
        since, to = iso(span.groups()[:3]), iso(span.groups()[3:])
    else:
        begun, until = FROM.search(text), UNTIL.search(text)
        since = iso(begun.groups()) if begun else head.issued if AT_ISSUE.search(text) else ""
        to = iso(until.groups()) if until else _years_on(since, text)
    claim, by = CLAIM.search(text), CLAIM_BY.search(text)
    named = list(by.groups()) if by else []
    last = iso(named[:3]) if named and named[0] else iso(named[3:]) if named else ""
    return Validity(since or head.in_force_from, to or head.in_force_to, iso(claim.groups()[:3]) if claim else "",
                    iso(claim.groups()[3:]) if claim else last)  # fmt: skip


def claim_way(said: str) -> str:
    """How a clause is claimed, where its words say so."""
    return next((way for way, pattern in WAYS if pattern.search(said)), "")


def iso(parts: tuple[str | None, ...] | list[str | None]) -> str:
    """A date of year, month and day as far as they are given; empty where there is none."""
    given = [part for part in parts if part]
    return "-".join(part.zfill(2) for part in given)


def _years_on(since: str, text: str) -> str:
    """The last day of a validity told in years; empty where its beginning or its length is not told."""
    match = YEARS.search(text)
    if not (match and since.count("-") == 2):
        return ""
    years = int(match[1]) if match[1].isdigit() else int(numeral(match[1]) or 0)
    begun = date.fromisoformat(last_day(since))
    try:
        ends = begun.replace(year=begun.year + years)
    except ValueError:
        ends = begun.replace(year=begun.year + years, day=28)
    return (ends - timedelta(days=1)).isoformat()
