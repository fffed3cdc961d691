"""Places at the start of a name or in its brackets: which division of China they are (GB/T 2260 code), and how two of them stand
to each other."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.regions import PLACES
from ingest.resolve.names.tables import rows, words

SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|县|区|旗)$")
ZONES = re.compile(
    r"^(?:国家级?)?(?:经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|综合保税区|保税港区|保税区|出口加工区|工业园区|高新区|经开区|开发区|自贸区|自由贸易试验区)"
)
NATION = "中国"
WHOLE = "000000"


class Region(NamedTuple):
    """What a name says of a place: the GB/T 2260 code of the smallest division (empty for none), and the words that said so."""

    code: str = ""
    words: str = ""


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Codes by names and short names of divisions. Below the prefectures a short name counts only if no other bears it, and firms
    don't take it for its meaning (永兴, 东方)."""
    found: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for code, name, brief in _divisions():
        found[name].add(code)
        if len(brief) > 1:
            (found if code.endswith("00") else short)[brief].add(code)
    for brief, codes in short.items():
        if len(codes) == 1 and brief not in found and brief not in words("not_places"):
            found[brief] |= codes
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _divisions() -> Iterator[tuple[str, str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["class"] == "Region" and len(row["code"]) == 6:
                yield row["code"], row["name"], row["short_name"] or _shortened(row["name"])
    for row in rows("counties"):
        yield row["code"], row["name"], _shortened(row["name"])


def _shortened(name: str) -> str:
    """The name without what it is; a district of a city is not called so (朝阳 alone is the prefecture, or a word)."""
    return "" if name.endswith("区") else SUFFIX.sub("", name)


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name in _codes():
        found[name[0]].add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def brief(code: str) -> str:
    """The short name of a division of the second level or above (西安); empty for others and for none."""
    return _briefs().get(f"{code[:4]}00", _briefs().get(code, "")) if code else ""


@cache
def _briefs() -> dict[str, str]:
    return {code: short or SUFFIX.sub("", name) for code, name, short in _divisions() if code.endswith("00")} | {WHOLE: NATION}


def within(inner: str, outer: str) -> bool:
    """Whether a division lies in another or is the same; codes nest by their pairs of digits."""
    return inner.startswith(stem_of(outer))


@lru_cache(maxsize=8192)
def stem_of(code: str) -> str:
    """The pairs of digits of a code that say something; none for the whole nation."""
    if code == WHOLE:
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def compatible(one: str, other: str) -> bool:
    """Whether two divisions may hold one address: one lies in the other, or one is not known."""
    return not one or not other or within(one, other) or within(other, one)


@lru_cache(maxsize=1 << 15)
def named(text: str) -> str:
    """The code of the division that a whole text names (西安, 陕西省西安市); empty for none or several."""
    if text == NATION:
        return WHOLE
    region, rest = leading(text, 0)
    return region.code if not rest else ""


def leading(text: str, keep: int) -> tuple[Region, str]:
    """The divisions that begin a text, each within the one before, and the text after them; at least `keep` characters stay."""
    code, at = "", 0
    while found := _next(text, at, code, keep):
        code, at = found
    if at and (zone := ZONES.match(text[at:])) and len(text) - at - zone.end() >= keep:
        at += zone.end()
    return Region(code, text[:at]), text[at:]


def _next(text: str, at: int, above: str, keep: int) -> tuple[str, int] | None:
    """The longest division name at a place of a text, and where it ends."""
    if at >= len(text):
        return None
    for length in _lengths().get(text[at], ()):
        end = at + length
        if end + keep > len(text):
            continue
        codes = [one for one in _codes().get(text[at:end], ()) if not above or (one != above and within(one, above))]
        if len(codes) == 1:
            return codes[0], end
    return None
