"""A paper's own time and kind: the year it was made in, the period that it plans, and whether it plans or rules."""

from __future__ import annotations

import re
from operator import itemgetter

from ingest.text.found import Head
from ingest.text.targets.spans import begun
from ingest.text.targets.years import Plan, last_of
from ingest.text.widths import half_width_signs

HEAD = 2500
TITLE_LINE = re.compile(r"^[ \t]*([^\n]{4,90})$", re.MULTILINE)
PERIOD = re.compile(r"((?:19|20)\d\d)\s*年?\s*(?:-{1,2}|~|至)\s*((?:19|20)\d\d)\s*年?")
FIVE = re.compile(r"十([一二三四五六])(?:五|个五年)")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年(底?前)?")
NUMBERED = re.compile(r"[\[(]((?:19|20)\d\d)[\])]")
"""The year of a paper's number: 国发(2021)23号."""
MADE = re.compile(r"(?<![至到])((?:19|20)\d\d)(?:年\d{1,2}月(?:\d{1,2}日)?(?![\d日底前止])|[-./]\d{1,2}[-./]\d{1,2})")
"""A date that may be the paper's own: no day until which something holds, or by which it is done."""
AIM_YEAR = re.compile(r"(?:目标|要求|指标)(?:[。:]?\s*\n)?[^\n]{0,120}?到((?:19|20)\d\d)年")
"""The year of a paper's aims, where its title names no period."""
AIMS = re.compile(r"(?<!到)((?:19|20)\d\d)年[^。\n]{0,24}(?:预期目标|主要目标)")
REPORT = re.compile(r"政府工作报告$")
"""A report to the congress, whose year is that in which it is made."""
CAPTION = re.compile(r"^[^\n。,]{0,12}“?十([一二三四五六])五”?[^\n。,]{0,20}指标(?:体系)?表?[ \t]*$", re.MULTILINE)
"""A table's title that says its plan."""
PLANS_AHEAD = re.compile(
    r"计划|规划|方案|纲要|要点|行动|目标|意见|报告|愿景|部署|任务|战略|举措|倍增|将|考[评核]|实事|分解|清单|台账"
)
PLAN_TITLE = re.compile(
    r"(?:计划|规划|方案|纲要|要点|(?<!征求)意见|行动|安排|部署|战略|(?:任务|工作|责任|项目)(?:清单|台账|分解表?)|实事(?:项目)?"
    r"|分工方案?)(?:\(|》|的通知|的意见|$)"
)
"""What a paper is called that plans even where it names no year."""
URGE = re.compile(r"加快|推动|推进|打造|培育|力争|确保|实施|构建|健全|支持|争创|提升")
NEWS = re.compile(r"记者|本报讯|新华社|据悉|据介绍|日前|同比|去年|以来|[完建达]成了|取得了|截至")
ARTICLE = re.compile(r"第[一二三四五六七八九十]+条|给予|奖励|奖补|补贴|申报条件")
URGED, FEWEST = 6000, 8
MIXED = re.compile(r"(?:若干(?:政策)?措施|若干政策|政策措施|若干举措)(?:\(|》|的通知|$)")
RULES = re.compile(r"(?:办法|规定|条例|细则|规则|指南|标准|若干政策|若干措施|扶持政策|政策措施|申报通知)(?:\(|》|的通知|$)")


def plan_of(plain: str, head: Head) -> Plan:
    """The paper's time, from its title and dates; what neither says is 0."""
    titles = _titles(plain, head)
    first, last = _period(titles)
    if not last:
        first, last = begun(plain, HEAD)
    made = _issued(head) or _made(plain) or first
    if not last and any(REPORT.search(title) for title in titles):
        first = last = made
    if not last and (caption := CAPTION.search(plain)):
        first, last = last_of(caption[1]) - 4, last_of(caption[1])
    if not last and any(PLANS_AHEAD.search(title) for title in titles) and (aim := AIM_YEAR.search(plain)):
        last = max(int(aim.group(1)), made)
    if first and made > last > 0:
        made = first
    return Plan(made, first, last)


def _issued(head: Head) -> int:
    """The year of issue that the head says by its date or by the paper's number, 0 where it says neither."""
    if head.issued[:4].isdecimal():
        return int(head.issued[:4])
    numbered = NUMBERED.search(half_width_signs(head.number))
    return int(numbered[1]) if numbered else 0


def rules_only(plain: str, head: Head) -> bool:
    """Whether the paper rules (a measure, a regulation) and does not plan: its numbers are hurdles and sums, not targets."""
    titles = _titles(plain, head)
    return any(RULES.search(title) for title in titles[:4]) and not any(PLANS_AHEAD.search(title) for title in titles[:4])


def mixes(plain: str, head: Head) -> bool:
    """Whether a paper that rules also says what is to be done: 若干措施, 若干政策."""
    titles = _titles(plain, head)
    return any(MIXED.search(title) for title in titles[:4])


def plans_only(plain: str, head: Head) -> bool:
    """Whether the title alone says that the paper plans, without a year: an opinion, a scheme, an outline of work."""
    title = next(iter(_titles(plain, head)), "")
    return not RULES.search(title) and (bool(PLAN_TITLE.search(title)) or _urges(plain))


def _urges(plain: str) -> bool:
    """Whether a text without a title that tells is a part of a plan: much to be done, nothing granted, no news of what was."""
    words = plain[:URGED]
    if NEWS.search(words) or ARTICLE.search(words):
        return False
    return len(URGE.findall(words)) * 100 > len(words) and len(URGE.findall(words)) >= FEWEST


def _titles(plain: str, head: Head) -> list[str]:
    """The title, or the lines at the start that may be one: short, without a full stop."""
    if head.title:
        return [half_width_signs(head.title)]
    return [line.group(1).strip() for line in TITLE_LINE.finditer(plain, 0, HEAD) if "。" not in line.group(1)][:12]


def _period(titles: list[str]) -> tuple[int, int]:
    for title in titles:
        if (found := PERIOD.search(title)) and PLANS_AHEAD.search(title):
            return int(found.group(1)), int(found.group(2))
    for title in titles:
        if (five := FIVE.search(title)) and PLANS_AHEAD.search(title):
            return last_of(five.group(1)) - 4, last_of(five.group(1))
    for title in titles:
        if (
            (year := max(YEAR.finditer(title), key=itemgetter(1), default=None))
            and not MADE.search(title)
            and (PLANS_AHEAD.search(title) or "版" in title or "政策" in title)
        ):
            return 0 if year.group(2) else int(year.group(1)), int(year.group(1))
    return 0, 0


def _made(plain: str) -> int:
    """The first date of the paper's head, else the last of its end."""
    if found := MADE.search(plain, 0, HEAD):
        return int(found.group(1))
    if aims := AIMS.search(plain):
        return int(aims.group(1))
    later = list(MADE.finditer(plain, max(0, len(plain) - 600)))
    return int(later[-1].group(1)) if later else 0
