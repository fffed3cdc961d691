"""What is said of one pair: how sure it is that both are one organisation, and the reasons field by field, in Chinese."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ingest.resolve.comparing import Compared, Level, compare
from ingest.resolve.guard import Veto, vetoes
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import WHOLE
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import Weights


class Status(StrEnum):
    """What is decided of a pair, or of a name that is looked for."""

    SAME = "确认"
    REVIEW = "待复核"
    DIFFERENT = "不同"
    NONE = "无"


RELATED = "有关联，不并为一家"
"""How the reason ends of two that belong together and are two: a branch and its head."""


class Pair(NamedTuple):
    """One pair: `score` is the probability that both are one (0 to 1), `reason` what speaks for and against it."""

    status: Status
    score: float
    reason: str


def judged(query: Entry, entry: Entry, weights: Weights) -> Pair:
    """Two full names. Sure is only what differs in nothing that could tell two organisations apart; one sign of the 字号 that
    differs is never sure, nor anything that a veto forbids."""
    one, other = parsed(query.name), parsed(entry.name)
    levels = compare(one, other, query.division, entry.division)
    forbidden = list(vetoes(one, other, levels, (query.code, entry.code), (query.division, entry.division)))
    score = weights.probability(levels, other.stem)
    same_code = bool(query.code) and query.code == entry.code
    reasons = [*_said(one, other, levels), *(["代码相同"] if same_code else [])]
    if same_code:
        return _with_code(levels, forbidden, reasons)
    if forbidden:
        return _forbidden(forbidden, reasons, score, levels)
    if _sure(one, other, levels):
        return Pair(Status.SAME, max(score, weights.sure), "；".join(reasons))
    status = Status.REVIEW if score >= weights.review else Status.DIFFERENT
    return Pair(status, min(score, weights.doubt), "；".join([*reasons, *_doubts(one, other, levels)]))


def _with_code(levels: Compared, forbidden: list[Veto], reasons: list[str]) -> Pair:
    """A shared code is the strongest sign, unless the names speak of two."""
    if forbidden or levels.core is Level.OTHER:
        return Pair(Status.REVIEW, 0.5, "；".join([*reasons, "一码两名：名称对不上，先核对代码，不并"]))
    return Pair(Status.SAME, 1.0, "；".join(reasons))


def _forbidden(forbidden: list[Veto], reasons: list[str], score: float, levels: Compared) -> Pair:
    said = "；".join([*reasons, *(one.reason for one in forbidden)])
    if all(one.related for one in forbidden) and levels.core is Level.EQUAL:
        return Pair(Status.REVIEW, min(score, 0.5), f"{said} → {RELATED}")
    return Pair(Status.DIFFERENT, 0.0, f"{said} → 否决")


def _sure(one: Parts, other: Parts, levels: Compared) -> bool:
    """Whether the names differ in nothing but signs that cannot tell organisations apart: brackets, 责任, the words of a place,
    or a slip that makes a word of no meaning."""
    if levels.form is not Level.EQUAL or levels.group is not Level.EQUAL or not one.form:
        return False
    known = levels.core is Level.EQUAL or levels.plain
    return known and (levels.region is Level.EQUAL or _same_place_said_shorter(one, other, levels))


def _same_place_said_shorter(one: Parts, other: Parts, levels: Compared) -> bool:
    """Both names begin with places of which one holds the other (陕西西安X, 西安X); the whole nation holds too many."""
    return levels.region is Level.PART and WHOLE not in (one.region.code, other.region.code) and (
        one.region.words.endswith(other.region.words) or other.region.words.endswith(one.region.words))  # fmt: skip


def _said(one: Parts, other: Parts, levels: Compared) -> list[str]:
    """What agrees."""
    if one.folded == other.folded:
        return ["全称相同"]
    said = []
    if levels.stem is Level.EQUAL:
        said.append("字号相同" if levels.industry is not Level.EQUAL or not one.industry else "字号和行业相同")
    if levels.region is Level.EQUAL and one.region.code:
        said.append(f"地区相同：{one.region.words or other.region.words or one.region.code}")
    return said


def _doubts(one: Parts, other: Parts, levels: Compared) -> list[str]:
    """What differs without telling which way."""
    said = []
    if levels.slip != ("", ""):
        said.append(f"差一个字：{levels.slip[0] or '（缺）'}/{levels.slip[1] or '（缺）'}")
    if levels.core in (Level.PART, Level.OTHER) and one.industry != other.industry:
        said.append(f"行业写法不同：{one.industry or '未写'}/{other.industry or '未写'}")
    if levels.stem in (Level.PART, Level.OTHER):
        said.append(f"字号不同：{one.stem or '未写'}/{other.stem or '未写'}")
    if levels.region in (Level.MISSING, Level.PART, Level.NEAR):
        said.append(f"地区写得详略不同：{one.region.words or '未写'}/{other.region.words or '未写'}")
    if levels.form in (Level.NEAR, Level.MISSING):
        said.append("组织形式不同或未写")
    if levels.group is not Level.EQUAL:
        said.append("一方带“集团”")
    return said
