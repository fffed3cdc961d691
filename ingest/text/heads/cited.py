"""Papers that a paper cites: 《…》 with the number behind it and the body before it, and numbers that stand without a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.heads.signs import NUMBER, is_body_line

TITLE = r"《(?P<title>(?:[^《》]|《[^《》]*》){2,120})》"
CALLED = r"(?:[(](?:以下简称[^()]*)?[)])?"
CITED = re.compile(rf"{TITLE}{CALLED}(?: ?[(](?P<number>{NUMBER}|[^()]{{0,12}}令?第? ?\d{{1,5}} ?号)[,、;]?[^()]*[)])?")
SHORT = re.compile(r"简称:?$")
"""What follows is a short name, no paper of its own."""
LEADING = re.compile(
    r"^.*(?:贯彻|落实|根据|依据|按照|依照|遵照|执行|参照|认真|全面|深入|结合|实施|废止|及|与|原|、|,"
    r"|和(?!改革|信息|社会|旅游|城乡|计划|体育|监察|军民|财政))"
)
"""Words before a name; the 和 of 发展和改革委员会 is in it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited paper: its place, its title with who issued it where that stands before 关于, and its number."""

    start: int
    end: int
    title: str
    number: str


def cited_in(even: str, text: str, start: int, end: int) -> Iterator[Cited]:
    """The papers cited in a stretch, in order."""
    reached = start
    for match in CITED.finditer(even, start, end):
        if SHORT.search(even, max(start, match.start() - 8), match.start()):
            continue
        yield from _alone(even, text, reached, match.start())
        at = _issuer_start(even, start, match.start()) if match["title"].startswith(("关于", "印发")) else match.start()
        title = text[at : match.start()].strip() + text[match.start("title") : match.end("title")].replace("\n", "")
        number = text[match.start("number") : match.end("number")] if match["number"] else ""
        yield Cited(at, match.end(), title, number)
        reached = match.end()
    yield from _alone(even, text, reached, end)


def _alone(even: str, text: str, start: int, end: int) -> Iterator[Cited]:
    for match in re.finditer(NUMBER, even[start:end]):
        lead = LEADING.match(match[0])
        at = start + match.start() + (lead.end() if lead else 0)
        if at < start + match.end() - 5:
            yield Cited(at, start + match.end(), "", text[at : start + match.end()])


def _issuer_start(even: str, start: int, end: int) -> int:
    """Where the name of the body before a title begins; the title's own place where none stands there."""
    before = re.search(r"[一-龥()、 ]{0,40}$", even[start:end])
    said = before[0] if before else ""
    lead = LEADING.match(said)
    name = said[lead.end() :] if lead else said
    return end - len(name) if name and is_body_line(name) else end
