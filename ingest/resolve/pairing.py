"""What is said of one pair: how sure it is that both are one organisation, and the reasons field by field, in Chinese."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ingest.resolve.comparing import Compared, Level, compare
from ingest.resolve.guard import Veto, vetoes
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import WHOLE, told
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import Weights

UNMISTAKABLE = 4
"""Signs from which on a name without a form that is written alike is sure."""


class Status(StrEnum):
    """What is decided of a pair, or of a name that is looked for."""

    SAME = "确认"
    REVIEW = "待复核"
    DIFFERENT = "不同"
    NONE = "无"


AT_MOST = 0.5
"""How sure at most it is of a branch that its company is meant."""
RELATED = "有关联，不并为一家"
"""How the reason ends of two that belong together and are two: a branch and its head."""


class Pair(NamedTuple):
    """One pair: `score` is the probability that both are one (0 to 1), `reason` what speaks for and against it."""

    status: Status
    score: float
    reason: str


class Weighed(NamedTuple):
    """What is decided of a pair before it is put into words."""

    status: Status
    score: float
    levels: Compared
    forbidden: tuple[Veto, ...]


def weighed(query: Entry, entry: Entry, weights: Weights) -> Weighed:
    """Two full names. Sure is only what differs in nothing that could tell two organisations apart; one sign that differs
    is never sure, nor anything that a veto forbids; a shared code is the strongest sign, unless the names speak of two."""
    one, other = parsed(query.name), parsed(entry.name)
    levels = compare(one, other, query.division, entry.division)
    codes = query.code, entry.code
    forbidden = tuple(vetoes(one, other, levels, codes, (query.division, entry.division)))
    if codes[0] and codes[0] == codes[1]:
        doubtful = forbidden or levels.core is Level.OTHER
        return Weighed(Status.REVIEW, 0.5, levels, forbidden) if doubtful else Weighed(Status.SAME, 1.0, levels, ())
    if forbidden and not (levels.core is Level.EQUAL and all(one.related for one in forbidden)):
        return Weighed(Status.DIFFERENT, 0.0, levels, forbidden)
    score = weights.probability(levels, one.stem, other.stem)
    if forbidden:
        return Weighed(Status.REVIEW, score * AT_MOST, levels, forbidden)
    if _sure(one, other, levels):
        return Weighed(Status.SAME, max(score, weights.sure), levels, ())
    return Weighed(Status.REVIEW if score >= weights.review else Status.DIFFERENT, score * weights.doubt, levels, ())


def explained(query: Entry, entry: Entry, found: Weighed) -> Pair:
    """The same with its reasons, field by field."""
    one, other = parsed(query.name), parsed(entry.name)
    reasons = _said(one, other, found.levels)
    if query.code and query.code == entry.code:
        reasons.append("代码相同" if found.status is Status.SAME else "代码相同，一码两名：名称对不上，先核对代码，不并")
    reasons += [one.reason for one in found.forbidden] if found.forbidden else []
    if found.status is not Status.SAME and not found.forbidden:
        reasons += _doubts(one, other, found.levels)
    end = ""
    if found.forbidden:
        end = " → 否决" if found.status is Status.DIFFERENT else f" → {RELATED}"
    return Pair(found.status, found.score, "；".join(reasons) + end)


def judged(query: Entry, entry: Entry, weights: Weights) -> Pair:
    """What is decided of a pair, with its reasons."""
    return explained(query, entry, weighed(query, entry, weights))


def _sure(one: Parts, other: Parts, levels: Compared) -> bool:
    """Whether the names differ in nothing but signs that cannot tell organisations apart: brackets, 责任, the words of a place. A
    slip is never sure, not even one that makes a word of no meaning: 航天科工 and 航天科技 are two."""
    if one.folded == other.folded and len(one.folded) >= UNMISTAKABLE and levels.region is Level.EQUAL:
        return True
    if levels.form is not Level.EQUAL or levels.group is not Level.EQUAL or not one.form:
        return False
    if one.word != other.word or one.region.zone != other.region.zone:
        return False
    known = levels.core is Level.EQUAL and not levels.where
    return known and (levels.region is Level.EQUAL or _same_place_said_shorter(one, other, levels))


def _same_place_said_shorter(one: Parts, other: Parts, levels: Compared) -> bool:
    """Both names begin with places of which one holds the other (陕西西安X, 西安X); the whole nation holds too many, and a place in
    brackets (X(兰州新区)) is not a longer one said shorter."""
    shorter, longer = sorted((one.region.words, other.region.words), key=len)
    wide = WHOLE in (one.region.code, other.region.code)
    return levels.region is Level.PART and not wide and shorter not in ("", longer) and longer.endswith(shorter)


def _said(one: Parts, other: Parts, levels: Compared) -> list[str]:
    """What agrees."""
    if one.folded == other.folded:
        return ["全称相同"]
    said = []
    if levels.stem is Level.EQUAL:
        said.append("字号相同" if levels.industry is not Level.EQUAL or not one.industry else "字号和行业相同")
    if levels.region is Level.EQUAL and one.region.code:
        said.append(f"地区相同：{told(one.region)}")
    return said


ELSEWHERE = {"nation": "一方带“中国”", "number": "序号的位置不同"}
"""What is said of names whose words stand elsewhere, by where they differ."""


def _doubts(one: Parts, other: Parts, levels: Compared) -> list[str]:
    """What differs without telling which way."""
    said = []
    if levels.slip != ("", ""):
        said.append(f"差一个字：{levels.slip[0] or '（缺）'}/{levels.slip[1] or '（缺）'}")
    if levels.core in (Level.PART, Level.OTHER) and one.industry != other.industry:
        said.append(f"行业写法不同：{one.industry or '未写'}/{other.industry or '未写'}")
    if levels.stem in (Level.PART, Level.OTHER):
        said.append(f"字号不同：{one.stem or '未写'}/{other.stem or '未写'}")
    if levels.where in ELSEWHERE:
        said.append(f"{ELSEWHERE[levels.where]}：{one.core}{one.branch}/{other.core}{other.branch}")
    elif levels.region in (Level.MISSING, Level.PART, Level.NEAR):
        said.append(f"地区写得详略不同：{told(one.region)}/{told(other.region)}")
    if levels.form in (Level.NEAR, Level.MISSING):
        said.append("组织形式不同或未写")
    if one.word != other.word and one.word and other.word:
        said.append(f"机构类型写法不同：{one.word}/{other.word}")
    if one.region.zone != other.region.zone:
        said.append(f"一方写明“{one.region.zone or other.region.zone}”")
    if levels.group is not Level.EQUAL:
        said.append("一方带“集团”")
    return said
