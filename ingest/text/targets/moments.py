"""When a statement is for, and what may be read in two ways about it."""

from __future__ import annotations

from ingest.text.targets.comparators import BEFORE, Compared
from ingest.text.targets.phrases import Phrase
from ingest.text.targets.setting import Place, Setting
from ingest.text.targets.years import NOTHING, Governs, Plan
from ontology.values import in_numerals

YEARLY = "yearly"
ONCE = ("设立", "组建", "成立", "发起设立")
NEAR = 14
"""Signs that 每年 may stand before a number that it governs whatever the verb."""


def governs(place: Place, comparing: Compared, deed: str, at: int) -> Governs:
    """What governs the number at `at`: 每年 does not reach over a level (达到200家) or what is done once (设立基金); the year
    before it governs that."""
    state = place.state
    if state.kind != YEARLY or state.at >= at - NEAR or not (BEFORE.get(comparing.word) == "reach" or deed in ONCE):
        return state
    earlier = (event for event in reversed(place.events) if event.kind == "target" and event.at < at)
    return next(earlier, NOTHING if deed in ONCE else state)


def when(state: Governs, plan: Plan, yearly: bool) -> tuple[int, str]:
    """Year (0 where none governs) and period of a statement."""
    if state.kind == "target":
        return state.year, state.period or (plan.period if yearly else "")
    if state.kind == YEARLY:
        return 0, state.period
    return plan.last, plan.period if yearly else ""


def doubts(setting: Setting, one: Phrase, state: Governs, basis: str, scope: str, year: int, base: int) -> tuple[str, ...]:
    """What a reader may take in two ways, said for staff."""
    said = []
    if scope.endswith("分母略去"):
        said.append("略去分母")
    if basis == "change" and not base and "分母略去" in scope:
        said.append("起算年未写")
    if basis == "unclear" and year and setting.plan.period:
        span = setting.plan.last - setting.plan.first + 1
        said.append(f"未写是 {year} 年当年还是{in_numerals(span)}年累计")
    if state.kind == YEARLY and "按年" not in scope and not _own(setting.plain, one, state):
        said.append("“每年”是否管到本项，原文可两读")
    if state.kind in ("none", "planned") and setting.plan.last:
        said.append("本节未写年份，按计划期末读")
    return tuple(said)


def _own(plain: str, one: Phrase, state: Governs) -> bool:
    """Whether 每年 stands in the number's own phrase, or the number is a part of one that it governs."""
    return one.start <= state.at < one.quantity.start or "其中" in plain[state.at : one.quantity.start]
