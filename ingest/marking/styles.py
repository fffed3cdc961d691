"""A workbook's styles with the marks added: each a twin of the cell's own style with another fill and a frame, and the list's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.marking.tags import appended, attribute, elements, opened, part, plain, prefix, texts, unfolded, with_attribute

FILLED = ("error", "warning")
"""The severities whose cells are filled; a note fills nothing."""
TEXT, GENERAL = 49, 0
"""Number formats that every workbook has: text, and as it comes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The styles of the list of problems: its heading, text, links, numbers, and the words of what is refused or hinted at."""

    heading: int
    text: int
    link: int
    number: int
    error: int
    warning: int


def unmarked(data: bytes) -> bytes:
    """The styles with the fills and frames of an earlier marking taken off every cell."""
    name = prefix(data)
    colours = [texts("parts")["colours"][one].encode() for one in FILLED]
    fills = elements(opened(data, f"{name}fills")[2], f"{name}fill")
    marks = {str(number) for number, fill in enumerate(fills) if any(b'"' + one + b'"' in fill[0] for one in colours)}
    found = opened(data, f"{name}cellXfs")
    content, at = [], 0
    for one in elements(found[2], f"{name}xf"):
        size = one[0].index(b">") + 1
        if attribute(one[0][:size], "fillId") in marks:
            plainer = with_attribute(with_attribute(one[0][:size], "fillId", 0), "borderId", 0)
            content += [found[2][at : one.start()], plainer, one[0][size:]]
            at = one.end()
    return data[: found.start(2)] + b"".join(content) + found[2][at:] + data[found.end(2) :]


def with_marks(data: bytes, wanted: Iterable[tuple[int, str]]) -> tuple[bytes, dict[tuple[int, str], int], Listing]:
    """The styles with a twin for each (style, severity), the number of each twin, and the list's. Raises ValueError for styles
    that are not edited here."""
    name = prefix(plain(data))
    for one in ("fills", "borders", "fonts", "cellXfs"):
        data = unfolded(data, f"{name}{one}")
    colours, frames = texts("parts")["colours"], texts("parts")["frames"]
    fills, borders = _numbered(data, name, "fill", colours), _numbered(data, name, "border", frames)
    data = appended(data, f"{name}fills", b"".join(part("fill", p=name, colour=colours[one]) for one in fills))
    data = appended(data, f"{name}borders", b"".join(part("border", p=name, **frames[one]) for one in borders))
    own = elements(opened(data, f"{name}cellXfs")[2], f"{name}xf")
    twins: dict[tuple[int, str], int] = {}
    added: list[bytes] = []
    for style, severity in sorted(set(wanted)):
        twins[style, severity] = len(own) + len(added)
        added.append(_twin(own[style][0] if style < len(own) else own[0][0], fills[severity], borders[severity]))
    data, listing = _listing(appended(data, f"{name}cellXfs", b"".join(added)), name, fills, len(own) + len(added))
    return data, twins, listing


def _numbered(data: bytes, name: str, what: str, wanted: Iterable[str]) -> dict[str, int]:
    """The numbers that fills or borders get which are added at the end."""
    first = len(elements(opened(data, f"{name}{what}s")[2], f"{name}{what}"))
    return {one: first + number for number, one in enumerate(wanted)}


def _twin(xf: bytes, fill: int, border: int) -> bytes:
    """A cell's format with another fill and a frame; number format, font and alignment are its own."""
    size = xf.index(b">") + 1
    tag = xf[:size]
    for one, value in (("fillId", fill), ("applyFill", 1), ("borderId", border), ("applyBorder", 1)):
        tag = with_attribute(tag, one, value)
    return tag + xf[size:]


def _listing(data: bytes, name: str, fills: Mapping[str, int], first: int) -> tuple[bytes, Listing]:
    fonts = len(elements(opened(data, f"{name}fonts")[2], f"{name}font"))
    data = appended(data, f"{name}fonts", b"".join(part(one, p=name) for one in ("font_heading", "font_text", "font_link")))
    wrap, centred = ' wrapText="1"', ' horizontal="center"'
    formats = ((TEXT, fonts, fills["heading"], ""), (TEXT, fonts + 1, 0, wrap), (TEXT, fonts + 2, 0, ""),
               (GENERAL, fonts + 1, 0, centred), (TEXT, fonts, fills["label_error"], centred),
               (TEXT, fonts + 1, fills["label_warning"], centred))  # fmt: skip
    made = b"".join(part("format", p=name, number=number, font=font, fill=fill, wrap=wrap) for number, font, fill, wrap in formats)
    return appended(data, f"{name}cellXfs", made), Listing(*range(first, first + len(formats)))
