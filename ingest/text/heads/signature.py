"""Who signs and when: the lines of names above a line that is only a date, below the opening of the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.heads.dates import BARE, dates_in
from ingest.text.heads.lines import Line
from ingest.text.heads.opening import Opening
from ingest.text.heads.signs import DATE_ALONE, NUMBER_ALONE, ORDER_LINE, bodies, is_body_line

Place = tuple[int, int]
NAMES = 12
"""So many bodies may sign together."""
BOTH = re.compile(rf"(?P<body>[一-龥() ]{{2,40}}?) *(?P<date>{BARE})")
PRINTED = re.compile(rf"(?P<body>[一-龥]{{2,30}}) *(?P<date>{BARE}) ?印发")
ADOPTED = re.compile(rf"^[(] ?(?P<date>{BARE})[^()]{{0,60}}(?:通过|发布|公布|印发|批准|审议|修订)")
PREFIX = re.compile(r"^(?P<body>.{2,80}?)(?:关于|印发|转发|批转|发布|公布|《)", re.DOTALL)
RED = re.compile(r"^(?P<body>[一-龥() ]{2,40}?) ?文 ?件$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The signing bodies and the date, with their places; either may be missing."""

    bodies: tuple[str, ...] = ()
    bodies_place: Place | None = None
    issued: str = ""
    issued_place: Place | None = None


def signature(paper: Opening) -> Signature:
    """The first signed date below the opening; else the first date alone on a line; else the day it was adopted or printed."""
    unsigned = Signature()
    for at, line in enumerate(paper.rest):
        found = _on_one_line(line) if not DATE_ALONE.fullmatch(line.text) else _with_date(line, _above(paper.rest, at))
        if found and found.bodies:
            return found
        if found and not unsigned.issued:
            unsigned = found
    return _below_title(paper) or (unsigned if unsigned.issued else _noted(paper))


def _below_title(paper: Opening) -> Signature | None:
    """The date alone in brackets in the head: (2018年1月2日)."""
    return next((found for line in paper.head if line.text.startswith("(") and DATE_ALONE.fullmatch(line.text)
                 and (found := _with_date(line, []))), None)  # fmt: skip


def _with_date(line: Line, names: list[Line]) -> Signature | None:
    date = next(dates_in(line.text), None)
    if not date or len(date.iso) < 7:
        return None
    said = tuple(body for name in names for body in bodies(name.text))
    place = (names[0].start, names[-1].end) if names else None
    return Signature(said, place, date.iso, (line.start + date.start, line.start + date.end))


def _above(lines: list[Line], at: int) -> list[Line]:
    """The lines of names directly above a date."""
    first = at
    while first and at - first < NAMES and is_body_line(lines[first - 1].text):
        first -= 1
    return lines[first:at]


def _on_one_line(line: Line) -> Signature | None:
    """A name and a date on one line, as a scanner or a narrow page gives them."""
    match = BOTH.fullmatch(line.text) if line.text[-1] in "年月日" or line.text[-1].isdecimal() else None
    if not match or not is_body_line(match["body"].strip()):
        return None
    name = Line(line.start, line.start + len(match["body"].rstrip()), match["body"].strip())
    return _with_date(Line(line.start + match.start("date"), line.end, match["date"]), [name])


def _noted(paper: Opening) -> Signature:
    """The date in brackets below the title, or the printer's line at the end."""
    for line in (*paper.head, *paper.rest[:2]):
        if ADOPTED.match(line.text) or NUMBER_ALONE.fullmatch(line.text):
            date = next(dates_in(line.text), None)
            if date and len(date.iso) >= len("2018-01"):
                return Signature((), None, date.iso, (line.start + date.start, line.start + date.end))
    for line in paper.rest[-8:]:
        if "印发" in line.text and (match := PRINTED.search(line.text)) and (date := next(dates_in(match["date"]), None)):
            return Signature((), None, date.iso, (line.start + match.start("date"), line.start + match.end("date")))
    return Signature()


def issuer_in_head(text: str, title: Place | None, paper: Opening) -> tuple[Place, str] | None:
    """Who issues, as the title begins (国务院关于…), or the red head (…文件), the order (…令), or a line of its own says."""
    if title and (match := PREFIX.match(text[slice(*title)])) and is_body_line(name := " ".join(match["body"].split())):
        return (title[0], title[0] + len(match["body"].rstrip())), "、".join(bodies(name))
    for line in paper.head:
        red = RED.match(line.text)
        if red and is_body_line(red["body"].strip()):
            return (line.start, line.start + len(red["body"])), "、".join(bodies(red["body"]))
        if ORDER_LINE.fullmatch(line.text):
            name = line.text.split("令")[0].strip()
            return ((line.start, line.start + len(name)), name) if is_body_line(name) else None
    alone = next((line for line in reversed(paper.head) if is_body_line(line.text)), None)
    return ((alone.start, alone.end), "、".join(bodies(alone.text))) if alone else None
