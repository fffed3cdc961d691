"""What a reader sees of a web page: its lines and tables in order, each with where in the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

UNSEEN = {"script", "style", "noscript", "template", "head", "svg", "canvas", "select", "option", "iframe", "object",
          "textarea", "title"}  # fmt: skip
INLINE = {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins", "kbd",
          "label", "mark", "nobr", "o:p", "q", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "tt",
          "u", "var", "wbr"}  # fmt: skip
ASIDE = {"nav", "aside", "footer", "form", "button", "menu"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
GAPS = re.compile(r"[ \t\r\n\f]+")
Grid = list[list[str | tuple[int, int]]]


@dataclass(slots=True)
class Block:
    """A line of a page, or a table (`grid`: cells, or the row and column of the cell that reaches there). `linked` is the share of
    it in links, `aside` that it stands in navigation, a form or a footer."""

    text: str
    linked: float = 0.0
    aside: bool = False
    grid: Grid = field(default_factory=list)


def blocks(body: HtmlElement) -> list[Block]:
    """The visible lines and tables of a page's body."""
    seen = _Seen()
    seen.visit(body, aside=False, linked=False)
    seen.flush(aside=False)
    return seen.found


class _Seen:
    """Collects the text of inline parts until a line ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0

    def visit(self, node: HtmlElement, *, aside: bool, linked: bool) -> None:
        """A part of the page and all in it; its tail is left to whoever visits its parent."""
        tag = node.tag if isinstance(node.tag, str) else "script"
        if tag in UNSEEN or node.get("hidden") is not None or HIDDEN.search(node.get("style") or ""):
            return
        if tag in ("br", "hr"):
            self.flush(aside=aside)
            return
        within = aside or tag in ASIDE
        block = tag not in INLINE
        if block:
            self.flush(aside=aside)
        if tag == "table" and (grid := grid_of(node)):
            self.found.append(Block("", aside=within, grid=grid))
            return
        self._inside(node, within, linked or tag == "a")
        if block:
            self.flush(aside=within)

    def _inside(self, node: HtmlElement, aside: bool, linked: bool) -> None:
        self._say(node.text, linked)
        for child in node:
            self.visit(child, aside=aside, linked=linked)
            self._say(child.tail, linked)

    def _say(self, said: str | None, linked: bool) -> None:
        if said:
            self._parts.append(said)
            self._linked += len(said.strip()) if linked else 0

    def flush(self, *, aside: bool) -> None:
        """Ends the line."""
        said = GAPS.sub(" ", "".join(self._parts)).strip()
        if said.strip("\xa0\u3000 "):
            self.found.append(Block(said.strip("\xa0 "), min(1.0, self._linked / len(said)), aside))
        self._parts, self._linked = [], 0


def grid_of(table: HtmlElement) -> Grid:
    """The cells of a table of data; nothing for one that only lays out a page (tables in it, one column, one row)."""
    if table.find(".//table") is not None:
        return []
    rows = list(table.iter("tr"))
    if len(rows) < 2 or max(len(list(_cells(row))) for row in rows) < 2:
        return []
    grid: Grid = []
    reaching: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in enumerate(rows):
        grid.append(_row(number, row, reaching))
    return grid


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _row(number: int, row: HtmlElement, reaching: dict[tuple[int, int], tuple[int, int]]) -> list[str | tuple[int, int]]:
    found: list[str | tuple[int, int]] = []
    for cell in _cells(row):
        while (origin := reaching.get((number, len(found)))) is not None:
            found.append(origin)
        here = (number, len(found))
        wide, tall = _span(cell.get("colspan")), _span(cell.get("rowspan"))
        reaching |= {(number + down, here[1] + right): here for down in range(tall) for right in range(wide)}
        found.append(cell_text(cell))
        found += [here] * (wide - 1)
    while (origin := reaching.get((number, len(found)))) is not None and origin[0] < number:
        found.append(origin)
    return found


def _span(said: str | None) -> int:
    return min(max(int(said), 1), 100) if said and said.isascii() and said.isdigit() else 1


def cell_text(cell: HtmlElement) -> str:
    """A cell's lines."""
    return "\n".join(block.text for block in blocks(cell))
