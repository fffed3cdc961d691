"""Amounts in the units of the vocabulary: what a cell, its heading and its property say together."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ontology.errors import Refusal, issue
from ontology.nearest import nearest
from ontology.schema import Concept, Ontology, Property
from ontology.values import SCALES, Amount, amount, canonical_decimal, converted, means_nothing
from ontology.values.numbers import credible

LARGE = ("万", "亿")
NAMED = re.compile(r"[^\W\d_]|[%‰°]")
"""How a unit begins."""
ORDERED = sorted(SCALES, key=len, reverse=True)


class Measured(NamedTuple):
    """A number in its property's unit; of a property that has none of its own, as written, with the unit's code beside it.

    `about` says that the text calls the number a rough one; `apart` is the smaller unit that its heading or
    another cell gives, where the cell itself states a larger one.
    """

    value: str
    unit: str = ""
    about: bool = False
    apart: str = ""


class Written(NamedTuple):
    """An amount with its scale taken in: the number, the scale's last sign (空 where none), and the unit of the cell's own."""

    number: Decimal
    scale: str
    unit: Concept | None


class Units:
    """The units by any of their names."""

    def __init__(self, ontology: Ontology) -> None:
        self._units = ontology.vocabularies.get("Unit", {})
        self._named: dict[str, Concept] = {}
        for one in self._units.values():
            for name in (one.code, one.zh, one.en, *one.aliases):
                self._named.setdefault(name, one)

    def find(self, name: str) -> Concept | None:
        """The unit of this code or name."""
        return self._units.get(name) or self._named.get(name)

    def in_base(self, value: str, unit: str) -> tuple[Decimal, str]:
        """A quantity in the base unit of its unit, by any of its words (2 万吨 → 20000, 吨; 3 套 → 3, 台); as it is where the
        vocabulary knows none."""
        concept = self.find(unit)
        if concept is None:
            return Decimal(value), unit
        base, factor = _notes(concept)
        return Decimal(value) * Decimal(factor), base

    def measured(self, prop: Property, written: str, outside: str = "") -> Measured:
        """The amount that a cell says of a property; `outside` is the unit that its heading or another cell gives.

        Raises Refusal LT-NUM-01/-03/-05/-06/-07, LT-UNIT-01 (unknown), -02 (no way to the property's), -03 (two that differ).
        """
        found = amount(written)
        outside = "" if means_nothing(outside) else outside
        column = self._known(prop, outside) if outside else None
        said = self._scaled(prop, found, written)
        apart = bool(said.unit and column and _notes(said.unit) != _notes(column) and not self._spelt(said, column))
        if said.unit and column and apart and (prop.unit_property or not _larger(said.unit, column)):
            raise Refusal(issue("LT-UNIT-03", value=written, unit=said.unit.code, given=column.code))
        if said.scale in LARGE and not said.unit and column and column.code[0] in SCALES:
            raise Refusal(issue("LT-NUM-07", value=written))
        unit = said.unit or column
        number = canonical_decimal(credible(said.number, written))
        if prop.unit_property or not unit:
            return Measured(number, unit.code if unit else outside, found.about)
        base, factor = _notes(unit)
        if base != prop.unit:
            expected = "、".join(self._same(prop)) or "不写单位"
            raise Refusal(issue("LT-UNIT-02", value=unit.code, base=prop.unit or "没有单位的数", expected=expected))
        value = converted(number, factor)
        credible(Decimal(value), written)
        return Measured(value, prop.unit, found.about, column.code if column and apart else "")

    def _spelt(self, said: Written, column: Concept) -> bool:
        """Whether a scale and a unit spell the column's: 一千万元 under 万元."""
        spelt = self.find(said.scale + said.unit.code) if said.scale and said.unit else None
        return spelt is not None and _notes(spelt) == _notes(column)

    def _scaled(self, prop: Property, found: Amount, written: str) -> Written:
        """The amount with 万, 亿 and the like before its unit taken in. Raises Refusal LT-NUM-01, LT-UNIT-01."""
        text = found.unit.replace(" ", "")
        if not text:
            return Written(found.number, found.scale, None)
        if text in SCALES:
            return Written(found.number * SCALES[text], text[-1], None)
        if unit := self.find(text):
            return Written(found.number, found.scale, unit)
        for scale in ORDERED:
            if text.startswith(scale) and (unit := self.find(text[len(scale) :])):
                return Written(found.number * SCALES[scale], scale[-1], unit)
        if found.spoken or not NAMED.match(text) or not (prop.unit or prop.unit_property):
            raise Refusal(issue("LT-NUM-01", value=written))
        raise self._unknown(prop, text)

    def _known(self, prop: Property, name: str) -> Concept | None:
        """The unit of this name; None where it is unknown and the property lets a row name its own. Raises Refusal LT-UNIT-01."""
        found = self.find(name)
        if found is None and not prop.unit_property:
            raise self._unknown(prop, name)
        return found

    def _unknown(self, prop: Property, name: str) -> Refusal:
        expected = "、".join(self._same(prop)) or nearest(name, self._units, 8)
        return Refusal(issue("LT-UNIT-01", value=name, expected=expected))

    def _same(self, prop: Property) -> list[str]:
        """Codes of the units that lead to the property's."""
        return [code for code, one in self._units.items() if prop.unit and one.notes.get("baseUnit", code) == prop.unit]


def _notes(unit: Concept) -> tuple[str, str]:
    """What makes two units one: base and factor."""
    return unit.notes.get("baseUnit", unit.code), unit.notes.get("factor", "1")


def _larger(unit: Concept, column: Concept) -> bool:
    """Whether a unit is a larger one of the same dimension: 3亿元 under 万元 is plain, 1200元 may be meant for 1200万元."""
    (base, factor), (other, given) = _notes(unit), _notes(column)
    return base == other and Decimal(factor) > Decimal(given)


_UNITS: dict[str, Units] = {}


def units_of(ontology: Ontology) -> Units:
    """The units of an ontology, looked through once."""
    if ontology.digest not in _UNITS:
        _UNITS[ontology.digest] = Units(ontology)
    return _UNITS[ontology.digest]
