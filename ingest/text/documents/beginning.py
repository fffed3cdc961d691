"""Where the paper begins: what stands before it, such as the headline of another page, is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.text.document import Dropped
from ingest.text.heads.lines import Line, lines_of
from ingest.text.heads.opening import Opening, opening
from ingest.text.heads.signs import NUMBER_ALONE, ORDER_ALONE, ORDER_LINE, is_body_line, is_title_line, paper_word
from ingest.text.heads.titles import RED_HEAD, title_place
from ingest.text.widths import evened

REPEATED = "页面标题（与文件标题重复）"
ALIKE = 0.5
"""A headline of this paper shares so many signs with its title."""
MARKED = re.compile(r"(?:特急|急件|加急|签发人|公开|此件).{0,20}")


def before_the_paper(text: str, kept: Iterable[tuple[int, int]]) -> list[Dropped]:
    """The lines above the paper's beginning. A text that does not begin as an official paper does keeps all its lines."""
    paper = opening(lines_of(text, kept))
    first = _first(text, paper)
    head, repeats = paper.head[first:], _repeats(text, paper, first)
    title = "".join(line.text for line in head)
    above = [Dropped(line.start, line.end, _why(line, title)) for line in paper.head[:first]]
    return above + [Dropped(line.start, line.end, REPEATED) for line in head[:repeats]]


def _repeats(text: str, paper: Opening, first: int) -> int:
    """How many lines of the head only repeat what stands below: the page's headline above the paper's own title and number."""
    head, title = paper.head[first:], title_place(text, paper)
    if not title:
        return 0
    named = _letters(text[slice(*title)])
    own = next((at for at, line in enumerate(head) if line.start <= title[0] < line.end), 0)
    last = max((at for at in range(own) if _letters(head[at].text) == named), default=-1)
    below = {_letters(line.text) for line in head[own:]}
    while last >= 0 and last + 1 < own and _letters(head[last + 1].text) in below:
        last += 1
    return last + 1


def _letters(said: str) -> str:
    return re.sub(r"\W", "", evened(said))


def _first(text: str, paper: Opening) -> int:
    """The place in the head of the first line that belongs to the paper."""
    head, title = paper.head, title_place(text, paper)
    at = next((at for at, line in enumerate(head) if title and line.start <= title[0] < line.end), len(head))
    if at == len(head) and not paper.addressed:
        return 0
    while at and _official(head[at - 1]):
        at -= 1
    return at


def _official(line: Line) -> bool:
    """Whether a line is one of an official head: its number, a body, the red head, the title once more."""
    said = line.text
    return bool(NUMBER_ALONE.fullmatch(said) or ORDER_ALONE.fullmatch(said) or ORDER_LINE.fullmatch(said) or RED_HEAD.search(said)
                or MARKED.fullmatch(said)) or is_body_line(said) or ("关于" in said and bool(paper_word(said)))  # fmt: skip


def _why(line: Line, title: str) -> str:
    """Another page's headline, or words before the paper."""
    said = set(re.findall(r"[一-龥]", line.text))
    common = len(said & set(title)) / len(said) if said and title else 0.0
    return "与本文无关的标题" if is_title_line(line.text) and ":" not in line.text and common < ALIKE else "正文之前的内容"
