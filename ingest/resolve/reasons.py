"""What is decided of a pair, in words: field by field, in Chinese."""

from __future__ import annotations

from ingest.resolve.comparing import Compared, Level
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import compatible, told
from ingest.resolve.outcomes import Pair, Status, Way, Weighed
from ingest.resolve.register import Entry, division, parsed

RELATED = "有关联，不并为一家"
"""How the reason ends of two that belong together and are two: a branch and its head."""
BY_OTHER_NAME = {
    Way.FORMER: "与登记的曾用名相同：{}", Way.SHORT: "与登记的简称相同：{}",
    Way.SHORT_ELSEWHERE: "与登记的简称相同：{}；地区不同，同名的可能是另一家",
    Way.SHORT_MARKED: "与登记的简称去掉交易所标记后相同：{}；剩下的是个常用词，可能不是它",
    Way.NOTED: "名称里注明的曾用名或现名“{}”与登记相同", Way.ALSO: "括号里的另一名称“{}”相同",
}  # fmt: skip
"""What is said of a pair that rests on another name than the full ones."""

ELSEWHERE = {"nation": "一方带“中国”", "number": "序号的位置不同"}
"""What is said of names whose words stand elsewhere, by where they differ."""


def explained(query: Entry, entry: Entry, found: Weighed) -> Pair:
    """A decision with its reasons."""
    if found.way in BY_OTHER_NAME:
        return Pair(found.status, found.score, BY_OTHER_NAME[found.way].format(found.name), found.way)
    one, other = parsed(query.name), parsed(entry.name)
    reasons = _said(one, other, query, entry, found)
    if found.way is Way.CODE:
        reasons.append("代码相同" if found.status is Status.SAME else "代码相同，一码两名：名称对不上，先核对代码，不并")
    reasons += [one.reason for one in found.forbidden]
    if found.status is not Status.SAME and not found.forbidden:
        reasons += _doubts(one, other, found.levels)
    end = ""
    if found.forbidden and found.way is not Way.CODE:
        end = " → 否决" if found.status is Status.DIFFERENT else f" → {RELATED}"
    return Pair(found.status, found.score, "；".join(reasons) + end, found.way)


def _said(one: Parts, other: Parts, query: Entry, entry: Entry, found: Weighed) -> list[str]:
    """What agrees."""
    if one.folded == other.folded:
        return ["全称相同", *(_elsewhere(query, entry) if found.status is Status.SAME and found.way is not Way.CODE else ())]
    said, levels = [], found.levels
    if levels.stem is Level.EQUAL:
        said.append("字号相同" if levels.industry is not Level.EQUAL or not one.industry else "字号和行业相同")
    if levels.region is Level.EQUAL and one.region.code:
        said.append(f"地区相同：{told(one.region)}")
    if levels.region is Level.NEAR and found.status is Status.SAME:
        named, stated = (one.region, entry) if one.region.code else (other.region, query)
        said.append(f"一方的名称没写地区，地址在{told(named)}：{stated.region.strip()}")
    return said


def _elsewhere(query: Entry, entry: Entry) -> list[str]:
    """That the places stated beside both differ; the register's need not be where the organisation works."""
    if compatible(division(query.region), division(entry.region)):
        return []
    return [f"所写地区不同：{query.region.strip()}/{entry.region.strip()}，请核对"]


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
