"""The title of a numbered part: the words of its heading without number, full stop and the bracket that names departments."""

from __future__ import annotations

import re

LONGEST = 45
"""More signs than this make a sentence, not a title."""
FRAMED = re.compile(r"【([^】\n]{1,40})】|[（(〔]([^（(）)〕\n]{2,24})[)）〕](?=[\s\u3000]*\S)")
FIRST = re.compile(r"[^。；;！!？?\n]*")
AFTER_TITLE = re.compile(r"[：:]|\s+")
AMOUNT = re.compile(r"\d[\d.,，]*\s*[%％万亿个家座名项场户人次元件只台套公平吨亩条]")
TAIL = re.compile(r"\s*[（(\[【][^（(）)]{0,400}(?:[：:]|负责|牵头|配合|分工|分\s*[)）])[^)）]*[)）\]】]?\s*$")
"""A bracket at the end of a heading that says who answers for it, or the points it earns."""


def title_span(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """Start and end of the title in a line that starts (behind its mark) at `start`; an empty stretch where it has none."""
    if kind == "clause" or text.startswith("【", start):
        framed = FRAMED.match(text, start, end)
        if framed:
            return framed.span(framed.lastindex or 0)
    sentence = FIRST.match(text, start, end)
    stop = sentence.end() if sentence else end
    if kind == "clause" and (stop < end or stop - start > 20 or re.search("[，,]", text[start:stop])):
        return start, start
    cut = _before_text(text, start, stop, end) or _trimmed(text, start, stop)
    return (start, cut) if _is_title(text, start, cut, stop, end) else (start, start)


def _before_text(text: str, start: int, stop: int, end: int) -> int:
    """Where a title ends that a colon or a blank parts from its text (指导思想：以…, 总体要求 以…); 0 where none does."""
    for gap in AFTER_TITLE.finditer(text, start, stop):
        short = 2 <= gap.start() - start <= 20 and not re.search("[，,。（(]", text[start : gap.start()])
        if short and end - gap.end() > (8 if gap.group().strip() else 40):
            return gap.start()
    return 0


def _trimmed(text: str, start: int, stop: int) -> int:
    tail = TAIL.search(text, start, stop)
    stop = tail.start() if tail and tail.start() > start else stop
    return start + len(text[start:stop].rstrip())


def _is_title(text: str, start: int, cut: int, stop: int, end: int) -> bool:
    """A title is short, does not stop half way (；，：) and is no statement with a number and nothing after it."""
    if not 2 <= cut - start <= LONGEST or text[cut - 1] in "，,、：:；;":
        return False
    if stop < end and text[stop] in "；;":
        return False
    return not (AMOUNT.search(text, start, cut) and text[stop : stop + 1] == "。" and not text[stop + 1 : end].strip(" （("))
