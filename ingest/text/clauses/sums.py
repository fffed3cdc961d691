"""What each sum and share of a text is for: what is given (a fixed sum, the most, a rate) or anything else (a hurdle, a fund)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ingest.text.clauses.numbers import Number, numbers
from ingest.text.clauses.steps import cases
from ingest.text.clauses.tables import alternation, words_by_role
from ontology.values.text import KEYBOARD

Role = Literal["amount", "ceiling", "rate"]
SENTENCE = re.compile(r"[。;\n\r]+")
CUES = {word: role for role, words in words_by_role("clause_cues").items() for word in words}
CUE = re.compile(alternation(CUES))
WORDS = words_by_role("clause_words")
GIFT = rf"(?:{alternation(WORDS['gift'])})"
BETWEEN = rf"(?:{alternation(WORDS['between'])}){{0,4}}"
"""What may stand between a sum and the word for what is given."""
TRAIL = r"(?:人民币)?(?:\([^()]{0,20}\))?\s*"
THEN_GIFT = re.compile(rf"{TRAIL}{BETWEEN}{GIFT}")
HURDLE_AFTER = re.compile(
    rf"{TRAIL}(?:\((?:含|不含)[^()]*\))?\s*(?:\(含\)|及|或)?\s*(?:以上|之间|起)"
    rf"|{TRAIL}(?:\((?:含|不含)\))?以下(?!{BETWEEN}{GIFT})"
)
OF_WHOM = re.compile(rf"{TRAIL}的(?!{BETWEEN}{GIFT}|标准|比例|额度|限额|上限)")
AT_MOST_AFTER = re.compile(rf"{TRAIL}(?:以内|以下|封顶|为限|为上限)")
AT_MOST_BEFORE = re.compile(r"(?:最高|最多|不超过|上限)[^,。;\d]{0,4}$")
RATE_AFTER = re.compile(
    rf"\s*的?(?:比例|标准|额度|以内)?\s*,?\s*[^,。;%]{{0,14}}?(?:给予|予以|进行|享受|返还|减免|兑现|计算|计发|{GIFT})"
)
NOT_RATE_AFTER = re.compile(r"\s*的?(?:税率|股权|股份|股比|控股|利率)")
SCHEDULE_BEFORE = re.compile(rf"(?:{GIFT}|资金)(?:资金|金额)?总额度?的?$")
"""A part of what is given anyway, paid at one stage: no rate."""
RAISED_BEFORE = re.compile(
    rf"(最高|上限|限额)?{GIFT}?(?:比例|标准|金额|额度|限额|上限)[^,。;]{{0,4}}(?:提高|上调|调整|增加|提升)[至到为]$"
)
BOUND = re.compile(r"最高|上限|限额")
BASE_BEFORE = re.compile(r"(?:[额费息金分款本价值献入税出]的?|总额的?|(?:\([^()]*\))?的|按|按照)\s*$")
ADDED_BEFORE = re.compile(r"(?:追加|再增加|上浮|另行增加)[^,。;]{0,4}$")
NEAR = 8
"""How many signs before a bound say what is bounded."""
PER_BEFORE = re.compile(
    rf"每(?:新增|增加|家|户|个|年|一)*[一个]?({alternation(WORDS['unit'])})?[^,。;、\d]{{0,12}}$"
)
PRICES = ("单价", "价格", "面积")
"""What is bounded so is no sum that is given."""
TOGETHER = ("、", "和", "及", "与", "或")


@dataclass(frozen=True, slots=True)
class Sum:
    """What is given, where it is said: its role, its value (元, or a fraction), the case of several that it is for, and what it
    is paid for each of. `sentence` is the start of the sentence."""

    start: int
    end: int
    role: Role
    value: str
    sentence: int
    step: str = ""
    per: str = ""
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the sums and shares in it; all offsets are of the whole text."""

    text: str
    start: int
    end: int
    found: tuple[Number, ...]

    def before(self, number: Number) -> str:
        return self.text[self.start : number.start]

    def after(self, number: Number) -> str:
        return self.text[number.end : min(self.end, number.end + 60)]


def read_sums(text: str) -> list[Sum]:
    """Everything of a text that is given, in order."""
    plain = text.translate(KEYBOARD)
    return [one for sentence in sentences(plain) for one in given(sentence)]


def sentences(plain: str) -> Iterator[Sentence]:
    """Sentences that hold a sum or a share; signs are of half width."""
    ends = [match.start() for match in SENTENCE.finditer(plain)] + [len(plain)]
    held: list[Number] = []
    place, start = 0, 0
    for number in numbers(plain):
        while number.start >= ends[place]:
            if held:
                yield Sentence(plain, start, ends[place], tuple(held))
                held = []
            start = ends[place] + 1
            place += 1
        held.append(number)
    if held:
        yield Sentence(plain, start, ends[place], tuple(held))


def given(sentence: Sentence) -> list[Sum]:
    """What a sentence gives: its sums with their roles, and the cases of those that stand in a list."""
    sums = []
    for run in _runs(sentence):
        listed = len(run) > 1 and HURDLE_AFTER.match(sentence.after(run[-1]))
        role = _role(sentence, run[0], sentence.after(run[0])) or _role(sentence, run[0], sentence.after(run[-1]))
        if role and not listed:
            sums += [Sum(one.start, one.end, role, one.value, sentence.start, per=one.per or _per(sentence, one)) for one in run]
    return _with_cases(sentence, sums)


def _runs(sentence: Sentence) -> list[list[Number]]:
    """The numbers of a sentence, those of one list together."""
    runs: list[list[Number]] = []
    for number in sentence.found:
        if runs and _continues(sentence, runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _with_cases(sentence: Sentence, sums: list[Sum]) -> list[Sum]:
    told = cases(sentence.text, sentence.start, [(one.start, one.end, one.role) for one in sums])
    return [replace(one, step=step, listed=size) for one, (step, size) in zip(sums, told, strict=True)]


def _continues(sentence: Sentence, before: Number, number: Number) -> bool:
    """Whether a number goes on a list that the one before stands in: no cue between them."""
    gap = sentence.text[before.end : number.start]
    if before.share != number.share or len(gap) > 30:
        return False
    if HURDLE_AFTER.match(sentence.after(number)) and THEN_GIFT.match(sentence.after(before)):
        return False
    listed = gap.lstrip()[:1] in TOGETHER or (gap.startswith(",") and "," not in gap[1:])
    return listed and not CUE.search(gap)


def _role(sentence: Sentence, number: Number, after: str) -> Role | None:
    before = sentence.before(number)
    return _share_role(before, after) if number.share else _sum_role(before, after, ranged=bool(number.low))


def _cue(text: str) -> tuple[str, int, int]:
    """The last cue of a text: its role and place; an empty role where there is none."""
    found = list(CUE.finditer(text))
    return (CUES[found[-1][0]], found[-1].start(), found[-1].end()) if found else ("", 0, 0)


def _sum_role(before: str, after: str, *, ranged: bool) -> Role | None:
    if HURDLE_AFTER.match(after):
        return None
    if raised := RAISED_BEFORE.search(before):
        return "ceiling" if raised[1] or BOUND.search(before[-16:]) else "amount"
    role, start, end = _cue(before)
    gift = THEN_GIFT.match(after)
    if role == "cap":
        return "ceiling" if gift or not _is_hurdle(before[:start]) else None
    if role == "give" or (gift and _gives(before)):
        if role == "give" and OF_WHOM.match(after) and end != len(before):
            return None
        most = AT_MOST_AFTER.match(after) or ranged or AT_MOST_BEFORE.search(before[:start])
        return "ceiling" if most else "amount"
    return "amount" if gift and not role else None


def _gives(before: str) -> bool:
    """Whether the part of the sentence after the last comma gives something."""
    return any(CUES[one[0]] in ("give", "cap") for one in CUE.finditer(re.split(r"[,:]", before)[-1]))


def _is_hurdle(before: str) -> bool:
    """Whether what is bounded is something measured of the firm, not something given."""
    near = re.split(r"[,。;:、()]", before[-NEAR:])[-1]
    if near.endswith(PRICES):
        return True
    roles = [CUES[one[0]] for one in CUE.finditer(near)]
    return bool(roles) and "give" not in roles and "cap" not in roles


def _share_role(before: str, after: str) -> Role | None:
    if HURDLE_AFTER.match(after) or NOT_RATE_AFTER.match(after) or SCHEDULE_BEFORE.search(before):
        return None
    if RAISED_BEFORE.search(before) or (ADDED_BEFORE.search(before) and CUE.search(before)):
        return "rate"
    role, start, end = _cue(before)
    if THEN_GIFT.match(after):
        return "rate"
    if role == "compare" and not BASE_BEFORE.search(before[end:] or before[start:end]):
        return None
    if role == "cap":
        return None if _is_hurdle(before[:start]) and not RATE_AFTER.match(after) and not _gave(before) else "rate"
    if RATE_AFTER.match(after) and (role or BASE_BEFORE.search(before)):
        return "rate"
    return "rate" if role == "give" else None


def _gave(before: str) -> bool:
    return any(CUES[one[0]] == "give" for one in CUE.finditer(before))


def _per(sentence: Sentence, number: Number) -> str:
    found = PER_BEFORE.search(sentence.before(number)[-30:])
    return (found[1] or "") if found and not number.share else ""
