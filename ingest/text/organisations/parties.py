"""The other party of a tie: a short name that a sentence puts beside a known one (江晟与江城大学共建, 江晟入驻江城孵化器)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.found import Entity
from ingest.text.organisations.likeness import is_ordinary, may_name

NAME = r"(?P<name>[一-鿿A-Za-z][一-鿿A-Za-z0-9·\-]{1,7}?)"
EDGE = r"(?:(?<=[,，。;；:：\n\s“”（(])|\A)(?:由|随着|其中)?"
WITH, DAY = "(?:与|和|同|携手|牵手|联合)", r"[0-9年月日]{2,11}"
DOES = re.compile(
    rf"(?:双方|在[^,，。;；\n]{{1,14}})?(?:正式|共同|联合|合作|成功|牵头|于?近日|日前|{DAY})?"
    r"(?:签署|签订|签约|达成|共建|合作|组建|成立|设立|打造|携手|启动)"
)
"""What two parties do together, behind the second."""
BEFORE = re.compile(rf"{EDGE}{NAME}(?:{DAY})?{WITH}\Z")
MOVES = re.compile(rf"{EDGE}{NAME}(?:正式|成功|已|将|拟|签约|计划)*(?:入驻|落户|进驻|落地|控股|参股|收购|入股|领投|中标)(?:了)?\Z")
BESIDE = re.compile(rf"{WITH}{NAME}(?={DOES.pattern})")
AROUND = 20
ENTERED = frozenset({"Incubator", "ServiceComplex", "Zone", "Enterprise", "Fund"})
"""Classes of what a firm moves into or buys."""


def read_parties(text: str, named: list[Entity]) -> Iterator[tuple[int, int, str]]:
    """The short names beside known ones, with their class."""
    for one in named:
        before = text[max(0, one.start - AROUND) : one.start]
        found = BEFORE.search(before) if DOES.match(text, one.end) else None
        if not found and one.type in ENTERED:
            found = MOVES.search(before)
        if found and _is_name(found["name"]):
            start = one.start - len(before)
            yield start + found.start("name"), start + found.end("name"), "Enterprise"
        behind = BESIDE.match(text, one.end)
        if behind and _is_name(behind["name"]):
            yield *behind.span("name"), "Enterprise"


def _is_name(name: str) -> bool:
    return may_name(name) and not is_ordinary(name)
