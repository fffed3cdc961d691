"""Hurdles in numbers: 营业收入2000万元以上, 500万元(含)至1000万元(不含), 不低于5%; the words before may leave what is measured to
the hurdle before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.text.clauses.numbers import DIGITS, SIZES
from ingest.text.clauses.tables import alternation
from ingest.text.found import Condition
from ingest.text.lists import rows
from ingest.text.scanning import firsts, matches
from ontology.values.numbers import canonical_decimal

MEASURES = {row["word"]: row["name"] for row in rows("clause_measures")}
OF_PROJECT = frozenset(row["name"] for row in rows("clause_measures") if row["of"] == "project")
"""What is measured of a project or a deal: a figure of the firm may be of another."""
BIGGER = r"不低于|不少于|不小于|达到|达|超过|突破|高于|大于|多于|满|≥|>=|在"
SMALLER = r"不超过|不高于|不大于|低于|少于|小于|不足|不到|≤|<="
COUNTED = r"万?平方米|万?㎡|万?亩|万?美元|亿美元|万?人|家|个|件|项|名|年|天|台|套|%"
UNIT = rf"(?:{COUNTED}|{alternation(SIZES)})"
FACTORS = {"万": 10**4, "亿": 10**8}
BRACKET = r"(?:\((?:[^()]*)\))?"
WITH = r"(?:\((?:含|不含)(?:本数)?\)|含)?"
ABOVE, BELOW = rf"{WITH}(?:及|或)?以上{WITH}", rf"{WITH}(?:及|或)?(?:以下|以内){WITH}"
AMOUNT = rf"{DIGITS}\s*{UNIT}(?:人民币)?"
RANGE = (
    rf"(?:{BIGGER})?(?P<low>{DIGITS})\s*(?P<low_unit>{UNIT})?(?P<low_end>{WITH}(?:(?:及|或)?以上)?{WITH})\s*(?:[-—~～至到－–]+|、|,)"
    rf"\s*(?:{SMALLER})?(?P<high>{DIGITS})\s*(?P<high_unit>{UNIT})(?P<high_end>{WITH}(?:(?:及|或)?以下)?{WITH})(?:之间)?"
)
SINGLE = (
    rf"(?:(?P<less>{SMALLER})|(?P<more>{BIGGER}))?(?P<with>{WITH})(?P<number>{DIGITS})\s*(?P<unit>{UNIT})(?:人民币)?"
    rf"(?P<end>{ABOVE}|{BELOW}|{BRACKET})"
)
WHEN = r"(?P<when>上一?年度|上一?会计年度|上年|当年度?|年度|首次|累计|近[一二两三\d]年(?:内|平均)?|年)?"
NAME = rf"{WHEN}(?P<on>{alternation(MEASURES)}){BRACKET}"
MEASURED = re.compile(rf"{NAME}\s*(?:首次|累计|年均|合计|均)?\s*(?:{RANGE}|{SINGLE})")
BEGINS = re.compile(f"[上当年首累近{firsts(MEASURES)}]")
"""The signs that a named hurdle begins with."""
BARE = re.compile(rf"(?:{RANGE}|{SINGLE})")
NAMED = re.compile(rf"{NAME}(?:首次|累计|年均|合计|均|分别)*(?:{BIGGER}|{SMALLER}|:|为)?\s*$")
"""What is measured, said before the numbers of a list."""
FIRST = re.compile("首次|初次")
RANGED = re.compile(r"、|,")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a hurdle in numbers looks at, and when; `start` is where it is said."""

    start: int
    on: str
    when: str = ""


def measured(text: str, start: int, end: int) -> Iterator[Condition]:
    """Every hurdle in numbers that names what it measures: one condition, of a range two."""
    for match in matches(MEASURED, BEGINS, text, start, end):
        yield from conditions_of(match, _measure(match))


def bare(text: str, start: int, end: int, measure: Measure) -> list[Condition]:
    """The hurdle that a stretch consists of; none where it says anything else."""
    match = BARE.fullmatch(text, start, end)
    return list(conditions_of(match, measure)) if match else []


def measure_before(text: str, start: int, end: int) -> Measure | None:
    """What the words right before a number measure."""
    found = NAMED.search(text, start, end)
    return _measure(found) if found else None


def _measure(match: re.Match[str]) -> Measure:
    when = match["when"] or ""
    return Measure(match.start(), MEASURES[match["on"]], "" if when == "年" else when)


def conditions_of(match: re.Match[str], measure: Measure) -> Iterator[Condition]:
    """One condition, or the two of a range."""
    place = match.start(), match.end()
    told: tuple[tuple[str, str, str], ...]
    if match["high"]:
        unit = match["high_unit"]
        low, high = match["low_end"] or "", match["high_end"] or ""
        if RANGED.search(match[0]) and not ("以上" in low and "以下" in high):
            return
        told = ((match["low"], match["low_unit"] or unit, "more_than" if "不含" in low else "at_least"),
                (match["high"], unit, "less_than" if "不含" in high else "at_most"))  # fmt: skip
    else:
        told = ((match["number"], match["unit"], _comparator(match)),)
    for number, unit, comparator in told:
        yield Condition(*place, measure.on, comparator, *quantity(number, unit), scope=measure.when)


def quantity(number: str, unit: str) -> tuple[str, str]:
    """A number with its unit in a base: 元, a fraction, or as counted."""
    value = Decimal(number.replace(",", ""))
    if unit in SIZES:
        return canonical_decimal(value * SIZES[unit]), "元"
    if unit == "%":
        return canonical_decimal(value / 100), "比例"
    if unit[0] in FACTORS:
        return canonical_decimal(value * FACTORS[unit[0]]), unit[1:]
    return canonical_decimal(value), unit


def _comparator(match: re.Match[str]) -> str:
    ending, less, more = match["end"] or "", match["less"] or "", match["more"] or ""
    included = match["with"] in ("(含)", "含", "(含本数)")
    below = "以下" in ending or "以内" in ending
    if less or below:
        under = less in ("低于", "少于", "小于", "不足", "不到") and not included
        return "less_than" if under or "不含" in ending else "at_most"
    above = "以上" in ending or included
    return "more_than" if "不含" in ending or (more in ("超过", "高于", "大于", "多于", "突破") and not above) else "at_least"


def open_to_doubt(on: str, words: str) -> bool:
    """Whether a hurdle in numbers asks for more than a figure shows: that it is passed for the first time, or by one project."""
    return on in OF_PROJECT or FIRST.search(words) is not None


def laddered(steps: Sequence[Sequence[Condition]]) -> list[tuple[Condition, ...]]:
    """The hurdles of steps told by their lower ends alone (1000万元、2000万元): each ends where the next higher one begins."""
    if not all(len(one) == 1 and one[0].comparator in ("at_least", "more_than") for one in steps):
        return [tuple(one) for one in steps]
    lows = sorted({Decimal(one[0].value) for one in steps})
    found: list[tuple[Condition, ...]] = []
    for (low,) in steps:
        higher = next((one for one in lows if one > Decimal(low.value)), None)
        end = "at_most" if low.comparator == "more_than" else "less_than"
        found.append((low, replace(low, comparator=end, value=canonical_decimal(higher))) if higher is not None else (low,))
    return found
