"""What forbids to take two names for one organisation, whatever else agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ingest.resolve.comparing import Compared, Level, opposite, ordinals_differ
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import brief


class Veto(NamedTuple):
    """Why two names are two organisations; `related` where they still belong together (a branch and its head)."""

    reason: str
    related: bool = False


def vetoes(
    one: Parts, other: Parts, levels: Compared, codes: tuple[str, str] = ("", ""), divisions: tuple[str, str] = ("", "")
) -> Iterator[Veto]:
    """Every reason that forbids the pair, the strongest first; `codes` and `divisions` are what is stated beside the names."""
    code, other_code = codes
    if code and other_code and code != other_code:
        yield Veto(f"代码不同：{code}/{other_code}")
    if found := _different_signs(one, other, levels):
        yield found
    if levels.region is Level.OTHER:
        yield Veto(f"地区不同：{_place(one, divisions[0])}/{_place(other, divisions[1])}")
    if levels.form is Level.OTHER:
        yield Veto("组织形式不是一类")
    if levels.branch is not Level.EQUAL:
        yield _branches(one, other)
    if one.wide != other.wide:
        yield Veto(f"“{(one if one.wide else other).folded}”说的是几家单位合在一起", related=True)


def _different_signs(one: Parts, other: Parts, levels: Compared) -> Veto | None:
    """Numbers or opposites that alone set two names apart."""
    if one.folded == other.folded:
        return None
    for a, b in ((one.core, other.core), (one.branch, other.branch), (one.folded, other.folded)):
        if a != b and ordinals_differ(a, b):
            return Veto(f"序号不同：{a}/{b}")
    if levels.core is Level.NEAR and (words := opposite(one.core, other.core)):
        return Veto(f"“{words[0]}”和“{words[1]}”是两回事")
    return None


def _branches(one: Parts, other: Parts) -> Veto:
    if one.branch and other.branch:
        return Veto(f"分支机构不同：{one.branch}/{other.branch}")
    return Veto(f"“{one.branch or other.branch}”是分支机构，与主体分开记", related=True)


def _place(parts: Parts, division: str) -> str:
    return parts.region.words or brief(parts.region.code or division) or "未写"
