"""Text that was decoded wrongly once: repaired where the way back is certain, else named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.documents.scripts import CHINESE, share_of_daily, simplified

WAYS = (("gb18030", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030"), ("cp1252", "gb18030"))
"""Read as the first, written as the second."""
LOST = re.compile(r"锟斤拷|烫烫烫|\ufffd")
GOOD, BAD, ENOUGH, FEWEST = 0.9, 0.72, 6, 3
LATIN = re.compile(r"[\u0080-\u00ff\u0152-\u0178\u2013-\u203a\u20ac\u2122\u02c6\u02dc]")
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after repair: how many lines were mended, and the line numbers that stay unreadable."""

    text: str
    mended: int
    lost: tuple[int, ...]


def mended(text: str) -> Mended:
    """The text with every line repaired whose way back is certain: it decodes without loss, and makes everyday Chinese of what
    was none."""
    if not LOST.search(text) and not LATIN.search(text) and share_of_daily(text) > GOOD:
        return Mended(text, 0, ())
    lines, count, lost = [], 0, []
    for number, line in enumerate(text.split("\n"), 1):
        daily = share_of_daily(line) > GOOD
        better = line if daily else _back(line)
        count += better != line
        lines.append(better)
        if LOST.search(better) or (not daily and _garbled(better)):
            lost.append(number)
    return Mended("\n".join(lines), count, tuple(lost))


def _garbled(line: str) -> bool:
    """Whether a line's Chinese signs are none that anyone writes; traditional ones are fine."""
    signs = CHINESE.findall(line)
    return len(signs) >= 2 * ENOUGH and share_of_daily(line) < BAD and share_of_daily(simplified(line)) < BAD


def _back(line: str) -> str:
    if not (CHINESE.search(line) or LATIN.search(line)):
        return line
    for read, written in WAYS:
        try:
            better = line.rstrip("\r").encode(read).decode(written)
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if len(CHINESE.findall(better)) >= FEWEST and share_of_daily(better) > max(GOOD, share_of_daily(line)):
            return better + line[len(line.rstrip("\r")) :]
    return line
