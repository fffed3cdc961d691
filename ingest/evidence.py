"""What the cells that say where a row comes from add to each of its statements: the document, the place in it, words and rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from graph.statement import SEPARATOR
from ingest.documents import MANY
from ontology import values
from ontology.errors import Refusal

METHOD, SURE = "table", 1.0
"""How a row came about and how sure it is, where it does not say so."""


class Told(NamedTuple):
    """The key of the document that a row cites, and the text of locator, quote, method and confidence that ends its statements;
    both empty where it says nothing of the kind."""

    cites: str = ""
    tail: str = ""

    def ending(self, original: str) -> str:
        """How a statement ends, after its stamps; `original` is the text as written, with its separator."""
        return (original or SEPARATOR) + self.tail if self.tail else original


NOTHING = Told()


class Evidence:
    """Reads these cells of the rows of one table; `special` are the places of its special columns."""

    def __init__(self, special: Mapping[str, int], key: Callable[[str], str]) -> None:
        self._cites, self._words = special.get("cites"), special.get("evidence")
        self._method, self._sure = special.get("extractedBy"), special.get("confidence")
        self._key, self._known = key, dict[str, float | None]()
        self._none = not {"cites", "evidence", "extractedBy", "confidence"} & special.keys()

    def read(self, cells: Sequence[str]) -> Told | None:
        """What a row says of where it comes from; None where it cites several documents or is not as sure as anything can be."""
        if self._none:
            return NOTHING
        cited = "" if self._cites is None else cells[self._cites].strip()
        document, _, where = cited.partition("#")
        quote = "" if self._words is None else cells[self._words]
        method = ("" if self._method is None else cells[self._method]) or METHOD
        sure = SURE if self._sure is None or not cells[self._sure] else self._how_sure(cells[self._sure])
        if sure is None or MANY.search(cited) or (cited and not document):
            return None
        plain = not where and not quote and method == METHOD and sure == SURE
        tail = "" if plain else SEPARATOR.join(("", where, quote, method, repr(sure)))
        return Told(self._key(document) if document else "", tail)

    def _how_sure(self, cell: str) -> float | None:
        if cell not in self._known:
            try:
                found = float(values.decimal(cell))
            except Refusal:
                found = -1.0
            self._known[cell] = found if 0 <= found <= 1 else None
        return self._known[cell]
