"""Drawing in SVG: an element inside another, text, and what has to stand in the file's head."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

Element = ElementTree.Element
FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'


def picture(width: float, height: float, title: str) -> Element:
    """An empty picture with a title that is read aloud."""
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}",
                           "height": f"{height:g}", "role": "img", "font-family": FONT})  # fmt: skip
    ElementTree.SubElement(root, "title").text = title
    box(root, 0, 0, width, height, fill="#ffffff")
    return root


def put(parent: Element, tag: str, /, **attributes: object) -> Element:
    """An element; underscores in attribute names stand for hyphens, numbers are written short."""
    short = {name: f"{value:g}" if isinstance(value, float | int) else str(value) for name, value in attributes.items()}
    return ElementTree.SubElement(parent, tag, {name.replace("_", "-"): value for name, value in short.items()})


def box(parent: Element, x: float, y: float, width: float, height: float, **attributes: object) -> Element:
    """A rectangle."""
    return put(parent, "rect", x=x, y=y, width=width, height=height, **attributes)


def text(parent: Element, x: float, y: float, words: str, **attributes: object) -> Element:
    """A line of text whose baseline begins at a point."""
    found = put(parent, "text", x=x, y=y, **attributes)
    found.text = words
    return found


def drawn(drawing: str) -> Iterator[Element]:
    """The elements of a drawing that is kept as text."""
    yield from ElementTree.fromstring(f"<g>{drawing}</g>")


def written(root: Element) -> str:
    """The picture as a file's text."""
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"
