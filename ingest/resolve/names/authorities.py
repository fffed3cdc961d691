"""Authorities, academies and institutes by their full names: 西安市发改委 → 西安市发展和改革委员会, 中国电科20所 → 中国电子科技集团
第20研究所. The lists of authorities are those of the text readers."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.names.divisions import leading
from ingest.resolve.names.tables import rows
from ingest.text.lists import rows as text_rows

BY_LEVEL = ("地方", "省")
LONGEST, COMPANY = 40, "公司"
ENDS = frozenset("局委厅部办会府院")


def in_full(text: str) -> str:
    """The name of an authority in full, where it is a known short form behind a place; else the text."""
    if text.endswith(COMPANY):
        return text
    if (opening := _opening().match(text)) and (behind := INSTITUTE.fullmatch(text, opening.end())):
        return AFFILIATED.sub(_hospital, _academies()[opening[0]] + _institute(behind))
    text = AFFILIATED.sub(_hospital, text)
    if len(text) > LONGEST or text[-1:] not in ENDS:
        return text
    if text in _national():
        return _national()[text]
    region, rest = leading(text, 0)
    return region.words + _local().get(rest, rest)


@cache
def _local() -> dict[str, str]:
    """Departments under a place by their short forms."""
    found = {row["name"]: row["full"] for row in text_rows("departments") if row["level"] in BY_LEVEL}
    return found | {row["word"]: row["full"] for row in rows("authorities")}


INSTITUTE = re.compile(r"(?:(第)?([\d零〇一二三四五六七八九十]+)(研究)?([所院])|(.*(?:所|院|系|中心|实验室|大学|学部)))?")
"""What may follow the short form of an academy, a group or a university that has institutes."""


AFFILIATED = re.compile(r"(?<=大学|学院)第?([一二三四五六])?附院$")


def _hospital(found: re.Match[str]) -> str:
    return f"第{found[1]}附属医院" if found[1] else "附属医院"


def _institute(found: re.Match[str]) -> str:
    return f"第{found[2]}研究{found[4]}" if found[2] else found[0]


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_academies(), key=len, reverse=True)))


@cache
def _academies() -> dict[str, str]:
    """Academies, groups and universities, whose institutes bear their names (中科院西安光机所)."""
    found = {short: full for short, full in _national().items() if short.endswith("院") and full.endswith("院")}
    return found | {row["word"]: row["full"] for row in rows("openings")}


@cache
def _national() -> dict[str, str]:
    return {row["name"]: row["full"] for row in text_rows("bodies") if row["full"] and row["name"] != row["full"]}
