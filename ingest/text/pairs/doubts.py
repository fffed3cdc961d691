"""Doubts that two places of a paper make together: one counts what there is, the other what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.text.found import NONE, Section, Target

EITHER_WAY = ("引进培育", "引育", "培育", "引进")
"""Deeds that may mean what there is then, or what is new."""
KINDS = {"stock": "存量", "flow": "流量"}


def doubted(one: Target, other: Target, sections: Sequence[Section]) -> tuple[Target, Target]:
    """Two statements of one indicator, with what their bases leave open: a deed that may be read either way is read as the
    other place counts, two that differ are both doubted."""
    if {one.basis, other.basis} != {"stock", "flow"}:
        return one, other
    if one.basis == "flow" and one.action in EITHER_WAY:
        return _read_as(one, other, sections), other
    if other.basis == "flow" and other.action in EITHER_WAY:
        return one, _read_as(other, one, sections)
    return _against(one, other, sections), _against(other, one, sections)


def _read_as(one: Target, other: Target, sections: Sequence[Section]) -> Target:
    said = f"“{one.action}”也可读作期内新增，{_cited(other, sections)}作“{other.action}”，按存量读"
    return replace(one, basis="stock", doubts=(*one.doubts, said))


def _against(one: Target, other: Target, sections: Sequence[Section]) -> Target:
    theirs = f"{_cited(other, sections)}“{other.action}”为{KINDS[other.basis]}"
    return replace(one, doubts=(*one.doubts, f"此处“{one.action}”为{KINDS[one.basis]}，{theirs}"))


def _cited(one: Target, sections: Sequence[Section]) -> str:
    """How another place is cited: a chapter by its title (主要目标), a part of it by its number (三(一))."""
    if one.section == NONE or one.section >= len(sections):
        return "另一处"
    part = sections[one.section]
    chapter = "(" not in part.number and not part.number.startswith("第")
    return part.title if chapter and part.title else part.number or part.title or "另一处"
