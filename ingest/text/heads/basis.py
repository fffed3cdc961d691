"""What a paper goes by and carries out, and what it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.text.heads.cited import Cited, cited_in
from ingest.text.heads.lines import Line

Pair = tuple[str, str]
Place = tuple[int, int]
SENTENCE = re.compile(r"[^。;!?\r\n]+")
GOES_BY = re.compile(r"贯彻|落实|根据|依据|按照|依照|遵照|参照")
FIRST_HEADING = re.compile(r"(?:一 ?、|第二条|第一章|[(]一[)]|1 ?[.、])")
REPEALED = re.compile(r"废止|停止执行|停止施行|不再执行|不再施行|停止使用|失效")
PARTLY = re.compile(r"中|的|第|规定")
"""Only something in the cited paper ends, not the paper."""
OPENING = 30
"""First words are among so many lines, where no heading ends them."""
LONGEST = 1500
"""So far around the word is looked for what ends."""
PREAMBLES = 3
"""Papers in one: the notice, and what it hands out; each has its own first words."""


def superiors(even: str, text: str, lines: list[Line], own: Iterable[str]) -> tuple[list[Pair], Place | None]:
    """The papers named in the first words as what this one goes by: (title, number) in order, and the place of the first."""
    named, found = list(_gone_by(even, text, lines)), list[Pair]()
    mine = {_letters(title) for title in own if title} if named else set[str]()
    place = None
    for cited in named:
        if not _is_own(cited.title, mine) and not _known(cited, found):
            found.append((cited.title, cited.number))
            place = place or (cited.start, cited.end)
    return found, place


def _gone_by(even: str, text: str, lines: list[Line]) -> Iterator[Cited]:
    """Every paper that the first words cite as what they go by."""
    for start, end in _preambles(lines):
        for sentence in SENTENCE.finditer(even, start, end):
            trigger = GOES_BY.search(sentence[0])
            if trigger and not REPEALED.search(sentence[0]):
                yield from _cited(even, text, sentence, trigger.start())


def _cited(even: str, text: str, sentence: re.Match[str], offset: int) -> Iterator[Cited]:
    """What is cited behind the trigger, up to where the sentence hands out a paper of its own."""
    end = sentence.end()
    handed = re.search(r"(?:制定|制订|印发|起草|编制|修订|出台|研究提出)了?《|(?:现|兹)?将《", sentence[0][offset:])
    if handed:
        end = sentence.start() + offset + handed.start()
    return cited_in(even, text, sentence.start() + offset, end)


def _known(cited: Cited, found: list[Pair]) -> bool:
    return any(cited.number == number if not cited.title else _letters(cited.title) == _letters(title) for title, number in found)


def _is_own(title: str, mine: set[str]) -> bool:
    said = _letters(title)
    return bool(said) and any(said == one or re.search(f"(?:印发|发布|公布|下发){said}", one) for one in mine)


def _letters(title: str) -> str:
    return re.sub(r"\W", "", title)


def _preambles(lines: list[Line]) -> Iterator[Place]:
    """The stretches before the first heading, of the notice and of the paper it hands out; the first article, or the first
    point where nothing stands before it."""
    begun, chapters = -1, 0
    lines = lines[:OPENING]
    for line in lines:
        if re.match(r"第一条", line.text) or (begun < 0 and FIRST_HEADING.match(line.text) and GOES_BY.search(line.text)):
            yield line.start, line.end
            return
        if FIRST_HEADING.match(line.text):
            if begun >= 0:
                yield begun, line.start
            if (chapters := chapters + 1) >= PREAMBLES or not re.match(r"第一章", line.text):
                return
            begun = -1
        elif begun < 0 and not line.text.startswith("("):
            begun = line.start
    if begun >= 0:
        yield begun, lines[-1].end


def replaced(even: str, text: str, spans: Iterable[Place]) -> tuple[list[Pair], Place | None]:
    """The papers that end with this one (同时废止): (title, number) in order, and the place of the first."""
    found: list[Pair] = []
    place, reached = None, 0
    for start, end in spans:
        for word in REPEALED.finditer(even, start, end):
            named = _repealed(even, text, word, max(start, reached, word.start() - LONGEST), min(end, word.end() + LONGEST))
            reached = word.end()
            for cited in named:
                if not _known(cited, found) and not PARTLY.match(even, cited.end):
                    found.append((cited.title, cited.number))
                    place = place or (cited.start, cited.end)
    return found, place


def _repealed(even: str, text: str, word: re.Match[str], start: int, end: int) -> list[Cited]:
    """What the sentence around the word names: behind it (废止《…》) if anything, else before it (《…》同时废止)."""
    begin = max(start, *(even.rfind(sign, start, word.start()) + 1 for sign in "。;\n"))
    stops = [at for sign in "。;\n" if (at := even.find(sign, word.end(), end)) >= 0]
    behind = re.compile(r" ?(?:了|下列文件:)? ?(?=《|[一-龥]{1,20}《|原)").match(even, word.end(), end)
    if behind:
        return list(cited_in(even, text, word.end(), min(stops, default=end)))
    enters = [match.end() for match in re.finditer(r"施行|实施|执行|生效|根据[^,]*,", even[begin : word.start()])]
    return list(cited_in(even, text, begin + max(enters, default=0), word.start()))
