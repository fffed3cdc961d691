"""How a column is to be filled, in a sentence that fits an input hint."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.schema import Property

if TYPE_CHECKING:
    from ingest.templates.template import Column

LONGEST = 255
"""An input hint holds so many characters."""
CODES = frozenset({"code", "divisionCode", "countryCode", "productCode", "clauseNumber", "conditionNumber", "policyNumber"})


@cache
def sentences() -> dict[str, str]:
    """The sentences by the kind of a column, and by what else is to be said."""
    with Path(__file__).with_name("wording.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["text"] for row in csv.DictReader(file)}


def kind_of(said: Property) -> str:
    """The kind of column that a property needs."""
    if said.vocabulary:
        return "word"
    if said.identifier or said.name in CODES:
        return "code"
    if said.unit == "1":
        return "share"
    return said.datatype if said.datatype in ("integer", "decimal", "date", "boolean") else "text"


def hint(one: Column) -> str:
    """How to fill a column: what it is, how to write it, its range, whether several values may stand."""
    how = sentences().get(f"special.{one.means.name}") or sentences()[one.kind].format(names=one.names or sentences()["thing"])
    told = [one.definition, how, _range(one), sentences()["several"] if one.several else "",
            sentences()["required"] if one.required else ""]  # fmt: skip
    text = "".join(filter(None, told))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _range(one: Column) -> str:
    if one.kind not in ("integer", "decimal"):
        return ""
    low, high = one.low, one.high
    if low is not None and high is not None:
        return sentences()["between"].format(low=low, high=high)
    return sentences()["from"].format(low=low) if low is not None else ""
