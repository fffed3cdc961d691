"""The form in which names are read: half width, simplified characters, no needless spaces, one kind of brackets, no stock mark."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

from ingest.resolve.names.tables import rows

SPACES = re.compile(r"\s+")
NEEDLESS = re.compile(r" (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) | (?=[()])|(?<=[()]) ")
"""White space beside a character that is not Latin, or beside a bracket."""
BRACKETS = str.maketrans("〔【[{〈《“”‘’〕】]}〉》", "((((((\"\"''))))))")
EDGES = " ,，。;；:：、·#|_~^=+-—–\"'"
"""What may stand before or behind a name without being of it; a full stop may be of one (Inc.)."""
STOCK_MARKS = re.compile(
    r"^(?:S?\*?ST|XD|XR|DR|[SNC](?=[\u4e00-\u9fff])|退市(?=..))|(?:-[UWVBD]+|\((?:退市|退)\)|退市?|(?<=[\u4e00-\u9fff]{2})[AB])$"
)
"""What an exchange puts before or behind a short name: ST, *ST, N, XD, -U, 退, A."""


CIRCLED = {sign: f"({number})" for number, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)}
"""Numbers of a list, which would else become digits of the name (①)."""


@lru_cache(maxsize=1 << 16)
def folded(written: str) -> str:
    """A name in the form in which it is compared."""
    if written[:1] in CIRCLED:
        written = CIRCLED[written[0]] + written[1:]
    text = unicodedata.normalize("NFKC", written).translate(BRACKETS)
    text = SPACES.sub(" ", text).strip()
    text = NEEDLESS.sub("", text) if " " in text else text
    return (text if text.isascii() or _simplified(text) else "".join(map(_sign, text))).upper()


def trimmed(text: str) -> str:
    """A folded name without what stands before or behind it: stray punctuation, and brackets that lack their pair."""
    if text and text[0] not in EDGES and text[-1] not in EDGES and text[-1] != "。" and "(" not in text and ")" not in text:
        return text
    while (bare := _closed(text.strip(EDGES).removesuffix("。"))) != text:
        text = bare
    return text


def _closed(text: str) -> str:
    if text.count("(") == text.count(")"):
        return text
    return text[:-1] if text.endswith("(") else text[1:] if text.startswith(")") else text.replace("(", "").replace(")", "")


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


@lru_cache(maxsize=1 << 13)
def _sign(sign: str) -> str:
    """One character simplified. Those of GB 2312 stay: 乾 is no 干 in 乾丰, whatever stands beside it."""
    return sign if _simplified(sign) else _variants().get(sign) or _converter().convert(sign)


@cache
def _variants() -> dict[str, str]:
    return {row["written"]: row["usual"] for row in rows("variants")}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
