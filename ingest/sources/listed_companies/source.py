"""Listed companies: who they are and where, what they make, and the suppliers and customers their reports name."""

from __future__ import annotations

from ingest.listed import company_key
from ingest.regions import chinese_regions
from ingest.row import Cell, Row
from ingest.say import Say
from ingest.source import RowReader
from ingest.sources.listed_companies.maps import is_financier, is_nobody, meant_by, persons
from ontology.errors import issue

ANONYMOUS = "匿名的供应商或客户不是具名主体"
FINANCE = "供应商是银行、信托、租赁等机构：给的是资金，不是货物"
MARKS = ("0", "1")
PERSON, SOMEBODY = "供应商或客户是个人的不记", "〔个人〕"
NO_LINK = "所指环节不在库里时只记产品，不挂链"
NO_REGION = "地址认不出是境内哪个行政区，不猜"
PROPERTIES = {
    "stock_code": "stockCode", "short_name": "shortName", "english_short": "alias", "board": "listingBoard",
    "ownership": "ownership", "founded": "founded", "business_scope": "businessScope", "uscc": "uscc",
}  # fmt: skip


def _company(row: Row, say: Say) -> str:
    return company_key(row, say, row.need("stock_code"))


def company(row: Row, say: Say) -> None:
    """One company: its names and codes, its registered address and its office."""
    company, name = _company(row, say), row.need("full_name")
    if not company:
        return
    key = say.record("Enterprise", company, name=name)
    for column, prop in PROPERTIES.items():
        say.put(key, prop, row.take(column))
    say.put(key, "registeredCapital", row.take("registered_capital"), unit="元")
    regions = chinese_regions()
    province, city, registered, office = (row.take(name) for name in ("province", "city", "registered_address", "office_address"))
    for cell in (province, city):
        if cell and not regions.named(cell):
            row.issues.append(issue("LT-PLACE-01", column=cell.column, value=cell, expected=regions.near(cell)))
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
    """A product that a company makes: a chain's own where a map says so, else one known by its name, perhaps put on a link."""
    company, printed = _company(row, say), row.need("product")
    if not company:
        return
    said, meant = {"productAsNamed": printed}, meant_by(row.peek("stock_code"), printed)
    made = [one for one in meant if one.product]
    if not made:
        say.relate(company, "produces", say.named("Product", printed), said)
    for one in made:
        code = f"{one.chain}/{one.product}"
        key = say.record("Product", f"product/{code}")
        say.put(key, "productCode", code)
        say.relate(company, "produces", key, {**said, "note": one.why})
    for one in (one for one in meant if not one.product):
        link, role = f"reference-chains:link/{one.chain}/{one.link}", {"role": "production", **said, "note": one.why}
        say.relate(company, "occupies", link, role, written=printed.reads(link), optional=NO_LINK)


def supplier(row: Row, say: Say) -> None:
    """One of the five largest suppliers of a year, if it is a named organisation."""
    trade(row, say, "supplier", "purchases")


def customer(row: Row, say: Say) -> None:
    """One of the five largest customers of a year, if it is a named organisation."""
    trade(row, say, "customer", "sales")


def trade(row: Row, say: Say, party: str, share_of: str) -> None:
    """A sale between the reporting company and a named one, with its share of the company's purchases or sales.

    The column `anonymous` is wrong both ways in the data: it counts only for names of one or two signs.
    """
    company, other, anonymous = _company(row, say), row.need(party), row.take("anonymous")
    year, rank, share = row.need("year"), row.take("rank"), row.take("share_pct")
    if not company:
        return
    if (party, row.peek("stock_code"), year, rank) in persons():
        row.leave_out(PERSON, other.reads(SOMEBODY))
        return
    if anonymous not in ("", *MARKS):
        row.issues.append(issue("LT-WORD-02", column=anonymous.column, value=anonymous, expected="、".join(MARKS)))
    if is_nobody(other) or (anonymous == "1" and len(other) <= 2):
        row.leave_out(ANONYMOUS, other)
        return
    if party == "supplier" and is_financier(other):
        row.leave_out(FINANCE, other)
        return
    partner = say.named("Enterprise", other)
    ends = (partner, company) if share_of == "purchases" else (company, partner)
    said = {"share": share, "rank": rank, "shareOf": share_of if share else ""}
    say.relate(ends[0], "supplies", ends[1], said, units={"share": "%"}, period=year)


TABLES: dict[str, RowReader] = {"companies": company, "products": product, "suppliers": supplier, "customers": customer}
