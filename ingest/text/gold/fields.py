"""Which fields a labelled paper and its labels may have, and what may stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from ingest.text.gold.labels import ANY
from ontology.errors import Issue, issue
from ontology.turtle import load_ontology

NEEDED, FREE = True, False
Entry = dict[str, bool]
"""Fields by name, and whether each must be there."""
PLACE: Entry = {"start": NEEDED, "end": NEEDED, "quote": NEEDED, "optional": FREE}
HEAD: Entry = {
    "title": NEEDED, "split": NEEDED, "origin": NEEDED, "source": FREE, "labelled_by": NEEDED, "entity_types": FREE,
    "entities": FREE, "targets": FREE, "departments": FREE, "clauses": FREE, "relations": FREE,
}  # fmt: skip
ENTRIES: dict[str, Entry] = {
    "entities": {**PLACE, "type": NEEDED},
    "targets": {**PLACE, "indicator": NEEDED, "value": NEEDED, "unit": NEEDED, "value_to": FREE, "comparator": NEEDED,
                "year": FREE, "period": FREE},
    "departments": {**PLACE, "department": NEEDED, "role": NEEDED, "section": FREE, "title": FREE},
    "clauses": {**PLACE, "number": FREE, "gives": NEEDED},
    "relations": {**PLACE, "predicate": NEEDED, "subject": NEEDED, "object": NEEDED},
}  # fmt: skip
GIVES: Entry = {**PLACE, "what": NEEDED, "value": NEEDED}
NUMBERS = ("value", "value_to")
YEAR = re.compile(r"0|(19|20)\d\d")
BLANK = ("unit",)
"""Fields that must be there but may be empty: a pure number has no unit."""


@cache
def allowed() -> dict[str, frozenset[str]]:
    """The words that a field may hold, for those that hold one of a list."""
    ontology = load_ontology()
    return {
        "split": frozenset({"dev", "test"}), "origin": frozenset({"示例", "公开"}), "role": frozenset({"lead", "cooperate"}),
        "what": frozenset({"amount", "ceiling", "rate"}), "comparator": frozenset(ontology.vocabularies["Comparator"]),
        "predicate": frozenset(one.predicate for one in ontology.relations.values()),
        "type": frozenset({*ontology.classes, *COARSE, *MODELS}),
    }  # fmt: skip


COARSE = ("ORG", "LOC", "PER")
"""Types that stand for several: an entity labelled so is found by whichever of them."""
MODELS = ("address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene")
"""The types of the news set that recognisers are trained on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An object of a labelled paper against the fields that it may have; `inner` are those within it."""

    said: Any
    fields: Entry
    text_: str
    layer: str
    inner: list[Checked] = field(default_factory=list)

    @property
    def place(self) -> dict[str, Any]:
        """Where the label stands."""
        return {key: self.said[key] for key in PLACE if key in self.said}

    def text(self, name: str) -> str:
        """A field's words, empty where it isn't there."""
        return str(self.said.get(name, ""))

    def ways(self, name: str) -> tuple[str, ...]:
        """The readings in a field, between |."""
        return tuple(filter(None, (one.strip() for one in self.text(name).split(ANY))))

    def faults(self) -> Iterator[Issue]:
        """What is wrong here and within, without a place."""
        if not isinstance(self.said, dict):
            yield issue("LT-GOLD-07", column=self.layer, value=self.said, expected="一个对象 {…}")
            return
        for name in [one for one, needed in self.fields.items() if needed and self._lacks(one)]:
            yield issue("LT-GOLD-05", column=name)
        for name in [one for one in self.said if one not in self.fields]:
            yield issue("LT-GOLD-06", column=name, value=name, expected="、".join(self.fields))
        yield from self._words()
        yield from self._quote() if "quote" in self.fields else ()
        for one in self.inner:
            yield from one.faults()

    def _lacks(self, name: str) -> bool:
        return name not in self.said or (self.said[name] == "" and name not in BLANK)

    def _words(self) -> Iterator[Issue]:
        for name in [one for one in allowed() if one in self.fields and one in self.said]:
            for way in self.ways(name):
                if way not in allowed()[name]:
                    yield issue("LT-GOLD-07", column=name, value=way, expected=_listed(name))
        for name in [one for one in NUMBERS if self.text(one) and not _is_number(self.text(one))]:
            yield issue("LT-GOLD-07", column=name, value=self.text(name), expected="一个数，如 300、0.15")
        for year in [one for one in self.ways("year") if not YEAR.fullmatch(one)]:
            yield issue("LT-GOLD-07", column="year", value=year, expected="四位年份，没有年份写 0")

    def _quote(self) -> Iterator[Issue]:
        start, end, quote = (self.said.get(one) for one in ("start", "end", "quote"))
        if start is None or end is None or not quote:
            return
        stands = self.text_[start:end] if isinstance(start, int) and isinstance(end, int) else ""
        if (stands if self.layer != "clauses" or "what" in self.fields else stands[: len(quote)]) == quote and stands:
            return
        yield issue("LT-GOLD-04", column="quote", value=quote, start=start, end=end, stands=stands[:20] or "空",
                    places=_places(self.text_, str(quote)))  # fmt: skip


def _listed(name: str) -> str:
    words = sorted(allowed()[name])
    return "、".join(words) if len(words) < 20 else f"{'、'.join(words[:6])} 等 {len(words)} 个之一"


def _is_number(written: str) -> bool:
    try:
        return Decimal(written).is_finite()
    except InvalidOperation:
        return False


def _places(text: str, quote: str) -> str:
    """Where the quoted words do stand, for the message."""
    found = [match.start() for match in re.finditer(re.escape(quote), text)][:3]
    return "正文里没有这几个字" if not found else "正文里在 " + "、".join(f"{at}–{at + len(quote)}" for at in found)
