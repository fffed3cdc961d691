"""The paper's title, also over two lines or more; never the headline of another page."""

from __future__ import annotations

import re

from ingest.text.heads.lines import Line
from ingest.text.heads.opening import Opening
from ingest.text.heads.particulars import particular
from ingest.text.heads.signs import NUMBER, ORDER_ALONE, is_body_line, is_title_line, paper_word, stripped
from ingest.text.widths import evened

Place = tuple[int, int]
MOST_LINES, ALONE = 5, 40
SHORT = 4
"""Signs of a line that alone is no title outside of the head: it heads a column (工 作 标 准)."""
RED_HEAD = re.compile(r"文 ?件$")
TAIL = re.compile(rf"(?: +[(]?|[(]){NUMBER}[)]?$")
LEAD = re.compile(rf"^[(]?{NUMBER}[)]? *(?=《|[一-龥 ]+(?:关于|印发))")
ABOUT = re.compile(r"关于|印发|转发|批转")
HANDS_OUT = re.compile(r"印发|转发|批转")
HANDED = re.compile(r"《(?P<title>[^《》]{4,80})》[^。]{0,60}(?:印发|发给|公布|发布|下发|施行)|将《(?P<other>[^《》]{4,80})》")


def title_place(text: str, paper: Opening, page: str = "") -> Place | None:
    """Where the title stands. First in the head; else the paper that the opening hands out, where it is a line of its own;
    else in the list of particulars of the page; else the first line that ends like a title; else a headline. `page` is the text
    with what was dropped of it, where that differs."""
    found = _last(_titles(paper.head)) or _handed_out(paper)
    if not found and (listed := particular(page or text, "title")):
        return listed[0]
    if not found and paper.head and (paper.addressed or not _is_headline(paper.head[0])):
        found = _first(_titles(paper.rest[:ALONE]))
    if not found and not paper.addressed and paper.head and _is_headline(paper.head[0]):
        found = [paper.head[0]]
    if not found:
        found = _first(_titles(paper.rest[:ALONE]))
    return _trimmed(text, found[0].start, found[-1].end) if found else None


def title_text(text: str, place: Place) -> str:
    """A title as one line: what ends a line inside it is no part of it."""
    lines = [part.strip() for part in text[slice(*place)].splitlines()]
    said = ""
    for part in filter(None, lines):
        gap = said and said[-1].isascii() and part[0].isascii() and (said[-1] + part[0]).isalnum()
        said += (" " if gap else "") + part
    return said[1:-1] if said.startswith("《") and said.endswith("》") and said.count("《") == 1 else said


def _titles(lines: list[Line]) -> list[list[Line]]:
    """Every run of lines that reads as one title."""
    return [_upwards(lines, at) for at, line in enumerate(lines) if _ends_title(line.text)]


def _ends_title(said: str) -> bool:
    """Whether a title of a paper ends with this line; a lone word for a kind of paper is one below a spread head only."""
    bare = _bare(said)
    return is_title_line(bare) and bool(paper_word(bare)) and not RED_HEAD.search(bare) and len(stripped(bare)) > 1


def _bare(said: str) -> str:
    return LEAD.sub("", TAIL.sub("", said))


def _upwards(lines: list[Line], at: int) -> list[Line]:
    """The lines above that belong to a title which ends here: up to the one that says 关于 or 印发, and who issues above it."""
    first = at
    if not ABOUT.search(lines[at].text):
        reached = at
        while reached and at - reached < MOST_LINES - 1 and _goes_on(lines[reached - 1].text):
            reached -= 1
            if ABOUT.search(lines[reached].text):
                first = reached
                break
    if first and ABOUT.match(lines[first].text) and is_body_line(lines[first - 1].text):
        first -= 1
    return lines[first : at + 1]


def _goes_on(above: str) -> bool:
    """Whether a line may be the beginning or the middle of a title that ends below."""
    if not is_title_line(above) or RED_HEAD.search(above) or ORDER_ALONE.fullmatch(above) or is_body_line(above):
        return False
    return not paper_word(above) or (HANDS_OUT.search(above) is not None and not above.endswith("通知"))


def _handed_out(paper: Opening) -> list[Line]:
    """The paper that the opening hands out (《…》现印发给你们), where it begins below."""
    for line in paper.rest[:6]:
        for match in HANDED.finditer(line.text):
            named = _letters(match["title"] or match["other"])
            for found in _titles(paper.rest[:ALONE]):
                if _letters("".join(part.text for part in found)) == named:
                    return found
    return []


def _letters(said: str) -> str:
    return re.sub(r"[^\w]", "", said)


def _is_headline(line: Line) -> bool:
    return is_title_line(line.text) and 4 < len(line.text) <= 60 and not RED_HEAD.search(line.text) and not is_body_line(line.text)


def _first(found: list[list[Line]]) -> list[Line]:
    return next((run for run in found if len(_letters("".join(line.text for line in run))) > SHORT), [])


def _last(found: list[list[Line]]) -> list[Line]:
    return found[-1] if found else []


def _trimmed(text: str, start: int, end: int) -> Place:
    """Without a number that stands before or after it on its line."""
    even = evened(text[start:end])
    if lead := LEAD.match(even):
        start += lead.end()
    if tail := TAIL.search(even):
        end -= len(even) - tail.start()
    return start, end
