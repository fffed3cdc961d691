"""Places in a ranking and multiples, which have no unit of their own: 前40位 · 前三 · 第一 · 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.text.scanning import matches
from ingest.text.targets.numbers import HAN, ONES, number
from ingest.text.targets.quantities import AFTER, Quantity
from ingest.text.targets.words import any_of, listed
from ingest.text.units import UNITS
from ontology.values import SCALES

ENDS = r"(?=[,;。、)]|$|\n)"
RANK = re.compile(
    rf"(?<=[一-龥])(?P<first>前|第)(?P<number>\d{{1,3}}|{HAN})(?P<word>位次?|名|强)?(?P<tail>以内|水平|行列|左右)?(?=之列|{ENDS[3:]}"
)
RANKED = re.compile(rf"(?:{any_of(listed('ranked_among'))}|{any_of(listed('stands'))}|位于|排名|名次|位次)[^,;。:]{{0,12}}$")
DOUBLED = re.compile(
    rf"(?:翻(?P<times>[一两二三四])番|(?:(?<=实现)|(?<=收入)|(?<=规模)|(?<=产值)|(?<=数量)|(?<=总量))(?:翻番|翻倍)|翻番|翻一倍)"
    rf"(?P<more>以上)?{ENDS}"
)
ROUND = re.compile(
    r"(?:突破|超过?|(?<![超通])过|达到?|迈[上过入]|跨越|跃上|逾)(?P<said>(?P<ones>[一二两三四五六七八九])?(?P<scale>[十百千万]亿))元?"
    r"(?=大关|台阶|规模|[左以]|[,;。、)]|$|\n)"
)
COUNTS = any_of(unit for unit, row in UNITS.items() if row[2] == "count")
ROUND_COUNT = re.compile(
    rf"(?:突破|超过?|(?<![超通])过|达到?|逾)(?P<scale>[百千万])(?P<unit>{COUNTS})"
    r"(?=以上|左右|[,;。、)]|$|\n)"
)
"""A count told by its scale alone: 应用超万个."""
TENTHS = re.compile(
    r"(?<![几一二三四五六七八九十\d])(?P<tenths>[一二三四五六七八九1-9])成(?P<half>半)?(?P<more>以上|以下|左右)?(?=[,;。、)]|$|\n)"
)
PLACES = re.compile(rf"[前第](?=[\d{ONES}])")
PASSES = re.compile("[突超过达迈跨跃逾](?=.{0,2}[十百千万])")
PARTS = re.compile("[一二三四五六七八九1-9](?=成)")
"""How each of them begins: ranks, sums and counts by their scale, tenths."""
SHARED = re.compile(r"(?:率|占比|比[重例]|占[^,;。]{1,14})(?:[达超不低少于突破升提到过高稳定在保持]{0,6})$")


def ranks(plain: str) -> Iterator[Quantity]:
    """The ranks of a half-width text: 前三 is a rank of 3 at most, 第一 one of exactly 1."""
    for match in matches(RANK, PLACES, plain):
        value = number(match["number"])
        if value is None or not value or not RANKED.search(plain, max(0, match.start() - 20), match.start()):
            continue
        after = "at_most" if match["first"] == "前" else ""
        end = match.end("word") if match["word"] else match.end("number")
        yield Quantity(match.start(), end, value, None, "名次", "rank", after, match.end(), plain[match.start() : end], False)


def round_sums(plain: str) -> Iterator[Quantity]:
    """Sums told by their scale alone, or in numerals without a unit: 产值突破万亿元, 超千亿元, 超过五千亿规模."""
    for match in matches(ROUND, PASSES, plain):
        start = match.start("said")
        value = Decimal(SCALES[match["scale"]]) * (number(match["ones"] or "一") or 1)
        yield Quantity(start, match.end(), value, None, "元", "money", "", match.end(), plain[start : match.end()], False)


def round_counts(plain: str) -> Iterator[Quantity]:
    """Counts told by their scale alone: 突破千家."""
    for match in matches(ROUND_COUNT, PASSES, plain):
        start, (unit, factor, kind) = match.start("scale"), UNITS[match["unit"]]
        value = Decimal(SCALES[match["scale"]]) * factor
        yield Quantity(start, match.end(), value, None, unit, kind, "", match.end(), plain[start : match.end()], False)


def tenths(plain: str) -> Iterator[Quantity]:
    """Shares told in tenths: 占比不低于四成."""
    for match in matches(TENTHS, PARTS, plain):
        value = number(match["tenths"])
        if value is None or not SHARED.search(plain, max(0, match.start() - 24), match.start()):
            continue
        share = value / 10 + (Decimal("0.05") if match["half"] else 0)
        end = match.start("more") if match["more"] else match.end()
        after = AFTER.get(match["more"] or "", "")
        yield Quantity(match.start(), end, share, None, "比例", "share", after, match.end(), plain[match.start() : end], False)


def doublings(plain: str) -> Iterator[Quantity]:
    """What doubles, as the growth that it is: 翻一番 grows by 1 (100 %), 翻两番 by 3."""
    if "翻" not in plain:
        return
    for match in DOUBLED.finditer(plain):
        grown = 2 ** (number(match["times"] or "一") or Decimal(1)) - 1
        end = match.start("more") if match["more"] else match.end()
        after = "at_least" if match["more"] else ""
        yield Quantity(match.start(), end, grown, None, "比例", "doubling", after, match.end(), plain[match.start() : end], False)
