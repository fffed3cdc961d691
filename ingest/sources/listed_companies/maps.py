"""What the tables beside this source say of printed names: which chain product or link they mean, who is nobody or a person."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ontology import values

FOLDER = Path(__file__).parent
Row = dict[str, str]


class Meant(NamedTuple):
    """Where a printed product belongs: a chain's product, or (with an empty product) only a link of the chain; and why."""

    chain: str
    link: str
    product: str
    why: str


def _rows(name: str) -> Iterator[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def product_map() -> dict[str, Meant]:
    """Whoever prints this name → a product of a reference chain."""
    return {values.normalised_name(row["product_as_printed"]): Meant(row["chain"], "", row["product"], row["why"])
            for row in _rows("product_map.csv")}  # fmt: skip


@cache
def link_map() -> dict[tuple[str, str], list[Meant]]:
    """A company's stock code and the name it prints → products and links of reference chains."""
    found: dict[tuple[str, str], list[Meant]] = {}
    for row in _rows("link_map.csv"):
        key = (row["stock_code"], values.normalised_name(row["product_as_printed"]))
        found.setdefault(key, []).append(Meant(row["chain"], row["link"], row["product"], row["why"]))
    return found


def meant_by(stock_code: str, printed: str) -> list[Meant]:
    """All that a company's printed product stands for; nothing where no row says it."""
    name = values.normalised_name(printed)
    common = [product_map()[name]] if name in product_map() else []
    return common + link_map().get((values.stock_code(stock_code), name), [])


@cache
def persons() -> frozenset[tuple[str, str, str, str]]:
    """(supplier or customer, stock code, year, rank) of the rows that name a private person; no name is kept here."""
    return frozenset((row["party"], row["stock_code"], row["year"], row["rank"]) for row in _rows("persons.csv"))


@cache
def _names(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _rows(table)), re.IGNORECASE)


def is_nobody(name: str) -> bool:
    """Whether a name stands for nobody in particular, such as 第一名 or A公司; spaces and invisible signs don't count."""
    return _names("anonymous.csv").fullmatch(_written(name)) is not None


def is_financier(name: str) -> bool:
    """Whether a name is that of a bank, insurer, trust, lessor or fund: as a supplier it lends money and sells no goods."""
    return _names("finance.csv").fullmatch(_written(name)) is not None


def _written(name: str) -> str:
    return "".join(sign for sign in values.half_width(name) if sign.isprintable() and not sign.isspace())
