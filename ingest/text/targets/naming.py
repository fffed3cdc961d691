"""What a phrase counts: the words before its number, or behind it, without years and words of comparison."""

from __future__ import annotations

import re

from ingest.text.found import NONE
from ingest.text.targets.comparators import BEFORE, CHANGES, Compared
from ingest.text.targets.names import DEEDS, ENUMERATED, HEDGE, Named, named
from ingest.text.targets.phrases import Phrase
from ingest.text.targets.setting import Before, Place, Setting
from ingest.text.targets.words import any_of, listed

CHANGED_FROM = re.compile(
    rf"(?:(?:比|较|与|从|由|同)(?:平均|现有|现在|目前)?(?:{any_of(listed('against'))}|[“\"]?十|\d)[^,;、]{{0,12}}|在[^,;、]{{1,12}}基础上|同比|环比|年均|年平均"
    r"|平均每年|同口径|累计|逐年|分别|力争|总数|均|全部|预计|每年|要|将|应|也|都|再|总体|实际|预期|继续|,|\s)+$"
)
COUNTED = re.compile(r"\s*(?:\([^()]*\))?[“\"《]?[一-龥A-Za-z\d](?:[一-龥A-Za-z\d]|\([^()]{1,6}\))")
TAIL = re.compile(rf"\s*(?:{any_of(listed('tail'))})")
CUT = re.compile(
    r"(?<=[一-龥]{2})(?:[在到][一-龥]{2,}|进入|提供|完成|达到|纳入|用于|为抓手|上云|落户|入驻|顺利|建成投[产用]|投入使用|,|[和及、](?:[一-龥]{2})?(?:一批|若干)|支撑(?![平机体点中服能作])|以及|并|\(|以支撑)"
)
STOPS = ",;。:"
STATE = re.compile(r"实现|达到|保持|稳步|持续|大幅|显著|明显|不断|进入|位居|跃居|突破|超过")
STAND = any_of(listed("stands"))
RANKING = re.compile(
    rf"(?:{STAND}|排名|达到|达|力争|,)*[在到至]?(?:{any_of(listed('ranked_among'))})*(?:综合)?(?:排名|位次|名次)?(?:达到|{STAND}|在)?$"
)
STANDING = re.compile("综合(?:排名|位次|实力|考评)|排名|位次")
"""What a place in a ranking is of where nothing else says it."""
FUND = re.compile(r"\s*的[^,;。、]{0,14}(?:基金|资金)")
PURSE = re.compile(r"(?:财政|政府)(?:预算)?(?:统筹|计划)?(?:安排)?$")
DOING = re.compile(
    r"\s*(?:来|到(?!位)|赴|参加|参与|实现|完成|就业|创业|落户|入驻|进入|返乡|上云|建成|开工|投产|达到|纳入|通过|获得)"
)
"""What follows a number that has its name before it: 吸引毕业生3000人来县就业."""
LEVEL_REACHED = re.compile(r"([一-龥]{2,12}?)(?:基本|全部|均|都|要|应)*(?:达到|具有|具备|取得)")
NO_NAME = ("安排", "其中", "占")
"""What stands before a number and names nothing."""
DONE_TO = re.compile("(.{2,}?)新?(?:开工|动工|竣工|完工|投产|建成|签约|落地|入库|新开工|在建|续建)$")
"""A thing with what is done to it, in whose place a later number of the list says something else: 项目开工43个、竣工38个."""
RATE = re.compile(r"([^,;。]{2,}?)(?:年均|平均)?(?:增速|增幅|增长率)")
"""A rate of what a sum behind it says the size of: 增加值年均增速…, 2025年突破4000亿元."""
GOES = re.compile(
    r"\s*([^,;。:\d]{2,24}?(?<!数)[值额率量入比模重])"
    r"(?:(?:年均|平均)?(?:增速|增幅|增长)|持续|稳步|不断|大幅|显著|明显|保持|进一步|逐[步年]|快速|稳定|实现|再[上创]|迈上|位居)"
)
"""A measure as the subject of a clause that says how it goes."""
ABLE = re.compile(r"\s*(?:左右|以上)?(?:具有|具备|拥有|掌握)[^的,;。]+")
GOES_ON = re.compile(r",([^,;。]{2,30}的[^,;。的]{2,20})")
"""What somebody can, and the clause behind it that names him: 200名具有视野,拥有专利的企业家."""
TRAIL = re.compile(r"(?:建设|工程建设|为抓手|等)$")


INNER = re.compile(
    r"^[^,;。]{2,24}?(?:领域|方面|行业)(?P<deed>形成|取得|获得|实现)(?=[一-龥]{3})|^[^,;。]{0,14}为[^,;。]{2,24}?(?P<gives>提供|更换|发放|配备|开展|实施|配送|购买|办理|安装)(?=[一-龥]{2})"
    r"|^[^,;。]{0,24}(?:基金|资金|平台)(?P<moves>撬动|带动|引导)(?=[一-龥]{4})"
    r"|^[^,;。]{0,24}(?:高校|院校|院所|企业|机构|单位|团队|人才|人员)[来到在](?:[我本全][省市区县州]|[一-龥]{2,4}[省市区县州])内?"
    r"(?=(?:落地|转化|转移|设立|建设|实施|开展|投资)[一-龥]{2})"
    r"|(?:(?<=[企产工行农园][业区])|(?<=经济体))(?:实现|完成)(?=[一-龥]{0,6}(?:值|额|收入|利润|税收)$)"
)
"""A verb within what is counted: 生物等领域形成专利, 为企业提供贷款, 规上企业实现产值;
with who moves it or where: 基金撬动投资, 高校在我省转化成果."""


ACTS = re.compile(rf"({HEDGE}*(?:{any_of(DEEDS)}))(?:了|出)?$")
"""A deed right before a number: 在高校集中区域建设1~2个基地."""
AMONG = re.compile(
    rf"^(?:面向|围绕|聚焦|针对|依托|结合|鼓励|引导|指导|在)[^,;。的]{{2,40}}?(?={HEDGE}*(?:{any_of(DEEDS)})(?!{any_of(listed('noun_after_deed'))})[一-龥“]{{2}})"
)
"""For whom, or where, something is done: 面向重点行业遴选省级试点."""


BODIES = re.compile(r"[^的,;。]{0,14}(?:企业|单位|机构|公司|院校|医院|学校)(?=的)")
"""Whom 家 counts, before what is told of them: 支持500家单位的数据处理能力."""


def _object(found: re.Match[str]) -> str:
    """What is left of such a verb: the deed before its object."""
    return found["deed"] or found["gives"] or found["moves"] or ""


def name_of(setting: Setting, one: Phrase, comparing: Compared, place: Place, before: Before) -> tuple[Named, str]:
    """What the phrase's number counts (an empty name where nothing says it), and the words of change before the number (年均)."""
    start, stop = _left(setting.plain, one, comparing, place)
    words = setting.plain[start:stop]
    tail = CHANGED_FROM.search(words)
    words = one.words or (words[: tail.start()] if tail else words)
    if one.quantity.kind == "rank":
        standing = STANDING.search(words)
        words = RANKING.sub("", words)
        words = standing.group() if standing and not named(words).name else words
    name = _before_or_behind(setting.plain, one, comparing, named(AMONG.sub("", INNER.sub(_object, words))))
    if not name.name or (name.name in DEEDS and not name.deed) or name.name in NO_NAME:
        whole = _whole(setting.plain, one.start) if name.name == "其中" else ""
        name = name._replace(name=whole or _said_before(setting.plain, one, before, name.deed))
    return name, tail.group() if tail else ""


def _left(plain: str, one: Phrase, comparing: Compared, place: Place) -> tuple[int, int]:
    """Where the words before the number begin and end that name the indicator: years are taken off at either end."""
    start, stop = one.start, comparing.start
    for event in place.events:
        worded = event.kind == "planned" or (event.kind == "past" and not event.year)
        if worded or not one.start <= event.at < one.quantity.start:
            continue
        named_before = len(plain[start : event.at].strip(" ,、其中")) >= 3
        if event.kind == "base" or (named_before and len(plain[event.end : comparing.start].strip()) <= 2):
            stop = min(stop, event.at)
        else:
            start = event.end
    return start, max(start, stop)


def _before_or_behind(plain: str, one: Phrase, comparing: Compared, before: Named) -> Named:
    counted = one.quantity
    behind = plain[counted.after_end : one.end]
    goes_on = GOES_ON.match(plain, one.end) if ABLE.fullmatch(behind) else None
    behind = goes_on.group(1) if goes_on else behind
    states = bool(before.name) and BEFORE.get(comparing.word) in ("reach", *CHANGES)
    fund = counted.kind == "money" and (FUND.match(behind) or (PURSE.search(before.name) and COUNTED.match(behind)))
    if not fund and (one.leads or states or counted.kind in ("rank", "doubling") or (before.name and counted.kind != "count")):
        return before
    if not COUNTED.match(behind) or TAIL.match(behind) or (before.name and not ACTS.search(before.name) and DOING.match(behind)):
        return before
    doing = None if before.deed else ACTS.search(before.name)
    return before._replace(name=_behind(behind, counted.unit), deed=doing.group(1) if doing else before.deed)


def _behind(words: str, unit: str) -> str:
    """The name that follows a number, up to a verb, without the list that only gives examples."""
    words = re.sub(r"^\s*(?:的|左右的|以上的)", "", words)
    body = BODIES.match(words) if unit == "家" else None
    words = body.group() if body else words
    cut = CUT.search(words)
    words = ENUMERATED.sub("", words[: cut.start()] if cut else words)
    return named(TRAIL.sub("", words), several=False).name


def _clause(plain: str, start: int, end: int) -> tuple[int, str]:
    """The clause before the last comma of a stretch, with its place: nothing where another stop stands behind it."""
    start = max(0, start)
    last = max(plain.rfind(stop, start, end) for stop in STOPS)
    if last < 0 or plain[last] != ",":
        return NONE, ""
    first = max(start, *(plain.rfind(stop, start, last) + 1 for stop in STOPS))
    return first, plain[first:last]


def _whole(plain: str, at: int) -> str:
    """Of whom 其中 tells a part: the subject of the clause before (专任教师基本达到大专学历,其中60%…)."""
    _, clause = _clause(plain, at - 60, at)
    subject = LEVEL_REACHED.match(clause) if clause else None
    return named(subject.group(1)).name if subject else ""


def _subject(plain: str, sentence: int, at: int) -> str:
    """What a sentence without a number before speaks of, in the last of its clauses that names a measure and says how it goes:
    产业规模持续壮大,结构不断优化,2027年突破500亿元."""
    clauses = plain[max(sentence, at - 80) : at].split(",")
    subjects = (GOES.match(clause) for clause in reversed(clauses))
    return next((name for found in subjects if found and (name := named(found.group(1)).name)), "")


def _said_before(plain: str, one: Phrase, before: Before, deed: str) -> str:
    """The name of a number that has none of its own (…, 年均增长11%; …位次实现进位, 跃居全省前40位): that of the words before.
    `deed` is its own verb."""
    at, clause = _clause(plain, one.start - 60, one.start)
    if one.quantity.kind == "rank" and clause and (before.last is None or before.last.value_end <= at):
        return named(STATE.split(clause)[0]).name
    if before.last and one.quantity.kind in ("money", "measure") and (rate := RATE.match(before.last.name)):
        return rate.group(1)
    done = DONE_TO.match(before.last.name) if before.last and deed else None
    if done:
        return done.group(1) + deed
    sentence = max(plain.rfind("。", 0, one.start), plain.rfind("\n", 0, one.start)) + 1
    if before.last is None or before.last.value_end < sentence:
        if one.quantity.kind in ("money", "share", "measure") and not deed and (subject := _subject(plain, sentence, one.start)):
            return subject
        _, clause = _clause(plain, max(sentence, one.start - 60), one.start)
        if clause and (object_ := named(clause)).deed:
            return object_.name
    return before.last.name if before.last else ""
