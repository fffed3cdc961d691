"""Names in Latin letters: their words, the form at their end (Co., Ltd. ≡ Company Limited), the place that they name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.regions import PLACES
from ingest.resolve.names.divisions import HOME
from ingest.resolve.names.tables import rows
from ingest.text.lists import read_rows

CHINESE = re.compile(r"[\u2e80-\U0003ffff]")
DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}(?:[A-Z]\b\.?)?")
WORD = re.compile(r"[^\W_]+")
FEW, GLUED = 2, 4
"""A name keeps so many words, or letters where it is one word, when a place or form is taken off its end."""
FILLING = frozenset({"AND", "THE", "OF"})


class LatinName(NamedTuple):
    """Its words without form and place, in one; the form in its usual spelling (CO LTD, INC); the place's code."""

    core: str
    form: str
    place: str


def is_latin(text: str) -> bool:
    """Whether a folded name has Latin letters and no Chinese ones."""
    return not CHINESE.search(text) and any("A" <= sign <= "Z" for sign in text)


def latin_name(text: str) -> LatinName:
    """The parts of a folded name in Latin letters."""
    words = words_of(text)
    words, form = _without_form(words)
    words, place = _without_place(words)
    if not form:
        words, form = _without_form(words)
    while len(words) > 1 and words[0] == "THE":
        words = words[1:]
    kept = [word for word in words if word not in FILLING]
    return LatinName("".join(kept or words), " ".join(form), place)


def words_of(text: str) -> list[str]:
    """The words of a folded name; letters with points between them are one (U.S.)."""
    text = DOTTED.sub(lambda one: one[0].replace(".", "").replace(" ", "") + " ", text).replace("'", "")
    return WORD.findall(text)


def _without_form(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before the form, and those of the form as they are usually written."""
    form: list[str] = []
    while len(words) > 1 and (words[-1] in _forms() or (form and words[-1] == "DE")):
        form.insert(0, _forms().get(words[-1], "DE"))
        words = words[:-1]
    if not form and words and (found := _glued().fullmatch(words[-1])):
        rest, ending = _without_form([*words[:-1], found[1]])
        return rest, [*ending, _forms()[found[2]]]
    return words, form


def _without_place(words: list[str]) -> tuple[list[str], str]:
    """The words without a place at their end or their start, and its code."""
    for size in (4, 3, 2, 1):
        if size < len(words):
            rest, tail, head = words[:-size], "".join(words[-size:]), "".join(words[:size])
            if (code := places().get(tail)) and rest[-1] not in FILLING and (len(rest) >= FEW or len(rest[0]) >= GLUED):
                return rest, code
            if (code := places().get(head)) and len(words) - size >= FEW and len(code) == 6:
                return words[size:], code
    return words, ""


@cache
def _forms() -> dict[str, str]:
    return {row["word"]: row["usual"] for row in rows("latin_forms")}


@cache
def _glued() -> re.Pattern[str]:
    """Forms that are known even where no space stands before them."""
    found = sorted((row["word"] for row in rows("latin_forms") if row["glued"]), key=len, reverse=True)
    return re.compile(rf"(.{{{GLUED},}}?)({'|'.join(found)})")


@cache
def places() -> dict[str, str]:
    """Codes of countries and of divisions of China by their English names in one word; of countries the ISO 3166 code."""
    found = {}
    for row in read_rows(PLACES):
        names = (row["english_name"], *(one for one in row["alias"].split("、") if one.isascii()))
        code = HOME.get(row["code"], row["code"])
        found.update({"".join(words_of(name.upper())): code for name in names if name})
    return found | {row["word"]: row["code"] for row in rows("latin_places")}

