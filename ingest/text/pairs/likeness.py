"""Whether two statements are about one indicator: the same name in one form, or names that differ as restatements do."""

from __future__ import annotations

import re

from ingest.text.found import Target

LEVELS = re.compile(r"(?:国家|省|市|区)级?及以上|^(?:国家|省|市|区)级")
LIST = re.compile(r"、|和|与|及")
NEAR = 0.8
"""How much of two names must be the same signs in order for a share to be meant as one."""


def one_indicator(one: Target, other: Target) -> bool:
    """Whether both state the same indicator under the same name."""
    return one.indicator == other.indicator and one.unit == other.unit and changes(one) == changes(other)


def wider(one: Target, other: Target) -> bool:
    """Whether the name of one is a part of the other's list (创新平台; 研发机构和创新平台) at the same level."""
    names = [LEVELS.sub("", target.indicator) for target in (one, other)]
    levels = [LEVELS.search(target.indicator) for target in (one, other)]
    if bool(levels[0]) != bool(levels[1]) or names[0] == names[1]:
        return False
    short, long = sorted(names, key=len)
    return len(short) >= 4 and long.endswith(short) and short in LIST.split(long)


def numerators(one: Target, other: Target) -> str:
    """How two shares that are no restatement come to be about one thing: "denominator" where one leaves it out, "population"
    where they differ by a sign or two above the line; "" where they do not."""
    if "占" not in one.indicator or "占" not in other.indicator or one.unit != "比例" or other.unit != "比例":
        return ""
    above, below = _parts(one.indicator)
    above_other, below_other = _parts(other.indicator)
    if above == above_other:
        return "denominator" if bool(below) != bool(below_other) else ""
    if below != below_other or len(above) != len(above_other):
        return ""
    differing = sum(a != b for a, b in zip(above, above_other, strict=True))
    return "population" if 0 < differing <= 2 and differing / len(above) <= 1 - NEAR else ""


def _parts(name: str) -> tuple[str, str]:
    above, _, below = name.partition("占")
    return above, re.sub(r"(?:比重|比例|比率|比)$", "", below)


def changes(one: Target) -> bool:
    """Whether a statement says by how much, not to what."""
    return one.comparator.startswith(("raise", "lower"))
