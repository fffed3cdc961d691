"""Listed companies: who they are and where, what they make, and the suppliers and customers their reports name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.regions import chinese_regions
from ingest.row import Cell, Row
from ingest.say import Say
from ingest.source import RowReader
from ontology import values

FOLDER = Path(__file__).parent
ANONYMOUS = "匿名的供应商或客户不是具名主体"
NO_REGION = "地址认不出是境内哪个行政区，不猜"
PROPERTIES = {
    "stock_code": "stockCode", "short_name": "shortName", "english_short": "alias", "board": "listingBoard",
    "ownership": "ownership", "founded": "founded", "business_scope": "businessScope", "uscc": "uscc",
}  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def product_map() -> dict[str, str]:
    """A product's name as printed → `chain/product` of a reference chain."""
    rows = _rows("product_map.csv")
    return {values.normalised_name(row["product_as_printed"]): f"{row['chain']}/{row['product']}" for row in rows}


@cache
def anonymous_names() -> re.Pattern[str]:
    """Names that stand for nobody in particular, such as 第一名 or A公司."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _rows("anonymous.csv")))


def _company(row: Row, say: Say) -> str:
    code = row.need("stock_code")
    return say.key(f"company/{values.stock_code(code)}", code)


def company(row: Row, say: Say) -> None:
    """One company: its names and codes, its registered address and its office."""
    key = say.record("Enterprise", _company(row, say), name=row.need("full_name"))
    for column, prop in PROPERTIES.items():
        say.put(key, prop, row.take(column))
    say.put(key, "registeredCapital", row.take("registered_capital"), unit="元")
    regions = chinese_regions()
    province, city, registered, office = (row.take(name) for name in ("province", "city", "registered_address", "office_address"))
    home = (regions.named(city) or regions.named(province)) if regions.of_address(registered) else ""
    site(row, say, key, "registered", registered, home)
    site(row, say, key, "office", office, home if office == registered else regions.of_address(office))


def site(row: Row, say: Say, company: str, kind: str, address: Cell, region: str) -> None:
    """A place of business with its address; the zone it may lie in is read from the address later."""
    if not address:
        return
    key = say.record("Site", f"site/{company.rsplit('/', 1)[1]}/{kind}")
    say.put(key, "siteKind", kind)
    say.put(key, "address", address)
    say.relate(company, "operates", key)
    if region:
        say.relate(key, "locatedIn", region)
    else:
        row.remark(NO_REGION, address)


def product(row: Row, say: Say) -> None:
    """A product that a company makes: a chain's own product where the map says so, else one known by its name."""
    company, printed = _company(row, say), row.need("product")
    name = values.normalised_name(printed)
    if code := product_map().get(name):
        key = say.record("Product", f"product/{code}")
        say.put(key, "productCode", code)
        say.relate(company, "produces", key, {"productAsNamed": printed})
    else:
        say.relate(company, "produces", say.named("Product", printed))


def supplier(row: Row, say: Say) -> None:
    """One of the five largest suppliers of a year, if it has a name."""
    trade(row, say, row.need("supplier"), "purchases")


def customer(row: Row, say: Say) -> None:
    """One of the five largest customers of a year, if it has a name."""
    trade(row, say, row.need("customer"), "sales")


def trade(row: Row, say: Say, other: Cell, share_of: str) -> None:
    """A sale between the reporting company and a named one, with its share of the company's purchases or sales."""
    company, anonymous = _company(row, say), row.take("anonymous")
    year, rank, share = row.need("year"), row.take("rank"), row.take("share_pct")
    if anonymous == "1" or anonymous_names().fullmatch(values.half_width(other)):
        row.leave_out(ANONYMOUS, other)
        return
    partner = say.named("Enterprise", other)
    ends = (partner, company) if share_of == "purchases" else (company, partner)
    said = {"share": share, "rank": rank, "shareOf": share_of if share else ""}
    say.relate(ends[0], "supplies", ends[1], said, units={"share": "%"}, period=year)


TABLES: dict[str, RowReader] = {"companies": company, "products": product, "suppliers": supplier, "customers": customer}
