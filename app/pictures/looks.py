"""How classes and relations look on a network map, by the names of the tokens; read from the tables beside this module."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.schema import Ontology

FOLDER = Path(__file__).parent
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
THIN = "thin"
BOX = "box"


@dataclass(frozen=True, slots=True)
class Look:
    """The shape of a class (as vis-network names it), its size in pixels (a box: of its letters), colours (#rrggbb) and border."""

    shape: str
    size: int
    fill: str
    line: str
    ink: str
    border: str

    @property
    def boxed(self) -> bool:
        """Whether the name stands inside the shape."""
        return self.shape == BOX


@dataclass(frozen=True, slots=True)
class Shape:
    """The GEXF name of a shape, and its drawing for a legend in an 18 by 14 box."""

    gexf: str
    svg: str


@cache
def tokens() -> dict[str, str]:
    """Every design token by its name."""
    return dict(TOKEN.findall((FOLDER / "tokens.css").read_text(encoding="utf-8")))


def colour(token: str) -> str:
    """The colour of a token's name. Raises KeyError for an unknown one."""
    return tokens()[token]


def look_of(ontology: Ontology, classes: Iterable[str]) -> Look:
    """The look of the first of these classes that has one, itself or by its nearest ancestor; else that of any entity."""
    looks = _looks()
    for name in classes:
        above = ontology.classes[name].ancestors if name in ontology.classes else ()
        found = [looks[one] for one in (name, *above) if one in looks and one != "Entity"]
        if found:
            return found[0]
    return looks["Entity"]


def stroke_of(relation: str) -> str:
    """The stroke of a relation: thick, plain (no arrow is thin), dotted, else thin."""
    return _strokes().get(relation, THIN)


@cache
def shapes() -> dict[str, Shape]:
    """Every shape by its name."""
    return {row["shape"]: Shape(row["gexf"], row["svg"]) for row in _rows("shapes.csv")}


@cache
def _looks() -> dict[str, Look]:
    return {
        row["class"]: Look(
            row["shape"], int(row["size"]), colour(row["fill"]), colour(row["line"]), colour(row["ink"]), row["border"]
        )
        for row in _rows("looks.csv")
    }


@cache
def _strokes() -> dict[str, str]:
    return {row["relation"]: row["stroke"] for row in _rows("strokes.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
