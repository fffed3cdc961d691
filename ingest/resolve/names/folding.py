"""The form in which names are read: half width, simplified characters, no white space, one kind of brackets, no stock mark."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

SPACES = re.compile(r"\s+")
BRACKETS = str.maketrans("〔【[{〈《“”‘’〕】]}〉》", "((((((\"\"''))))))")
STOCK_MARKS = re.compile(
    r"^(?:S?\*?ST|XD|XR|DR|[SNC](?=[\u4e00-\u9fff])|退市(?=..))|(?:-[UWVBD]+|\((?:退市|退)\)|退市?|(?<=[\u4e00-\u9fff]{2})[AB])$"
)
"""What an exchange puts before or behind a short name: ST, *ST, N, XD, -U, 退, A."""


@lru_cache(maxsize=1 << 16)
def folded(written: str) -> str:
    """A name in the form in which it is compared."""
    text = unicodedata.normalize("NFKC", written).translate(BRACKETS)
    text = SPACES.sub("", text) if not text.isascii() else SPACES.sub(" ", text).strip()
    return (text if _simplified(text) else _converter().convert(text)).upper()


def without_marks(short: str) -> str:
    """A short name of a listed company without the marks of the exchange; as it is where nothing of two characters is left."""
    bare = STOCK_MARKS.sub("", short)
    return bare if len(bare) > 1 else short


def _simplified(text: str) -> bool:
    """Whether simplified characters are certain at a glance: GB 2312 has no others."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
