"""What the tables beside this source say of names: rows of accounts, names of nothing in particular, dishes and remedies."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ontology.values import half_width

FOLDER = Path(__file__).parent
RULES = {
    "accounting": "记账用的行（平衡项目、抵销、调整）不是产品",
    "nothing": "只写其他、主营业务之类，说不出是哪种产品",
}  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def _no_products() -> dict[str, re.Pattern[str]]:
    """Rule → the names that it sets aside."""
    found: dict[str, list[str]] = {rule: [] for rule in RULES}
    for row in _rows("accounts.csv"):
        found[row["rule"]].append(f"(?:{row['pattern']})")
    return {RULES[rule]: re.compile("|".join(patterns)) for rule, patterns in found.items()}


@cache
def no_product(name: str) -> str:
    """The rule by which a name is none of a product; an empty string where it may be one."""
    written = half_width(name)
    return next((rule for rule, names in _no_products().items() if names.fullmatch(written)), "")


@cache
def _pantry() -> frozenset[str]:
    """Names of food and herbs that stand in recipes."""
    return frozenset(row["name"] for row in _rows("pantry.csv"))


@cache
def _dishes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _rows("dishes.csv")))


@cache
def _is_dish(name: str) -> bool:
    return _dishes().search(name) is not None


def is_kitchen(product: str, material: str) -> bool:
    """Whether a pair is of a recipe or remedy: its material stands in the pantry, or its product is named like a dish."""
    return material in _pantry() or _is_dish(product)
