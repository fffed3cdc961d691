"""Which case each sum of a list is for: 国家级100万元、省级50万元; 对3A、4A、5A级分别给予50万元、100万元、150万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Place = tuple[int, int, str]
JOIN = re.compile(r"\s*[、和及与或,]\s*(?:其他的?)?")
GIVING = re.compile(
    r"(?:分别|一次性|给予|予以|再|企业|每家|每户|各|奖励|补助|补贴|资助|支持|扶持|奖补|最高|不超过|为|的|按|按照|人民币|标准|(?<![万亿\d])元"
    r"|奖金|资金|\s|[、,:和及与或])+"
)
ENCLOSED = re.compile(r"\([^()]*\)")
BASE = re.compile(r"(?:额度?|费用?|金额?|利息|租金|成本|收入|投资|总额|贡献|资金|价格?|支出|利率|款|值)$|按")
"""What a rate is taken of, which is no case."""
YEAR = re.compile(r"第[一二三四五六七八九十\d][一二三四五六七八九十\d、第—~-]*年")
SPLIT = re.compile(r"的(?:企业|单位|项目|机构|,)|,(?:对|再|每)|;|单[个家户位]|每[家户年个]|累计|总额|合计")
"""What ends a list though a comma stands before."""
HEAD = re.compile(
    r".*(?:首次|新|当年|初次|重新)?(?:被?(?:认|评|确)定为?|评为|评定为|列入|创建为?|创建|获得|取得|获评|入选|达到|突破|进入|通过|成为|获批|超过|首次|设立的?|制定并获批|参与|主持|完成|转型为|对于|对|的|为|在|获|被)"
)
WHOLE = re.compile(
    r"(?:年度?|每年度?|单个|单家|单户|每家|每户|每个|每项|累计|同一|合计|全年|该项|此项|最高|总|期限)*(?:企业|项目|单位|平台|园区|品种)?(?:年度?|每年度?|累计|合计|该项)*"
    r"(?:补助|奖励|补贴|资助|支持|扶持|奖补)*(?:总额|金额|资金|额度|额)?度?"
)
"""What bounds all that is given, and is no case of it."""
SAME = re.compile(
    r"^(?:第?[一二三四五六七八九十]+(?:等奖?|类|星级?|级|年|档|名)?|[A-Za-zⅠⅡⅢⅣⅤ0-9]+[A-Za-z]?(?:级|类|期|星|等)?|国家级?|自治区级?|省级?|市级?|区级?|县级?|镇级?|国际|国内|行业|地方|团体|企业"
    r"|特等奖?|金奖|银奖|铜奖|优秀奖|[\d.]+(?:万|亿|千|百)?元?)"
)


REACH = 400
"""How far back from a sum its case may stand."""

NAMED = re.compile(r"(?<=[\u4e00-\u9fff])(?<![的上下内元级类等奖档期家为])企业")
"""The end of a name, as 专精特新中小企业."""


def cases(text: str, start: int, sums: Sequence[Place]) -> list[tuple[str, int]]:
    """For each sum of a sentence that begins at `start`: its case (empty where it stands alone) and how long its list is."""
    found: list[tuple[str, int]] = []
    for group in _lists(text, sums):
        begin = max(start, group[0][0] - REACH)
        if len(group) == 1:
            found.append((_own(text, begin, group[0], sums), 1))
            continue
        labels = _beside(text, begin, group) or _before(text, begin, group)
        found += [(label, len(group)) for label in labels or [""] * len(group)]
    return found


def _lists(text: str, sums: Sequence[Place]) -> list[list[Place]]:
    """Sums of one role that are joined in a row."""
    groups: list[list[Place]] = [[sums[0]]] if sums else []
    for one, other in pairwise(sums):
        gap = text[one[1] : other[0]]
        joined = one[2] == other[2] and len(gap) <= 40 and (JOIN.match(gap) is not None or GIVING.fullmatch(gap) is not None)
        if joined and not SPLIT.search(gap):
            groups[-1].append(other)
        else:
            groups.append([other])
    return groups


def _own(text: str, start: int, one: Place, sums: Sequence[Place]) -> str:
    """The case of a sum that stands in no list: what stands before it in its part of the sentence."""
    parts = _clauses_of(text[start : one[0]])
    label = _bare(parts[-1])
    if one[2] == "rate":
        label = label.split("按")[0]
        years = YEAR.findall(label)
        label = years[-1] if years else "" if BASE.search(label) else label
    if len(sums) < 2:
        return label if YEAR.fullmatch(label) else ""
    if WHOLE.fullmatch(label) and len(parts) > 1 and re.match(r"(?:其中)?对.*的$", parts[-2]):
        return _bare(parts[-2])
    fits = 2 <= len(label) <= 24 and re.search(r"[级类奖档期年的以部方项他校名场]", label) and not WHOLE.fullmatch(label)
    return label if fits else ""


def _clauses_of(part: str) -> list[str]:
    """A part of a sentence cut at its commas, those inside brackets apart; an open bracket begins a new one."""
    flat = ENCLOSED.sub(_masked, part)
    cuts = [match.span() for match in re.finditer(r"[,:;]|\((?!#*\))", flat)]
    starts, ends = [0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(part)]
    return [part[begin:end] for begin, end in zip(starts, ends, strict=True)]


def _masked(match: re.Match[str]) -> str:
    """A bracket of the same length that holds nothing to be cut at."""
    return "(" + "#" * (len(match[0]) - 2) + ")"


def _beside(text: str, start: int, group: Sequence[Place]) -> list[str]:
    """Labels that stand directly before each sum; none where not all have one."""
    labels = [_bare(re.split(r"[,:;(]", text[start : group[0][0]])[-1])]
    labels += [_bare(JOIN.sub("", text[one[1] : other[0]], count=1)) for one, other in pairwise(group)]
    rest = labels[1:]
    if not all(rest) or not all(len(one) <= 24 for one in rest):
        return []
    first = labels[0]
    if len(first) > 24 or not first:
        first = _tail(first, rest[0])
    return [first, *rest]


def _tail(long: str, like: str) -> str:
    """The end of a long label that is of the size of its neighbour."""
    return long[-(len(like) + 2) :]


def _bare(part: str) -> str:
    """A part of a sentence without the words of giving at its end and its head."""
    text = part.strip()
    runs = list(GIVING.finditer(text))
    if runs and runs[-1].end() == len(text):
        text = text[: runs[-1].start()]
    text = re.sub(r"^(?:其中)?(?:对于|对|按照|按)?\s*", "", text)
    return text.strip("、,和及与或的 ")


def _before(text: str, start: int, group: Sequence[Place]) -> list[str]:
    """Labels out of an enumeration of as many members earlier in the sentence."""
    size, lead = len(group), text[start : group[0][0]]
    lead = GIVING.sub(lambda m: m[0] if m.end() < len(lead) else _of_name(lead, m.start()), lead) if lead else lead
    flat = ENCLOSED.sub(_masked, lead)
    told = [_members(flat, lead, *segment.span()) for segment in re.finditer(r"[^,:;]+", flat)]
    whole = next((parts for parts in reversed(told) if len(parts) == size), None)
    if whole:
        return _trimmed(whole)
    for first in range(len(told) - 2, -1, -1):
        several = [part for parts in told[first:] for part in parts]
        if len(several) == size:
            return _trimmed(several)
    longer = next((parts for parts in reversed(told) if len(parts) > size), [])
    return _trimmed(longer[-size:]) if longer else []


def _of_name(lead: str, place: int) -> str:
    """The word 企业 where a name ends with it (中小企业), which is no word of giving."""
    return "企业" if NAMED.match(lead, place) else ""


def _members(flat: str, lead: str, start: int, end: int) -> list[str]:
    """The members of an enumeration in a part of a sentence."""
    parts, at = [], start
    for match in re.finditer(r"、|及(?!其|以)|以及|和|或", flat[start:end]):
        parts.append(lead[at : start + match.start()])
        at = start + match.end()
    return [part.strip() for part in [*parts, lead[at:end]] if part.strip()]


def _trimmed(parts: list[str]) -> list[str]:
    """Members without what leads to the first and what follows the last."""
    first = parts[0]
    head = HEAD.match(first)
    if head and head.end() < len(first):
        first = first[head.end() :]
    last = re.split(r"的(?=企业|单位|项目|机构|,|$|、)", parts[-1])[0]
    like = SAME.match(parts[-2] if len(parts) > 2 else first)
    kind = SAME.match(last)
    if like and kind and len(like[0]) == len(parts[-2] if len(parts) > 2 else first):
        last = kind[0]
    return [first.strip(), *parts[1:-1], last.strip()]
