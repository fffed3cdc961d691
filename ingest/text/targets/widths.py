"""Text in one width: what has a full-width and a half-width form is made half-width, sign by sign, so that offsets stay."""

from __future__ import annotations

from ingest.text.exchange import Exchange

FULL = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
SAME = dict(zip("—–―－～〜∼﹣−〔〕【】　\xa0", "----~~~--()()  ", strict=True))
TABLE = Exchange({**FULL, **{ord(one): other for one, other in SAME.items()}, 0xFF0C: ",", 0xFF1B: ";", 0xFF1A: ":", 0xFF0E: "."})


def half_width_signs(text: str) -> str:
    """The text with half-width digits, letters, commas, brackets and dashes; as long as before."""
    return TABLE(text)
