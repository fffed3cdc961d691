"""One statement: what is counted, how it compares, for when, and on what basis, from a phrase and what governs it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.text.found import Target
from ingest.text.targets.bases import basis_of
from ingest.text.targets.comparators import BEFORE, CHANGES, Compared, compared
from ingest.text.targets.moments import YEARLY, doubts, governs, when
from ingest.text.targets.names import DEED_NOUN, DEEDS, HEDGE, OF_THE_YEAR, Named, head_of, identity, level_of, named
from ingest.text.targets.naming import COUNTED, DONE_TO, TAIL, name_of
from ingest.text.targets.phrases import Phrase
from ingest.text.targets.quantities import Quantity
from ingest.text.targets.ratios import share
from ingest.text.targets.refusals import refused
from ingest.text.targets.setting import Before, Place, Setting
from ingest.text.targets.words import any_of
from ingest.text.targets.years import Governs
from ontology.values import canonical_decimal

REACHED = re.compile(r"(?:[^,;。]{0,40}(?:将|力争|确保|争取|预计|年|要|前|末|[全我][区市省县国]|\s))?(?:实现|达成|达到)(?!率)")
ADDS = re.compile(r"新增|净增")
"""What says in a name that it is still to come: 城镇新增就业4.2万人."""
OWN_YEAR = re.compile(r"年(?!度|轻|末|产能)")
NEW = re.compile(rf"{HEDGE}*(?:{any_of(verb for verb, basis in DEEDS.items() if basis == 'flow')})")
OF_RANK = re.compile(r"(?:国家|省|自治区|市)级")
"""How a thing's name begins that somebody recognises as of a level: 国家级绿色工厂."""
ASKS = re.compile(r"申[报请]条件|应?具备|违法行为|信用记录")
"""What a piece of a paper says that lists what an applicant must be."""
NAMED_UNITS = {"人次": "人次", "人数": "人", "人口": "人", "户数": "家", "家数": "家"}
"""What a name counts that says so itself."""
BREAKTHROUGH = ("技术", "发现", "瓶颈")
"""Before 突破 where that is the thing counted: 技术突破5项."""
AHEAD = frozenset({"target", YEARLY, "planned"})
"""What governs a number of a time to come."""
SNIPPET = 400
"""A text of fewer signs is a piece of a paper: what it says to do is taken as planned without a title."""


def stated(setting: Setting, one: Phrase, place: Place, before: Before) -> Target | None:
    """The statement of a phrase; None where its number states no target."""
    comparing = _compared(setting.plain, one)
    name, tail = name_of(setting, one, comparing, place, before)
    deed = _deed(setting.plain, one, name, comparing, before)
    acts = NEW.match(name.deed or before.deed(setting.plain, one.quantity.start)) is not None
    acts = acts or (BEFORE.get(comparing.word) == "reach" and OF_RANK.match(name.name) is not None)
    doing = bool(deed or ADDS.search(name.name) or DONE_TO.match(name.name)) or before.goes_on(setting.plain, one.start)
    if not name.name or not _governed(setting, place, doing, comparing, one.quantity, acts):
        return None
    kinds = ("target",) if setting.rules else ("target", YEARLY)
    firm = (place.state.at >= place.sentence and place.state.kind in kinds) or setting.aims(one.quantity.start)
    words = setting.plain[one.start : comparing.start]
    planned = not setting.rules and bool(setting.plan.last or setting.plans)
    if refused(setting.plain, one.quantity, name.name, name.deed, words, comparing.word, firm, planned):
        return None
    return _made(setting, one, comparing, name, deed, place, tail)


def _compared(plain: str, one: Phrase) -> Compared:
    if one.quantity.kind == "doubling":
        more = one.quantity.after in ("at_least", "more_than")
        return Compared("raise_by_at_least" if more else "raise_by", "翻番", one.quantity.start)
    found = compared(plain, one.start, one.quantity.start, one.quantity.after)
    if found.comparator == "raise_by" and _acted_on(plain, one, found):
        found = found._replace(comparator="equals")
    if found.word == "突破" and one.quantity.kind == "count" and plain.endswith(BREAKTHROUGH, one.start, found.start):
        found = found._replace(comparator="equals", word="", start=one.quantity.start)
    if one.like and not found.word:
        found = compared(plain, one.like.start, one.like.quantity.start, one.quantity.after)._replace(start=one.quantity.start)
    if one.quantity.kind == "rank":
        sense = "at_most" if one.quantity.after == "at_most" else "equals"
        return found._replace(comparator=sense, word=found.word or "达到")
    if found.word in ("争创", "实现") and one.quantity.kind == "count" and found.comparator == "reach":
        return found._replace(comparator="equals")
    if found.comparator == "equals" and "至少" in plain[one.start : one.quantity.start]:
        return found._replace(comparator="at_least")
    if found.comparator == "equals" and (done := REACHED.match(plain, one.start, one.quantity.start)):
        counts = one.quantity.kind == "count" and done.group().endswith("实现")
        return found if counts else found._replace(comparator="reach")
    return found


def _acted_on(plain: str, one: Phrase, found: Compared) -> bool:
    """Whether 提升 and the like act on what is counted, and do not say by how much it grows: 更新提升78个监测水站."""
    if one.quantity.kind not in ("count", "measure"):
        return False
    done = named(plain[one.start : found.start] + found.word)
    several = done.deed != found.word or (one.quantity.kind == "count" and COUNTED.match(plain, one.quantity.after_end))
    return bool(several) and not done.name


def _deed(plain: str, one: Phrase, name: Named, comparing: Compared, before: Before) -> str:
    """The deed in force: the phrase's own, its verb of state, the one before it in the same list, the noun's (申请量), 达到."""
    if name.deed:
        return name.deed
    if BEFORE.get(comparing.word) in ("reach", *CHANGES):
        return comparing.word
    earlier = before.deed(plain, one.quantity.start)
    noun = DEED_NOUN.search(name.name)
    if noun and BEFORE.get(earlier) != "reach":
        return noun.group(1)
    return earlier or ("达到" if one.quantity.kind == "share" else "")


def _governed(setting: Setting, place: Place, doing: bool, comparing: Compared, counted: Quantity, acts: bool) -> bool:
    """Whether the number is of a time to come: a year, 每年 or 力争 governs it, or the paper plans and the phrase acts.
    `doing`: it says a deed, or goes on a list that is aimed at; `acts`: the phrase or the list that it goes on begins with a deed
    that brings something new, or it says a level that things of a rank come to (国家级绿色工厂达到700家)."""
    if not may_govern(setting, place.state, counted.start):
        return False
    if place.state.kind in AHEAD:
        return not _fact(setting, place, doing, comparing)
    if setting.rules:
        level = counted.kind == "share" and BEFORE.get(comparing.word) == "reach"
        return level or (counted.kind == "count" and acts)
    return setting.aims(counted.start) or bool(doing or comparing.comparator != "equals" or comparing.word)


def may_govern(setting: Setting, state: Governs, at: int) -> bool:
    """Whether a number at `at` can be of a time to come where this state governs it, whatever its phrase says."""
    if state.kind in AHEAD:
        return not setting.rules or setting.mixed or not (state.kind == "planned" or state.soft)
    if state.kind == "past" or setting.rules:
        return state.kind != "past" and setting.mixed
    return bool(setting.plan.last) or setting.plans or setting.aims(at) or _plans_in_piece(setting)


def _plans_in_piece(setting: Setting) -> bool:
    """Whether a paper is a piece of one that says what to do."""
    return len(setting.plain) < SNIPPET and not setting.plan.made and not ASKS.search(setting.plain)


def _fact(setting: Setting, place: Place, doing: bool, comparing: Compared) -> bool:
    """Whether a bare year (2023年产值186亿元) says what was, in a paper that neither plans nor tells when it was made."""
    plan, state = setting.plan, place.state
    known = plan.made or plan.last or setting.plans or len(setting.plain) < SNIPPET
    return state.soft and not state.period and not known and not doing and comparing.comparator == "equals"


def _made(setting: Setting, one: Phrase, comparing: Compared, name: Named, deed: str, place: Place, tail: str) -> Target:
    counted, text = _counting(one.quantity, name.name), setting.text
    said, scope = _said(name, counted)
    state = governs(place, comparing, name.deed, counted.start)
    if "按年" in scope:
        state = _last_yearly(place, counted.start) or state
    yearly = state.kind == YEARLY or "按年" in scope
    basis = basis_of(counted, comparing, deed, said, yearly or "年均" in tail or "年平均" in tail)
    year, period = (one.year, "") if one.year else when(state, setting.plan, yearly)
    base = next((event.year for event in place.events if event.kind == "base" and one.start <= event.at < counted.start), 0)
    grows = comparing.comparator in (*CHANGES, *CHANGES.values())
    return Target(
        start=_quoted_from(setting.plain, one, place), end=_quoted_to(setting.plain, one, said),
        indicator=identity(name.name), name=said, comparator=comparing.comparator,
        value=canonical_decimal(counted.value), unit="比例" if counted.unit == "倍" and grows else counted.unit,
        value_text=text[counted.start : counted.after_end], value_start=counted.start, value_end=counted.end,
        basis=basis, year=year, period=period, scope=scope, action=deed, subject=name.subject,
        value_to="" if counted.upper is None else canonical_decimal(counted.upper),
        base_year=base, base_value=canonical_decimal(one.base.value) if one.base else "",
        doubts=doubts(setting, one, state, basis, scope, year, base), written=name.name,
    )  # fmt: skip


def _counting(counted: Quantity, name: str) -> Quantity:
    """A bare number in the unit that its name says: 接待人次突破1亿."""
    unit = next((unit for word, unit in NAMED_UNITS.items() if name.endswith(word)), "") if counted.kind == "bare" else ""
    return replace(counted, unit=unit, kind="count") if unit else counted


def _last_yearly(place: Place, at: int) -> Governs | None:
    """每年 where it is the last time told before a yearly measure, be it in the sentence before."""
    last = next((one for one in reversed(place.events) if one.kind in ("target", YEARLY) and one.at < at), None)
    return last if last and last.kind == YEARLY else None


def _quoted_from(plain: str, one: Phrase, place: Place) -> int:
    """Where the quoted phrase begins: behind the year that opens it."""
    start = one.start
    for event in place.events:
        if event.kind == "target" and one.start <= event.at <= one.start + 2 and event.end < one.quantity.start:
            start = event.end
    while plain[start] in " ,、\t":
        start += 1
    return start


def _quoted_to(plain: str, one: Phrase, name: str) -> int:
    """Where it ends: at the phrase's end where the name stands behind the number."""
    counted = one.quantity
    behind = re.sub(r"\([^()]*\)", "", plain[counted.after_end : one.end])
    return one.end if name in behind and not TAIL.match(behind) else counted.after_end


def _said(name: Named, counted: Quantity) -> tuple[str, str]:
    """Name and scope of what is counted: a share's populations, a level (市级及以上), an area, by the year."""
    part = share(name.name) if counted.kind == "share" else None
    if part:
        return part.name, part.scope
    scope, said = [name.scope] if name.scope else [], name.name
    if level := level_of(said):
        scope.append(level)
        said = said[len(level) :] if said.startswith("各类", len(level)) else said
    said = head_of(said)
    moved = OF_THE_YEAR.match(said)
    if moved or OWN_YEAR.match(said):
        scope.append("按年")
        said = "年" + moved.group(1) + said[moved.end() :] if moved else said
    return said, "，".join(scope)
