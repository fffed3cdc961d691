"""Shares: who counts above and below the line of X占Y, and the short name of the share."""

from __future__ import annotations

import re
from typing import NamedTuple

SHARE = re.compile(r"^(?P<above>.+?)(?:所)?占(?P<below>.+?)?(?:的?(?:比重|比例|比率|比))?$")
WHOLE = re.compile(r"占(?:比|比重|比例)$")
POPULATION = re.compile(
    r"^(?:(?:规模以上|规上|限额以上|高新技术|战略性新兴|中小微?|民营|国有|大中型|全部)[一-龥]{0,4}(?:企业|产业|工业|服务业|农户|单位))"
)
WHO = re.compile(r"^.*?(?:业|单位|居民|人口)(?=[一-龥]{3})")
LEAST = 3
"""Signs that two measures must share at their end to be one measure of two populations."""


class Share(NamedTuple):
    """A share's name without the line below, and its scope: both populations, or the population and the denominator."""

    name: str
    scope: str


def share(name: str) -> Share | None:
    """What a name says of a share; None where it says of none."""
    if WHOLE.search(name):
        above, below = WHOLE.sub("", name), ""
    else:
        found = SHARE.match(name)
        if not found or not found["above"] or not found["below"]:
            return None
        above, below = found["above"], found["below"].rstrip("的")
    if not above:
        return None
    return Share(f"{above}占比", _scope(above, below))


def _scope(above: str, below: str) -> str:
    measure = WHO.sub("", _common_end(above, below))
    if len(measure) >= LEAST and above != measure and below != measure:
        return f"{above[: -len(measure)]} / {below[: -len(measure)]}".replace("的 /", " /")
    found = POPULATION.match(above)
    if not found:
        return f"分母为{below}" if below else "分母略去"
    return f"{found.group()}；" + (f"分母为{below}" if below else "分母略去")


def _common_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return one[len(one) - size :]
