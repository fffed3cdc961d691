"""Texts and words: what is stripped, which width is read, when two names are the same."""

from __future__ import annotations

import re
import unicodedata

from ontology.errors import Refusal, issue

TRUE = frozenset({"true", "1", "yes", "y", "是", "有", "√"})
FALSE = frozenset({"false", "0", "no", "n", "否", "无", "×"})
NOTHING = frozenset({"-", "--", "---", "—", "——", "–", "/", "无", "暂无", "N/A", "NA", "NULL"})
"""What people write into a cell that has no value."""
SPACES = re.compile(r"\s+")
WIDE_SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"
KEYBOARD = {0xFF01 + place: chr(0x21 + place) for place in range(94)} | dict.fromkeys(map(ord, WIDE_SPACES), " ")
"""Full-width signs as a keyboard has them. NFKC would also make digits of ² and ①, which are footnotes more often than numbers."""


def text(written: str) -> str:
    """NFC text without outer white space and without control characters; inner line breaks stay."""
    clean = written if written.isprintable() else "".join(c for c in written if c in "\n\t" or c.isprintable())
    clean = clean.strip()
    return clean if clean.isascii() else unicodedata.normalize("NFC", clean)


def means_nothing(written: str) -> bool:
    """Whether a cell of numbers, dates, codes or words says that there is no value: -, —, /, 无, N/A."""
    return len(written) < 8 and plain_width(written).upper() in NOTHING


def half_width(written: str) -> str:
    """Digits, letters and signs in their half-width form (NFKC), outer white space gone."""
    return unicodedata.normalize("NFKC", written).strip()


def plain_width(written: str) -> str:
    """Full-width letters, digits and signs as on a keyboard, and nothing else changed; outer white space gone."""
    return written.strip() if written.isascii() else written.translate(KEYBOARD).strip()


def normalised_name(name: str) -> str:
    """The form in which two names are compared: NFKC, lower case, no white space."""
    return SPACES.sub("", unicodedata.normalize("NFKC", name)).lower()


def boolean(written: str) -> str:
    """`true` or `false` from 是/否, true/false, 1/0. Raises Refusal LT-BOOL-01."""
    word = half_width(written).lower()
    if word in TRUE:
        return "true"
    if word in FALSE:
        return "false"
    raise Refusal(issue("LT-BOOL-01", value=written))
