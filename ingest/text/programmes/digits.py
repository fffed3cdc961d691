"""Programmes named by digits (“351”工程, “1+3+N”行动), and the targets that their digits stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.text.found import NONE, Programme, Section, Target
from ingest.text.programmes.parts import programme_at
from ingest.text.scanning import matches
from ingest.text.structure import section_at
from ontology.values import half_width

SUM = r"\d{1,3}(?:\s*[+＋]\s*(?:\d{1,3}|[NnXxＮＸ]))+"
NAMED = re.compile(rf"[“\"「『]\s*(\d{{3,6}}|{SUM})\s*[”\"」』]|(?<![\d.〔])(\d{{3}}|{SUM})(?=工程|行动)")
BEGINS = re.compile(r"[“\"「『\d](?:(?<=\d)\d*(?=工程|行动|\s*[+＋])|(?<=[“\"「『])\s*\d)")
CALLED = re.compile(r"[^，,。；;、（()）“”\"\s\d]{0,6}?(?:工程|行动|计划|战略|体系|格局|布局|部署|目标|任务)")
"""What the digits name stands right behind them."""
LEADING = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def digit_programmes(text: str, sections: Sequence[Section], programmes: Sequence[Programme]) -> list[Programme]:
    """Each programme that is named by digits, once, with the programme that it stands in. Targets are tied later."""
    found: dict[str, Programme] = {}
    for mark in matches(NAMED, BEGINS, text):
        written = mark[1] or mark[2]
        called = CALLED.match(text, mark.end())
        if called is None:
            continue
        section = section_at(sections, mark.start())
        name = text[mark.start() : called.end()]
        within = programme_at(programmes, sections, section)
        one = Programme(mark.start(), called.end(), name, digits=_plain(written), section=section, within=within)
        known = found.get(one.digits)
        if known is None or (known.within == NONE and within != NONE):
            found[one.digits] = one
    return list(found.values())


def tie_digits(programmes: Sequence[Programme], targets: Sequence[Target]) -> list[Programme]:
    """The programmes again, those named by digits with the targets that follow in their part and lead with their digits, in
    order and without a gap; where not all digits fit, none is tied."""
    return [replace(one, targets=_tied(one, targets)) if one.digits else one for one in programmes]


def _tied(programme: Programme, targets: Sequence[Target]) -> tuple[int, ...]:
    wanted = list(_parts(programme.digits))
    following = [at for at, one in enumerate(targets) if one.section == programme.section and one.start >= programme.end]
    following.sort(key=lambda at: targets[at].value_start)
    for first in range(len(following) - len(wanted) + 1):
        held = following[first : first + len(wanted)]
        if wanted and all(_leads(targets[at], part) for at, part in zip(held, wanted, strict=True)):
            return tuple(held)
    return ()


def _parts(digits: str) -> Iterator[str]:
    """What each target must lead with: one digit each, or the numbers between plus signs; N and X are no number."""
    yield from (part for part in digits.split("+") if part.isdecimal()) if "+" in digits else digits


def _leads(target: Target, part: str) -> bool:
    """Whether a target's number starts with these digits and goes on with zeros only, as programmes are named."""
    written = LEADING.search(half_width(target.value_text))
    number = (written.group() if written else target.value).replace(",", "").replace("，", "")
    return number == part or (number.startswith(part) and not number[len(part) :].strip("0"))


def _plain(written: str) -> str:
    return "".join(half_width(written).upper().split())
