"""Sentences of a stretch of text: they end at 。；！？ and at line ends, never inside brackets or quotes that are closed again."""

from __future__ import annotations

import re

from ingest.text.structure.wrapping import flow

OPENING = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "【": "】", "〔": "〕", "[": "]", "〈": "〉"}
CLOSING = frozenset(OPENING.values())
STOPS = frozenset("。；;！？!?")
SIGNS = re.compile("[（(《“「『【〔[〈）)》”」』】〕\\]〉。；;！？!?]")
LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
SAME = {")": "）", "]": "】", "〕": "】"}
"""Brackets of both widths close each other: papers mix them."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every sentence between two offsets, its stop included, blanks around it left out."""
    said = flow(text)
    found: list[tuple[int, int]] = []
    text, start = said.text, said.there(start)
    for line in LINE.finditer(text, start, len(text) if end is None else said.there(end)):
        at = line.start()
        for cut in _cuts(text, line.start(), line.end()):
            _add(found, text, at, cut)
            at = cut
        _add(found, text, at, line.end())
    return [said.back_span(*one) for one in found] if said.cuts else found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of one line end. A stop inside a pair that is closed on this line does not end one, but the pair's
    closing sign does where the stop stands right before it (“……。”)."""
    stops: list[int] = []
    held: list[tuple[str, int]] = []
    for sign in SIGNS.finditer(text, start, end):
        char = sign.group()
        if char in STOPS:
            stops.append(sign.start())
        elif char in OPENING:
            held.append((SAME.get(OPENING[char], OPENING[char]), len(stops)))
        else:
            _close(text, sign.start(), SAME.get(char, char), held, stops)
    # what was opened and never closed holds nothing back
    return [at + 1 for at in stops if at + 1 >= end or text[at + 1] not in STOPS]


def _close(text: str, at: int, kind: str, held: list[tuple[str, int]], stops: list[int]) -> None:
    """Takes back the stops inside a pair that now closes; a stop right before the closing sign moves behind it."""
    for place in range(len(held) - 1, max(-1, len(held) - 4), -1):
        if held[place][0] == kind:
            first = held[place][1]
            last_inside = stops[-1] if len(stops) > first else -1
            del stops[first:], held[place:]
            if last_inside == at - 1 and text[at - 1] not in "；;":
                stops.append(at)
            return
