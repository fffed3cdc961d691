"""A condition as the ledger tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.facts import Facts
from graph.precheck.outcome import UNKNOWN, Checked, Shown
from graph.precheck.tables import asked, say

LAST_YEAR, THIS_YEAR = ("上年度", "上一年度", "上年", "上一会计年度"), ("当年", "当年度", "本年度")
FIRST, AGAIN = ("首次", "初次", "第一次"), ("重新认定", "复审")
NEW = (*FIRST, "新认定", "新获", "新入选", "新评", "新增", "新晋升", "新纳入", "当年", "年新", "度新", "认定", "评定", "评为",
       "评选", "列入", "入选", "获评", "获得", "取得", "纳入", "进入", "授予", "创建")  # fmt: skip
"""Words of becoming: when it was is held against the days of the policy."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One condition: what is looked at, how it is compared, with what, of which scope; `title` is the qualification that it
    requires, `places` those that its clause is for (本区 means them), `since` the day from which its policy holds;
    `unsure` holds what its sources say of it where they disagree."""

    label: str
    on: str
    comparator: str
    value: str
    unit: str
    scope: str
    group: str
    quote: str
    title: str = ""
    places: tuple[str, ...] = ()
    since: str = ""
    unsure: str = ""

    def is_of(self, words: tuple[str, ...]) -> bool:
        """Whether its scope names one of these."""
        return any(word in self.scope for word in words)

    def checked(
        self, verdict: str, need: str, have: str = "", *, shortfall: str = "", gap: float = 0.0, missing: str = "", ask: str = "",
        evidence: tuple[Shown, ...] = (),
    ) -> Checked:  # fmt: skip
        """What was found. An unknown one names the fact that is missing and whom to ask."""
        if verdict == UNKNOWN:
            missing, ask = missing or self.on or self.label, ask or asked(self.on)
        return Checked(self.label, self.on, verdict, need, have, shortfall, gap, missing if verdict == UNKNOWN else "",
                       ask if verdict == UNKNOWN else "", self.group, self.quote, evidence)  # fmt: skip

    def unread(self) -> Checked:
        """A condition that is kept as written."""
        said = self.checked(UNKNOWN, self.quote or self.value or self.label, say("condition_unread"), missing=self.label,
                            ask=asked("原文条件"))  # fmt: skip
        return replace(said, unread=True)


def asking(facts: Facts, condition: str, places: tuple[str, ...], since: str = "") -> Asking:
    """A condition's facts put together."""
    titles = [fact.object for fact in facts.about(condition, "requiresQualification")]
    value = {name: facts.value(condition, name) for name in
             ("conditionOn", "comparator", "conditionValue", "unitText", "calibre", "anyOfGroup", "quote")}  # fmt: skip
    return Asking(facts.label(condition), value["conditionOn"], value["comparator"], value["conditionValue"], value["unitText"],
                  value["calibre"], value["anyOfGroup"], value["quote"], titles[0] if titles else "", places, since,
                  _unsure(facts, condition))  # fmt: skip


def _unsure(facts: Facts, condition: str) -> str:
    """What is said of a condition's hurdle by sources that disagree."""
    told = [fact for prop in ("conditionOn", "comparator", "conditionValue", "unitText") for fact in facts.about(condition, prop)]
    return "、".join(one for fact in told if fact.conflict for one in (fact.value, *(other for other, _ in fact.others)))
