"""Places at the start of a name or in its brackets: which division of China they are (GB/T 2260 code), and how two of them stand
to each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.regions import PLACES
from ingest.resolve.names.tables import rows, words
from ingest.text.lists import read_rows

SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|县|区|旗)$")
NATION = "中国"
WHOLE = "000000"


AGAIN = ("市政", "市场")
"""Words that begin with 市, where the name of the place before them goes without it (北京市政)."""
WHOLE_AGAIN = ("市政府", "市政协", "市政法", "市政务", "市场监督", "市场监管")
UPGRADED = "县市"
"""What may still stand behind the short name of a county that has become a city, or the other way round."""


class Region(NamedTuple):
    """What a name says of a place: the GB/T 2260 code of the smallest division, abroad the ISO 3166 code of the country (empty for
    none), the words that said so, and the kind of zone in it (高新区)."""

    code: str = ""
    words: str = ""
    zone: str = ""


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
    for code, name in _countries():
        if len(name) > 1 and not name.isascii() and name not in words("not_places"):
            found[name].add(code)
    for brief, codes in short.items():
        if len(codes) == 1 and brief not in found and brief not in words("not_places"):
            found[brief] |= codes
    for name, codes in _renamed(found).items():
        found[name] |= codes
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _renamed(now: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Divisions by what they were called: as listed; a district by the county or city that it was (高陵县, now 高陵区)."""
    old: dict[str, set[str]] = defaultdict(set)
    for code, name, _ in _divisions():
        if name.endswith("区") and len(name) > LEAST_OLD and name[:-1] not in now and not name.endswith(("地区", "新区", "矿区")):
            for kind in UPGRADED:
                old[name[:-1] + kind].add(code)
    for row in rows("old_divisions"):
        old[row["name"]] = {row["code"]}
        if row["name"].endswith("市") and len(row["name"]) > LEAST_OLD and row["name"][:-1] not in now:
            old[row["name"][:-1]] = {row["code"]}
    return {name: codes for name, codes in old.items() if name not in now}


LEAST_OLD = 2
"""Signs of a name that is still one without the last (区 for 县)."""


def _divisions() -> Iterator[tuple[str, str, str]]:
    for row in read_rows(PLACES):
        if row["class"] == "Region" and len(row["code"]) == 6:
            yield row["code"], row["name"], row["short_name"] or _shortened(row["name"])
    for row in rows("counties"):
        yield row["code"], row["name"], _shortened(row["name"])


def _countries() -> Iterator[tuple[str, str]]:
    """Codes and names of countries and of what ISO 3166 lists by itself, but for 中国: that begins names of its own."""
    for row in read_rows(PLACES):
        if row["class"] == "Country" and row["name"] != NATION:
            for name in (row["name"], row["short_name"], *row["alias"].split("、")):
                yield HOME.get(row["code"], row["code"]), name


HOME = {"HKG": "810000", "MAC": "820000", "TWN": "710000", "CHN": WHOLE}
"""Codes of GB/T 2260 for what ISO 3166 lists by itself."""


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


def told(region: Region, stated: str = "") -> str:
    """What to call a place before people: the words of the name where they say it, else the name of the division or country."""
    if region.words and named_at_start(region.words) == region.code:
        return region.words
    code = region.code or stated
    return _names().get(code, code) or "未写"


def named_at_start(words: str) -> str:
    """The code of the divisions that begin a text; empty for none."""
    return leading(words, 0)[0].code


@cache
def _names() -> dict[str, str]:
    abroad = dict(reversed(list(_countries())))
    return abroad | {code: short or name for code, name, short in _divisions()} | _briefs()


def within(inner: str, outer: str) -> bool:
    """Whether a division lies in another or is the same; codes nest by their pairs of digits."""
    return inner[:1].isdigit() if outer == WHOLE else inner.startswith(stem_of(outer))


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
    code, at, zone = "", 0, ""
    while found := _next(text, at, code, keep):
        code, at = found
    if at and (named_zone := _zone().match(text, at, len(text) - keep)):
        zone = _zones()[named_zone[0]]
        at = named_zone.end()
    return Region(code, text[:at], zone), text[at:]


def trailing(text: str, keep: int) -> tuple[str, str]:
    """The code of the city, province or country that ends a text, and the text before it, of at least `keep` characters; empty and
    all for none."""
    for length in range(min(LONGEST, len(text) - keep), 1, -1):
        if codes := _codes().get(text[-length:]):
            wide = len(codes) == 1 and (codes[0].endswith("00") or codes[0].isalpha())
            return (codes[0], text[:-length]) if wide else ("", text)
    return "", text


LONGEST = 12


def around(one: str, other: str) -> tuple[str, str]:
    """Two names of places in which two texts of one length differ (河南, 湖南); empty texts where they differ otherwise."""
    if len(one) != len(other):
        return "", ""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    for length in (2, 3, 4):
        for start in range(max(0, places[-1] - length + 1), places[0] + 1):
            a, b = one[start : start + length], other[start : start + length]
            if len(a) == length and (codes := _codes().get(a)) and (others := _codes().get(b)) and codes != others:
                return a, b
    return "", ""



def _next(text: str, at: int, above: str, keep: int) -> tuple[str, int] | None:
    """The longest division name at a place of a text, and where it ends."""
    blocked: set[str] = set()
    if at >= len(text):
        return None
    known = _codes()
    for length in _lengths().get(text[at], ()):
        end = at + length
        if not (codes := known.get(text[at:end], ())):
            continue
        if above:
            codes = tuple(one for one in codes if within(one, above))
        if end + keep > len(text) or len(codes) > 1:
            blocked |= set(codes) if end <= len(text) else set()
        elif len(codes) == 1 and (not blocked or codes[0] in blocked) and not _again(text, end - 1):
            return codes[0], _with_old_kind(text, at, end, codes[0], keep)
    return None


def _again(text: str, at: int) -> bool:
    """Whether a 市 belongs to the word that it begins."""
    return text.startswith(AGAIN, at) and not text.startswith(WHOLE_AGAIN, at)


def _with_old_kind(text: str, at: int, end: int, code: str, keep: int) -> int:
    """Where a name ends: 沙湾县 is read as 沙湾 (now a city) and what it was."""
    old = not code.endswith("00") and text[end : end + 1] in UPGRADED and text[end - 1] not in UPGRADED
    return end + 1 if old and end + 1 + keep <= len(text) and text[end : end + 1] and not text.startswith(AGAIN, end) else end


@cache
def _zone() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_zones(), key=len, reverse=True)))


@cache
def _zones() -> dict[str, str]:
    return {row["word"]: row["zone"] for row in rows("zones")}
