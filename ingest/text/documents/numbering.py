"""The numbers that Word counts itself: 一、 （一） 第一条 stand in no paragraph's text, but in the list it belongs to."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ontology.values import in_numerals

Place = tuple[str, int]
COUNTED = {"chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographTraditional", "japaneseCounting",
           "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"}  # fmt: skip
CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}


class Numbering:
    """Counts on from paragraph to paragraph, as Word does."""

    def __init__(self, document: Document) -> None:
        self._lists = _levels(document)
        self._styles = _styles(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def before(self, paragraph: Paragraph) -> str:
        """The number that Word shows before this paragraph; nothing for one outside lists, and for bullets."""
        where = self._place(paragraph)
        if not where or where[0] not in self._lists:
            return ""
        number, level = where
        abstract, levels = self._lists[number]
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _shown(levels, counts, level)

    def _place(self, paragraph: Paragraph) -> Place | None:
        """The list and the level of a paragraph, its own or its style's."""
        holder = paragraph._p.pPr
        if holder is None:
            return None
        return _numbered(holder) or self._styles.get(holder.style or "")


def _styles(document: Document) -> dict[str, Place]:
    """The styles that are numbered, by their key; looked up once, since each look costs a search of the whole part."""
    found = {}
    for style in document.styles.element.style_lst:
        if style.pPr is not None and (place := _numbered(style.pPr)):
            found[style.styleId] = place
    return found


def _numbered(holder: Any) -> Place | None:
    numbered = holder.find(qn("w:numPr"))
    if numbered is None or (number := numbered.find(qn("w:numId"))) is None:
        return None
    level = numbered.find(qn("w:ilvl"))
    return number.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0


def _levels(document: Document) -> dict[str, tuple[str, dict[int, tuple[str, str, int]]]]:
    """Of each list: which definition it counts with, and of each level the kind of number, its text, and the first number."""
    try:
        root: Any = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    defined = {one.get(qn("w:abstractNumId")): _defined(one) for one in root.findall(qn("w:abstractNum"))}
    found = {}
    for number in root.findall(qn("w:num")):
        abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        found[number.get(qn("w:numId"))] = (abstract, defined.get(abstract, {}))
    return found


def _defined(abstract: Any) -> dict[int, tuple[str, str, int]]:
    found = {}
    for level in abstract.findall(qn("w:lvl")):
        said = [_value(level, name, default) for name, default in (("numFmt", "decimal"), ("lvlText", ""), ("start", "1"))]
        found[int(level.get(qn("w:ilvl")))] = (said[0], said[1], int(said[2]))
    return found


def _value(level: Any, name: str, default: str) -> str:
    found = level.find(qn(f"w:{name}"))
    value: str | None = found.get(qn("w:val")) if found is not None else None
    return default if value is None else value


def _shown(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
    kind, said, _ = levels[level]
    if kind in ("bullet", "none"):
        return ""
    for other in range(level + 1):
        if other in levels:
            said = said.replace(f"%{other + 1}", _figure(counts.get(other, levels[other][2]), levels[other][0]))
    return said


def _figure(value: int, kind: str) -> str:
    if kind in COUNTED:
        return in_numerals(value)
    if kind in CIRCLED and value <= 20:
        return chr(0x2460 + value - 1)
    if kind in ("upperLetter", "lowerLetter") and value <= 26:
        return chr((65 if kind == "upperLetter" else 97) + value - 1)
    return str(value)
