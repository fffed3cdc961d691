"""What each sum and share of a text is for: what is given (a fixed sum, the most, a rate) or anything else (a hurdle, a fund)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.clauses.numbers import Number, numbers
from ingest.text.clauses.roles import CUE, HURDLE_AFTER, THEN_GIFT, UNITS, Role, share_role, sum_role
from ingest.text.clauses.steps import cases
from ingest.text.widths import keyed

SENTENCE = re.compile(r"[。;\n\r][。;\n\r]*")
"""Written so that the search leaps to the first sign."""
PER_BEFORE = re.compile(
    rf"每(?:新增|增加|家|户|个|年|一)*[一个]?({UNITS})?[^,。;、\d]{{0,12}}$"
)
REACH = 400
"""So many signs back a sum is explained: a text without full stops is no reason to look further."""
TOGETHER = ("、", "和", "及", "与", "或")


@dataclass(slots=True, unsafe_hash=True)
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


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence with the sums and shares in it; all offsets are of the whole text."""

    text: str
    start: int
    end: int
    found: tuple[Number, ...]

    def before(self, number: Number) -> str:
        return self.text[max(self.start, number.start - REACH) : number.start]

    def after(self, number: Number) -> str:
        return self.text[number.end : min(self.end, number.end + 60)]


def read_sums(text: str) -> list[Sum]:
    """Everything of a text that is given, in order."""
    return [one for sentence in sentences(keyed(text)) for one in given(sentence)]


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
    return [
        Sum(one.start, one.end, one.role, one.value, one.sentence, step, one.per, size)
        for one, (step, size) in zip(sums, told, strict=True)
    ]


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
    return share_role(before, after) if number.share else sum_role(before, after, ranged=bool(number.low))


def _per(sentence: Sentence, number: Number) -> str:
    found = PER_BEFORE.search(sentence.before(number)[-30:])
    return (found[1] or "") if found and not number.share else ""
