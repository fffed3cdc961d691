"""Which hurdles are certain: a condition that may be somebody else's, one of several, denied, or of a part only, is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.text.clauses.filler import BRACKET, DENIED, JOIN, left
from ingest.text.clauses.necessary import necessary
from ingest.text.found import Condition

KINDS = frozenset({"资质", "产业领域", "企业规模", "上市板块"})
"""What an applicant is; of several in a row one is enough."""
STATES = frozenset({"注册地", "独立法人资格", "信用记录", "成立年限"})
"""What is asked of every applicant; several in a row are asked together."""
ONE_OF = re.compile(r"之一|任[一意]|(?:其中|下列|以下|上述).{0,4}[一1]项")
TURN = re.compile(r"\s*(?:或|或者)")
TOGETHER = re.compile(r"\s*(?:且|并且?|同时|又|还)")
DEED = re.compile(
    r"(?:实施|开展|建设|购[买置]|采购|投资|新建|设立|参[加与]|研发|租[用赁]|牵头|承担|主持|首次|当年|年度|上年|申报|获批?|通过|新增|在|投保|出口|入选)"
)
"""What an applicant does itself; whatever else follows its name may speak of somebody else."""
OTHER = re.compile(
    r"的[^的,]{0,10}(?:机构|平台|银行|个人|人才|团队|园区|载体|单位|企业|协会|商会|孵化器|基地|公司|部门|高校|院校|院所|项目)"
)
ACTOR = re.compile(r"企业|单位|机构|公司|项目|平台|中心|人才|团队")
NARROWER = re.compile(r"设计|制造|研发|服务|软件")
LOOSE = re.compile(r"累计|年均|合计|近.年|/|每|\d\s*(?:[百千万亿]?元|%)?[、,]\s*\d")
BOUND = re.compile(
    r"以[上下内]|不低于|不少于|不小于|达|超过|突破|高于|大于|多于|满|[≥≤<>]|不超过|不高于|不大于|低于|少于|小于|不足|不到|\d[^\d]{0,6}[-—~～至到－–]\s*\d"
)


def certain(text: str, start: int, end: int, found: Sequence[Condition]) -> list[Condition]:
    """Those conditions of a stretch that surely are asked of whoever claims."""
    said = BRACKET.sub(lambda one: "※" * len(one[0]), text[start:end])
    if ONE_OF.search(said):
        return []
    kept: list[Condition] = []
    for begin, last in _segments(said):
        held = [one for one in found if begin <= one.start - start < last]
        if TURN.match(said, begin, last) and begin:
            return []
        if held and _sure(said, begin, last, start, held):
            kept += held
        elif held:
            sure = [one for one in held if _plain(said[one.start - start : one.end - start], one)]
            kept += necessary(said, begin, last, start, sure, KINDS)
    return [one for one in kept if not _again(said, start, one, kept)]


def _segments(said: str) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in re.finditer(r"[,;:。\n]", said):
        yield at, cut.start()
        at = cut.end()
    yield at, len(said)


def _sure(said: str, begin: int, last: int, start: int, held: Sequence[Condition]) -> bool:
    """Whether the words of a part of a sentence leave no doubt about the conditions in it: nothing that is not understood stands
    before one or between two, they are joined in one way, and what follows speaks of the same body."""
    first, final = held[0].start - start, held[-1].end - start
    gaps = [said[one.end - start : max(other.start, one.end) - start] for one, other in pairwise(held)]
    if left(said[begin:first]) or any(left(JOIN.sub("", gap)) for gap in gaps):
        return False
    if not all(_joined(one, other, gap) for (one, other), gap in zip(pairwise(held), gaps, strict=True)):
        return False
    return _follows(said[final:last], held) and all(_plain(said[one.start - start : one.end - start], one) for one in held)


def _joined(one: Condition, other: Condition, gap: str) -> bool:
    """Whether two conditions side by side are alternatives of one kind, or are both asked for without doubt."""
    if one.on in KINDS and one.on == other.on:
        return bool(JOIN.search(gap)) and not ("级" in one.scope and "级" not in other.scope)
    if TOGETHER.search(gap) or not JOIN.search(gap):
        return True
    return "或" not in gap and {one.on, other.on} <= STATES


def _follows(after: str, held: Sequence[Condition]) -> bool:
    rest = left(after)
    if not rest:
        return True
    if JOIN.match(after.lstrip()) and held[-1].on not in STATES:
        return False
    if DENIED.search(rest[:2]) or "除外" in rest or "以外" in rest or OTHER.search(after.replace("的企业", "", 1)):
        return False
    if held[-1].on not in KINDS and held[-1].on != "注册地":
        return not (JOIN.search(rest) and ACTOR.search(after)) and "※" not in rest and not rest.startswith("部分")
    return DEED.match(rest) is not None and not JOIN.match(after.strip())


def _plain(words: str, one: Condition) -> bool:
    """Whether a condition says all that its words say: a field as a whole; of numbers a bound, of the whole, not of a sum over
    years or a first time."""
    if one.on == "产业领域":
        return NARROWER.search(words.replace(one.value, "", 1)) is None
    if one.on in KINDS | STATES:
        return True
    return BOUND.search(words) is not None and LOOSE.search(words) is None


def _again(said: str, start: int, one: Condition, kept: Sequence[Condition]) -> bool:
    """Whether another of its kind stands in another part of the sentence, not said to be asked for as well."""
    if one.on not in KINDS:
        return False
    for other in kept:
        low, high = sorted((min(one.end, other.end) - start, max(one.start, other.start) - start))
        cut = re.search(r"[,;:。\n]", said[low:high])
        if other is not one and other.on == one.on and cut and not TOGETHER.match(said[low + cut.end() : high]):
            return True
    return False
