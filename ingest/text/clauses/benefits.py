"""What a clause gives: the sums of one clause put together as benefits, each with its kind, its base, and how it is paid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.text.clauses.sums import Sum
from ingest.text.clauses.tables import roles_in
from ingest.text.found import Benefit
from ontology.values.numerals import numeral

BASE = re.compile(
    r"(?:按照?|对|将|给予)?(?:不超过|不高于)?(?:其|该|项目)?((?:[^,。;:、\d]|、(?=[^,。;\d]{1,12}[额费金息租入]))+?)"
    r"的?(?:给予)?(?:最高)?(?:不超过|不高于)?\s*$"
)
REACH = 400
"""How far back from a sum the words stand that say how it is paid."""
EDGES = re.compile(r"^(?:不超过|不高于|不低于|其|该|分别)+|(?:不超过|不高于|不低于|达到|给企业|度给企业|提高至)+$")
OF_MONEY = re.compile(r"[额费金息入献本租值款分润税资价]")
LIMIT = re.compile(
    r"(?:单[个家户]|每[家户个项]|同一)(?:企业|单位|项目|园区|平台|品种|机构|产品)?(?:每年度?|年度|累计|全年)?|每年度?|年度|累计"
)
ONCE = re.compile(r"一次性(?!投[资入]|缴|购|建成|招[用录]|引进|新增|到位|采购)|一次拨付|一次付清")
IN_A_ROW = (
    r"连续[一二两三四五\d]+年(?![^,。;]{0,12}(?:未|无|没有|累计|实现|盈利|入选|保持|增长|纳税|超过|达到|以上|获|被|参[加与]))"
)
PARTS = re.compile(rf"分期|分年|分阶段|分批|逐年|{IN_A_ROW}|每年(?:给予|发放|补助)")
SPENT = re.compile(r"据实|按实际(?:支出|发生|投入)|实报实销|先缴后补|先交后补")
YEARS = re.compile(
    rf"(?={IN_A_ROW}|[期补最共])(?:连续|期限(?:为|不超过)?|补贴期|最长不超过|共)\s*([一二两三四五六七八九十\d]+)\s*(?:个)?年"
)
RELIEVED = (("half", re.compile("减半")), ("waiver", re.compile("免[征收]|全免")))
"""Kinds of benefit that are told without a sum: the fee is halved, or not taken."""
FEE = re.compile(r"[^,。;:()]{1,24}")
GIVEN = re.compile(
    r"(?:给予|予以|享受|提供|落实)(?<!不再..)(?<!停止..)(?<!取消..)[^,。;]{0,24}(?:奖励|奖补|补助|补贴|资助|扶持|支持|贴息|减免|优惠|保障)"
    r"|免收|免征|减免|优先保障|一事一议|减半(?:收取|征收|缴纳)|(?:全额|先征后|即征即)[返退]"
    r"|(?:无偿|优先|免费)(?:提供|给予|供应|安排|使用)[^,。;]{0,8}(?:用地|土地|场地|场所|办公|住房|厂房|资金|服务)|由[^,。;]{0,12}财政(?:等额|全额|按比例)?(?:给予)?(?:扶持|补助|补贴|奖励|返还|支持)"
)


def benefits(text: str, start: int, end: int, sums: Sequence[Sum]) -> list[Benefit]:
    """The benefits of a clause between two offsets; one without a sum where the text gives something and says no sum."""
    said = text[start:end]
    if not sums:
        match = GIVEN.search(text, start, end)
        return [_unsummed(text, match, end, said)] if match else []
    return [_benefit(text, start, end, group) for group in _together(text, sums)]


def _unsummed(text: str, match: re.Match[str], end: int, said: str) -> Benefit:
    """What is given without a sum: that a fee is halved or not taken is its kind, and which fee stands in its words."""
    kind = next((kind for kind, pattern in RELIEVED if pattern.search(match[0])), "")
    if not kind:
        return Benefit(match.start(), match.end(), kind_of(said), paid_as=_paid_as(said), years=_years(said))
    fee = FEE.match(text, match.end(), end)
    return Benefit(match.start(), fee.end() if fee else match.end(), kind, years=_years(said))


def _together(text: str, sums: Sequence[Sum]) -> list[list[Sum]]:
    """Sums of one benefit: a rate, a fixed sum and the ceiling of both belong together, the cases of a list stay apart."""
    rows: list[list[Sum]] = []
    for run in _runs(sums):
        before = rows[-len(run) :]
        if len(run) > 1 and _pairs(before, run):
            for row, one in zip(before, run, strict=True):
                row.append(one)
        elif len(run) > 1:
            shared = rows.pop() if rows and _bounded(rows[-1], run) else []
            rows += [[*shared, one] for one in run]
        elif rows and _belongs(rows, run[0]):
            rows[-1].append(run[0])
        else:
            rows.append(run)
    return rows


def _pairs(before: Sequence[Sequence[Sum]], run: Sequence[Sum]) -> bool:
    """Whether a list goes with the list before it, one by one: two rates, then two ceilings."""
    same = len(before) == len(run) and all(one[0].listed == len(run) for one in before)
    return same and all(len(one) == 1 and one[0].role != run[0].role for one in before)


def _bounded(before: Sequence[Sum], run: Sequence[Sum]) -> bool:
    """Whether a list of ceilings bounds one rate before it."""
    return len(before) == 1 and before[0].role == "rate" and run[0].role == "ceiling"


def _runs(sums: Sequence[Sum]) -> list[list[Sum]]:
    runs: list[list[Sum]] = []
    for one in sums:
        if runs and one.listed > 1 and runs[-1][0].role == one.role and len(runs[-1]) < runs[-1][0].listed == one.listed:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _belongs(rows: list[list[Sum]], one: Sum) -> bool:
    """Whether a ceiling bounds the one benefit before it (and not the several of a list)."""
    last = rows[-1]
    return one.role == "ceiling" and not one.step and last[0].listed < 2 and all(other.role != "ceiling" for other in last)


def _benefit(text: str, start: int, end: int, group: Sequence[Sum]) -> Benefit:
    value = {one.role: one.value for one in group}
    place = min(one.start for one in group), max(one.end for one in group)
    rate = next((one for one in group if one.role == "rate"), None)
    most = next((one for one in group if one.role == "ceiling"), None)
    limits = LIMIT.findall(text[max(start, most.start - 24) : most.start]) if most else []
    lead = text[max(start, place[0] - REACH) : place[1] + 12]
    base = _base(text[max(start, rate.start - REACH // 4) : rate.start]) if rate else ""
    return Benefit(
        place[0], place[1], kind_of(text[max(start, place[0] - 60) : min(end, place[1] + 24)]), value.get("amount", ""),
        value.get("ceiling", ""), value.get("rate", ""), base,
        next((one.step for one in group if one.step), ""), _paid_as(lead), next((one.per for one in group if one.per), ""),
        "".join(limits[-1:]), _years(lead),
    )  # fmt: skip


def kind_of(said: str) -> str:
    """The kind of benefit that these words speak of."""
    return next(iter(roles_in("clause_benefits", said)), "grant")


def _base(before: str) -> str:
    """What a rate is a part of."""
    match = BASE.search(before, _behind_stop(before))
    base = re.split(r"按照?|对于?|给予|将|其中|视", match[1])[-1] if match else ""
    base = EDGES.sub("", base).strip(" 的其")
    return base if 2 <= len(base) <= 40 and OF_MONEY.search(base) else ""


def _behind_stop(before: str) -> int:
    """Where the words at the end of a text begin that no stop and no digit parts: a base holds none."""
    at = len(before)
    while at and before[at - 1] not in ",。;:" and not before[at - 1].isdecimal():
        at -= 1
    return at


def _paid_as(said: str) -> str:
    for way, pattern in (("in_parts", PARTS), ("at_once", ONCE), ("as_spent", SPENT)):
        if pattern.search(said):
            return way
    return ""


def _years(said: str) -> int:
    match = YEARS.search(said)
    number = (int(match[1]) if match[1].isdigit() else numeral(match[1])) if match else 0
    return int(number or 0)
