"""Parts of a paper that are programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.text.found import NONE, Programme, Section

CALLED = re.compile(r"(?:工程|行动|计划|任务|专项|攻坚战?)(?:[（(][^（()）]*[)）])?[”\"]?$")
GENERAL = re.compile(
    r"(?:主要|重点|工作|基本|总体|发展|建设|具体|年度|核心|战略|阶段|目标|组织|保障|各项|今后|下一步|推进|实施|落实|专项|十大|[和与及、])*"
    r"(?:工程|行动|计划|任务|专项)(?:[（(].*)?"
)
"""A heading over all programmes, not the name of one (主要任务, 重点工程)."""
SENTENCE = re.compile(r"[^。；;！\r\n]*")
LONGEST = 60


def part_programmes(text: str, sections: Sequence[Section], answered: set[int]) -> list[Programme]:
    """A programme for each numbered part that is called one, and for each part in `answered` (somebody answers for it)."""
    places = [at for at, one in enumerate(sections) if _is_programme(one, at in answered)]
    of = {section: place for place, section in enumerate(places)}
    found = []
    for order, at in enumerate(places, 1):
        start, end = _name(text, sections[at])
        within = next((of[above] for above in _above(sections, at) if above in of), NONE)
        found.append(Programme(start, end, text[start:end], order, section=at, within=within))
    return found


def programme_at(programmes: Sequence[Programme], sections: Sequence[Section], section: int) -> int:
    """The place of the programme that a part belongs to: its own, else the nearest above."""
    of = {one.section: place for place, one in enumerate(programmes) if not one.digits}
    return next((of[at] for at in (section, *_above(sections, section)) if at in of), NONE)


def _is_programme(section: Section, answered: bool) -> bool:
    if section.kind == "table" or not (section.number or section.title):
        return False
    if answered:
        return bool(section.number or section.kind == "paragraph") and not re.search(r"附件\S*$", section.number)
    called = bool(section.number) and CALLED.search(section.title) is not None
    return called and GENERAL.fullmatch(section.title) is None


def _above(sections: Sequence[Section], at: int) -> Iterator[int]:
    """The parts that hold a part, from the inside out."""
    while at != NONE and (at := sections[at].parent) != NONE:
        yield at


def _name(text: str, section: Section) -> tuple[int, int]:
    """Where the name stands: the title, else the first sentence, cut at a comma where it is long."""
    if section.title:
        return section.title_start, section.title_end
    start = section.title_start
    while start < section.end and text[start].isspace():
        start += 1
    found = SENTENCE.match(text, start, section.end)
    end = found.end() if found else start
    if end - start > LONGEST:
        cut = max(text.rfind("，", start, start + LONGEST), text.rfind(",", start, start + LONGEST))
        end = cut if cut > start else start + LONGEST
    return start, end
