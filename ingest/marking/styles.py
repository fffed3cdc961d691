"""A workbook's styles with the marks added: each a twin of the cell's own style with another fill, and those of the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.marking.tags import appended, attribute, elements, opened, part, plain, prefix, texts, unfolded, with_attribute

FILLED = ("error", "warning")
"""The severities whose cells are filled; a note fills nothing."""
TEXT, GENERAL = 49, 0
"""Number formats that every workbook has: text, and as it comes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The styles of the list of problems: its heading, text, links and numbers."""

    heading: int
    text: int
    link: int
    number: int


def unmarked(data: bytes) -> bytes:
    """The styles with the fills of an earlier marking taken off every cell."""
    name = prefix(data)
    colours = [texts("parts")["colours"][one].encode() for one in FILLED]
    fills = elements(opened(data, f"{name}fills")[2], f"{name}fill")
    marks = {str(number) for number, fill in enumerate(fills) if any(b'"' + one + b'"' in fill[0] for one in colours)}
    found = opened(data, f"{name}cellXfs")
    content, at = [], 0
    for one in elements(found[2], f"{name}xf"):
        size = one[0].index(b">") + 1
        if attribute(one[0][:size], "fillId") in marks:
            content += [found[2][at : one.start()], with_attribute(one[0][:size], "fillId", 0), one[0][size:]]
            at = one.end()
    return data[: found.start(2)] + b"".join(content) + found[2][at:] + data[found.end(2) :]


def with_marks(data: bytes, wanted: Iterable[tuple[int, str]]) -> tuple[bytes, dict[tuple[int, str], int], Listing]:
    """The styles with a twin for each (style, severity), the number of each twin, and the list's. Raises ValueError for styles
    that are not edited here."""
    name = prefix(plain(data))
    data = unfolded(unfolded(unfolded(data, f"{name}fills"), f"{name}fonts"), f"{name}cellXfs")
    fills = {one: len(elements(opened(data, f"{name}fills")[2], f"{name}fill")) + number
             for number, one in enumerate((*FILLED, "heading"))}  # fmt: skip
    colours = texts("parts")["colours"]
    data = appended(data, f"{name}fills", b"".join(part("fill", p=name, colour=colours[one]) for one in fills))
    own = elements(opened(data, f"{name}cellXfs")[2], f"{name}xf")
    twins: dict[tuple[int, str], int] = {}
    added: list[bytes] = []
    for style, severity in sorted(set(wanted)):
        twins[style, severity] = len(own) + len(added)
        added.append(_twin(own[style][0] if style < len(own) else own[0][0], fills[severity]))
    data, listing = _listing(appended(data, f"{name}cellXfs", b"".join(added)), name, fills["heading"], len(own) + len(added))
    return data, twins, listing


def _twin(xf: bytes, fill: int) -> bytes:
    """A cell's format with another fill; number format, font, border and alignment are its own."""
    size = xf.index(b">") + 1
    return with_attribute(with_attribute(xf[:size], "fillId", fill), "applyFill", 1) + xf[size:]


def _listing(data: bytes, name: str, heading: int, first: int) -> tuple[bytes, Listing]:
    fonts = len(elements(opened(data, f"{name}fonts")[2], f"{name}font"))
    data = appended(data, f"{name}fonts", b"".join(part(one, p=name) for one in ("font_heading", "font_text", "font_link")))
    wrap, centred = ' wrapText="1"', ' horizontal="center"'
    formats = ((TEXT, fonts, heading, ""), (TEXT, fonts + 1, 0, wrap), (TEXT, fonts + 2, 0, ""), (GENERAL, fonts + 1, 0, centred))
    made = b"".join(part("format", p=name, number=number, font=font, fill=fill, wrap=wrap) for number, font, fill, wrap in formats)
    return appended(data, f"{name}cellXfs", made), Listing(*range(first, first + len(formats)))
