"""One statement: what is counted, how it compares, for when, and on what basis, from a phrase and what governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.found import NONE, Target
from ingest.text.targets.bases import basis_of
from ingest.text.targets.comparators import BEFORE, CHANGES, Compared, compared
from ingest.text.targets.names import DEED_NOUN, ENUMERATED, OF_THE_YEAR, Named, identity, level_of, named
from ingest.text.targets.phrases import Phrase
from ingest.text.targets.quantities import Quantity
from ingest.text.targets.ratios import share
from ingest.text.targets.refusals import refused
from ingest.text.targets.words import any_of, listed
from ingest.text.targets.years import Governs, Plan
from ontology.values import canonical_decimal

CHANGED_FROM = re.compile(
    r"(?:(?:比|较|与|从|由|同)(?:上年|去年|前年|同期|往年|上一年|期初|基期|规划|全国|全省|全市|[“\"]?十|\d|原有?|目前|现有)[^,;、]{0,12}|在[^,;、]{1,12}基础上|同比|环比|年均|年平均|平均每年|同口径|累计|逐年|分别|力争|总数|均|全部|预计|每年|要|将|应|也|都|再|总体|实际|预期|,|\s)+$"
)
COUNTED = re.compile(r"\s*[“\"《]?[一-龥A-Za-z\d]{2,}")
TAIL = re.compile(rf"\s*(?:{any_of(listed('tail'))})")
CUT = re.compile(
    r"(?<=[一-龥]{2})(?:在[一-龥]{2,}|进入|提供|完成|达到|用于|为抓手|上云|落户|入驻|顺利|建成投[产用]|投入使用|,|和一批|及一批|、一批|并|\(|以上|以支撑|，)"
)
CLAUSE = re.compile(r"([^,;。:]+)[,](?=$|[^,;。:]*$)")
STATE = re.compile(r"实现|达到|保持|稳步|持续|大幅|显著|明显|不断|进入|位居|跃居")
RANKING = re.compile(
    r"(?:位居|稳居|居|跃居|进入|进位|跻身|保持|位列|列|排名|力争|综合|实力|,)*(?:在|到|至)?(?:全国|全省|全市|全区|全县|同类|西部|东部|中部|省内|国内|市内|世界|全球|城市|地区|开发区|经开区|高新区|国家级)*(?:综合)?(?:排名|位次|名次)?(?:达到|进入|居|位居|保持|稳居|列|在)?$"
)
REACHED = re.compile(r"(?:力争|确保|争取|预计|全年|每年|全区|全市|全省|\s)*(?:实现|完成|达成|达到)")
TRAIL = re.compile(r"(?:建设|工程建设|为抓手|等)$")
YEARLY = "yearly"


@dataclass(slots=True)
class Before:
    """What stood before in the same line: the last statement, the deed in force, and the statement that 其中 divides."""

    sentence: int = 0
    last: int = NONE
    made: Target | None = None
    segment: int = 0
    parts_of: int = NONE

    def add(self, made: Target, place: int) -> None:
        """Takes the statement that was found at `place`."""
        self.made, self.last = made, place

    def part(self, plain: str, made: Target, found: Sequence[Target], sentence: int) -> int:
        """The statement that this one is a part of by 其中, NONE where it is of none."""
        if self.last == NONE:
            return NONE
        whole = found[self.last]
        divided = plain.rfind("其中", whole.value_end, made.value_start)
        if divided >= 0:
            self.parts_of = self.last if whole.unit == made.unit else NONE
            return self.parts_of
        if self.parts_of != NONE and (";" in plain[whole.value_end : made.value_start] or found[self.parts_of].unit != made.unit):
            self.parts_of = NONE
        return self.parts_of


def stated(
    plain: str,
    text: str,
    one: Phrase,
    state: Governs,
    before: Before,
    sentence: int,
    events: Sequence[Governs],
    plan: Plan,
    rules: bool,
) -> Target | None:
    """The statement of a phrase; None where its number states no target."""
    counted = one.quantity
    comparing = _compared(plain, one)
    start, stop = _left(plain, one, comparing, events)
    words = plain[start:stop]
    tail = CHANGED_FROM.search(words)
    words = one.words or (words[: tail.start()] if tail else words)
    name = _named(plain, one, comparing, RANKING.sub("", words) if one.quantity.kind == "rank" else words)
    own = state.at >= sentence and state.kind in ("target", YEARLY)
    deed = _deed(plain, one, name, comparing, before)
    if not _governed(state, plan, rules, name, comparing, plain) or refused(
        plain, counted, name.name, name.deed, plain[one.start : stop], comparing.word, own
    ):
        return None
    if not name.name:
        said = _said_before(plain, one, before)
        if not said:
            return None
        name = Named(said, name.deed, name.scope)
    if (
        one.quantity.written.endswith("大")
        and not plain.startswith(("科", "平", "创"), one.quantity.after_end)
        and one.quantity.value < 3
    ):
        return None
    return _made(plain, text, one, comparing, name, deed, state, before, events, plan, tail.group() if tail else "", start)


def _said_before(plain: str, one: Phrase, before: Before) -> str:
    """The name of a number that has none of its own (…, 年均增长11%; …位次实现进位, 跃居全省前40位): that of the words before."""
    clause = next((found for found in CLAUSE.finditer(plain, max(0, one.start - 60), one.start)), None)
    if one.quantity.kind == "rank" and clause and (before.made is None or before.made.value_end <= clause.start()):
        return named(STATE.split(clause.group(1))[0]).name
    return before.made.name if before.made else ""


def _compared(plain: str, one: Phrase) -> Compared:
    if one.quantity.kind == "doubling":
        return Compared("raise_by", "翻番", one.quantity.start)
    found = compared(plain, one.start, one.quantity.start, one.quantity.after)
    if one.like and not found.word:
        found = compared(plain, one.like.start, one.like.quantity.start, one.quantity.after)._replace(start=one.quantity.start)
    if found.comparator == "equals" and REACHED.match(plain, one.start, one.quantity.start):
        return found._replace(comparator="reach")
    if one.quantity.kind == "rank":
        return found._replace(comparator="at_most" if one.quantity.after == "at_most" else "equals")
    return found


def _left(plain: str, one: Phrase, comparing: Compared, events: Sequence[Governs]) -> tuple[int, int]:
    """Where the words before the number begin and end that name the indicator: years are taken off at either end."""
    start, stop = one.start, comparing.start
    for event in events:
        if not one.start <= event.at < one.quantity.start or event.kind == "planned" or (event.kind == "past" and not event.year):
            continue
        named_before = len(plain[start : event.at].strip(" ,、其中")) >= 3
        if event.kind == "base" or (named_before and len(plain[event.end : comparing.start].strip()) <= 2):
            stop = min(stop, event.at)
        else:
            start = event.end
    return start, max(start, stop)


def _named(plain: str, one: Phrase, comparing: Compared, words: str) -> Named:
    """The name before the number, or behind it (3个产业创新服务综合体)."""
    counted = one.quantity
    before = named(words)
    behind = plain[counted.after_end : one.end]
    states = BEFORE.get(comparing.word) in ("reach", *CHANGES) and bool(before.name)
    bare = not before.name or counted.kind == "count"
    if (
        not one.leads
        and bare
        and not states
        and COUNTED.match(behind)
        and not TAIL.match(behind)
        and counted.kind not in ("rank", "doubling")
    ):
        return Named(_behind(behind), before.deed, before.scope)
    return before


def _behind(words: str) -> str:
    """The name that follows a number, up to a verb, without the list that only gives examples."""
    words = re.sub(r"^\s*(?:的|左右的|以上的)", "", words)
    cut = CUT.search(words)
    words = words[: cut.start()] if cut else words
    words = ENUMERATED.sub("", words)
    return named(TRAIL.sub("", words), several=False).name


def _deed(plain: str, one: Phrase, name: Named, comparing: Compared, before: Before) -> str:
    """The deed in force: the phrase's own, its verb of state, the one before it in the same list, the noun's (申请量), 达到 of a share."""
    if name.deed:
        return name.deed
    if BEFORE.get(comparing.word) in ("reach", *CHANGES):
        return comparing.word
    earlier = (
        before.made.action
        if before.made
        and ";" not in plain[before.made.value_end : one.quantity.start]
        and "。" not in plain[before.made.value_end : one.quantity.start]
        else ""
    )
    noun = DEED_NOUN.search(name.name)
    if noun and BEFORE.get(earlier) != "reach":
        return noun.group(1)
    return earlier or ("达到" if one.quantity.kind == "share" else "")


def _governed(state: Governs, plan: Plan, rules: bool, name: Named, comparing: Compared, plain: str) -> bool:
    """Whether the number is of a time to come: a year, 每年 or 力争 governs it, or the paper plans and the phrase does something."""
    if state.kind in ("target", YEARLY, "planned"):
        return not (rules and state.kind == "planned")
    if state.kind == "past" or rules:
        return False
    return bool(plan.last or len(plain) < 400) and bool(name.deed or comparing.comparator != "equals" or comparing.word)


def _made(
    plain: str, text: str, one: Phrase, comparing: Compared, name: Named, deed: str, state: Governs, before: Before,
    events: Sequence[Governs], plan: Plan, tail: str, start: int,
) -> Target:  # fmt: skip
    counted = one.quantity
    said, scope, key, doubts = _indicator(name, counted)
    state = _year_of_state(state, comparing, events, counted.start)
    yearly = state.kind == YEARLY or "按年" in scope
    basis = basis_of(counted, comparing, deed, said, yearly or "年均" in tail or "年平均" in tail)
    year, period = _when(state, plan, yearly)
    base = next((event.year for event in events if event.kind == "base" and one.start <= event.at < counted.start), 0)
    doubts += _doubts(plain, one, state, basis, comparing, base, year, plan, scope)
    unit = "比例" if counted.unit == "倍" and comparing.comparator in (*CHANGES, *CHANGES.values()) else counted.unit
    return Target(
        _quote_start(plain, one, events), one.end if one.end > counted.after_end and not TAIL.match(plain, counted.after_end) and said in _flat(plain[counted.after_end : one.end]) else counted.after_end,
        key, said, comparing.comparator, canonical_decimal(counted.value), unit, text[counted.start : counted.after_end], counted.start, counted.end,
        basis, year, period, scope, deed, "", "" if counted.upper is None else canonical_decimal(counted.upper), base,
        canonical_decimal(one.base.value) if one.base else "", doubts=doubts,
    )  # fmt: skip


def _flat(words: str) -> str:
    return re.sub(r"\([^()]*\)", "", words)


def _quote_start(plain: str, one: Phrase, events: Sequence[Governs]) -> int:
    """Where the quoted phrase begins: behind the year that opens it."""
    start = one.start
    for event in events:
        if event.kind == "target" and one.start <= event.at <= one.start + 2 and event.end < one.quantity.start:
            start = event.end
    while plain[start] in " ,、\t":
        start += 1
    return start


def _indicator(name: Named, counted: Quantity) -> tuple[str, str, str, tuple[str, ...]]:
    """Name, scope, identity and doubts of what is counted."""
    part = share(name.name) if counted.kind == "share" else None
    if part:
        return part.name, part.scope, identity(name.name), ("略去分母",) if part.scope.endswith("分母略去") else ()
    scope = [name.scope] if name.scope else []
    said = name.name
    if level := level_of(said):
        scope.append(level)
        said = said[len(level) :] if said.startswith("各类", len(level)) else said
    key = identity(name.name)
    moved = OF_THE_YEAR.match(said)
    if moved or re.match(r"年(?!度|轻|末)", said):
        scope.append("按年")
        said = "年" + moved.group(1) + said[moved.end() :] if moved else said
    return said, "，".join(scope), key, ()


def _year_of_state(state: Governs, comparing: Compared, events: Sequence[Governs], at: int) -> Governs:
    """每年 does not reach over a level (达到200家): the year before it governs that."""
    if state.kind != YEARLY or BEFORE.get(comparing.word) != "reach" or state.at >= at - 14:
        return state
    return next((event for event in reversed(events) if event.kind == "target" and event.at < at), state)


def _when(state: Governs, plan: Plan, yearly: bool) -> tuple[int, str]:
    if state.kind == "target":
        return state.year, state.period or (plan.period if yearly else "")
    if state.kind == YEARLY:
        return 0, state.period
    return plan.last, plan.period if yearly else ""


HAN = "零一二三四五六七八九十"


def _doubts(
    plain: str, one: Phrase, state: Governs, basis: str, comparing: Compared, base: int, year: int, plan: Plan, scope: str
) -> tuple[str, ...]:
    said = []
    if (
        basis == "change"
        and not base
        and comparing.comparator in ("raise_by", "raise_by_at_least")
        and one.quantity.kind == "share"
        and "分母略去" in scope
    ):
        said.append("起算年未写")
    if basis == "unclear" and year and plan.period:
        span = plan.last - plan.first + 1
        said.append(f"未写是 {year} 年当年还是{HAN[span] if span < len(HAN) else span}年累计")
    if (
        state.kind == YEARLY
        and not one.start <= state.at < one.quantity.start
        and "按年" not in scope
        and "其中" not in plain[state.at : one.quantity.start]
    ):
        said.append("“每年”是否管到本项，原文可两读")
    if state.kind in ("none", "planned") and plan.last:
        said.append("本节未写年份，按计划期末读")
    return tuple(said)
