"""Small edits of XML as bytes: whatever is not edited stays as it was, sign for sign."""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

FOLDER = Path(__file__).parent
ROOT = re.compile(rb"<((?:[A-Za-z_][\w.\-]*:)?)[A-Za-z_][\w.\-]*")
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LETTERS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)")
LONGEST = 32_767
"""How many signs a cell holds."""


@cache
def texts(name: str) -> dict[str, Any]:
    """A file of texts beside this module: `words` or `parts`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def part(name: str, /, **fields: object) -> bytes:
    """A piece of XML of `parts.toml` with its fields filled; they are put in as they are."""
    text = str(texts("parts")[name])
    return (text.format(**fields) if fields else text).encode()


def plain(data: bytes) -> bytes:
    """XML in UTF-8. Raises ValueError where it is in another encoding or of the strict dialect, which are not edited here."""
    head = data[:400]
    declared = re.search(rb"""encoding=["']([^"']+)""", head)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise ValueError("encoding")
    if b"purl.oclc.org/ooxml" in data[:4000]:
        raise ValueError("strict")
    return data


def parsed(data: bytes) -> ElementTree.Element:
    """The document read whole, to look things up in it. Raises ValueError where it is none."""
    try:
        return ElementTree.fromstring(plain(data))
    except ElementTree.ParseError as reason:
        raise ValueError(str(reason)) from None


def prefix(data: bytes) -> str:
    """What stands before the names of the elements (`x:`, mostly nothing), by the first of them."""
    found = ROOT.search(data)
    return found[1].decode() if found else ""


def attribute(tag: bytes, name: str) -> str | None:
    """An attribute of a start tag; None where it has none."""
    found = re.search(rb"\s(?:[\w.\-]+:)?" + name.encode() + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape((found[1] if found[1] is not None else found[2]).decode()) if found else None


def with_attribute(tag: bytes, name: str, value: object) -> bytes:
    """A start tag with an attribute set."""
    said = f'{name}="{quoted(str(value))}"'.encode()
    pattern = re.compile(rb"(?<=\s)" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""")
    if pattern.search(tag):
        return pattern.sub(lambda _: said, tag, count=1)
    end = re.search(rb"\s*/?>\Z", tag)
    return tag[: end.start()] + b" " + said + tag[end.start() :] if end else tag


def without_attribute(tag: bytes, name: str) -> bytes:
    """A start tag without an attribute."""
    return re.sub(rb"\s+" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""", b"", tag, count=1)


def opened(data: bytes, name: str) -> re.Match[bytes]:
    """An element with all it holds: groups are its start tag, its content, its end tag. An empty one is opened up first by
    `unfolded`. Raises ValueError where there is none."""
    found = re.search(rb"(<%b(?=[\s>])[^>]*>)(.*?)(</%b\s*>)" % (name.encode(), name.encode()), data, re.DOTALL)
    if not found:
        raise ValueError(name)
    return found


def unfolded(data: bytes, name: str) -> bytes:
    """The document with `<name/>` written as `<name></name>`."""
    return re.sub(rb"<%b((?:\s[^>]*?)?)\s*/>" % name.encode(), rb"<%b\1></%b>" % (name.encode(), name.encode()), data, count=1)


def elements(data: bytes, name: str) -> list[re.Match[bytes]]:
    """All elements of a name that never stand in one another."""
    one = re.escape(name.encode())
    return list(re.finditer(rb"<%b(?=[\s/>])[^>]*?(?:/>|>.*?</%b\s*>)" % (one, one), data, re.DOTALL))


def appended(data: bytes, name: str, more: bytes) -> bytes:
    """The document with more at the end of an element, its `count` set right where it has one. Raises ValueError."""
    if not more:
        return data
    data = unfolded(data, name)
    found = opened(data, name)
    head = found[1]
    if attribute(head, "count") is not None:
        child = ROOT.search(more)
        tag = child[0][1:].decode() if child else ""
        head = with_attribute(head, "count", len(elements(found[2] + more, tag)))
    return data[: found.start()] + head + found[2] + more + found[3] + data[found.end() :]


def quoted(text: str) -> str:
    """Text as it stands in XML, in an attribute too; signs that XML can't hold are gone, and what no cell can hold is cut."""
    return escape(ILLEGAL.sub("", text[:LONGEST]), {'"': "&quot;", "\n": "&#10;"})


def cell_name(row: int, place: int) -> str:
    """A cell such as `B3`."""
    return f"{get_column_letter(place)}{row}"


def cell_place(name: str) -> tuple[int, int]:
    """Row and column, both from 1, of a cell such as `B3`. Raises ValueError."""
    found = LETTERS.fullmatch(name)
    if not found:
        raise ValueError(name)
    place = 0
    for letter in found[1].upper():
        place = place * 26 + ord(letter) - 64
    return int(found[2]), place
