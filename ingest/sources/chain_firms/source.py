"""Firms on the reference chains: who is at which link or makes which product, where, and on whose word."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from ingest.documents import cite_all
from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.turtle import FOLDER as ONTOLOGY
from ontology.values import normalised_name

FOLDER = Path(__file__).parent
CHAINS = "reference-chains:"
MADE = ("", "生产")


def firm(row: Row, say: Say) -> None:
    """One firm at one link: what it makes or does there, and the site that the sources give."""
    chain, link, product, role = row.need("chain"), row.take("link"), row.take("product"), row.take("role")
    cite_all(row, say, f"{CHAINS}doc/{chain}/")
    actor = _actor(row, say, role)
    kind, doubt = row.take("site_kind"), row.take("doubt")
    site = _site(row, say, actor)
    if site and not link:
        say.put(site, "doubt", doubt)
    said: dict[str, str] = {"productAsNamed": row.take("product_as_named"), "fit": row.take("fit"), "doubt": doubt}
    said["site"] = site if kind == "工厂" else ""
    to_link, to_product = f"{CHAINS}link/{chain}/{link}", f"{CHAINS}product/{chain}/{product}"
    year = row.take("year")
    if role in MADE and product:
        say.relate(actor, "produces", to_product, said, written=product, period=year)
    if not link or (role in MADE and product and _made_up(chain, product) == link):
        return
    if _class(row) == "Enterprise" or role in MADE:
        said["siteStatus"] = row.take("site_status") if said["site"] else ""
        say.relate(actor, "occupies", to_link, {"role": role, **said}, written=link, period=year)
    else:
        how = {"how": f"{role}：{said['productAsNamed']}", "doubt": doubt}
        say.relate(actor, "servesLink", to_link, how, written=link, period=year)


def _actor(row: Row, say: Say, role: str) -> str:
    """The firm or institute; an institute that makes things for sale is an enterprise of the chain as well."""
    cls, name = _class(row), row.need("name")
    actor = say.named(cls, name)
    if cls != "Enterprise" and role in MADE:
        say.record("Enterprise", actor.partition(":")[2])
    for column, prop in (("name_note", "note"), ("stock_code", "stockCode"), ("uscc", "uscc")):
        say.put(actor, prop, row.take(column))
    return actor


def _class(row: Row) -> str:
    return _bodies().get(row.take("name"), "Enterprise")


def _site(row: Row, say: Say, actor: str) -> str:
    """The site that place, kind and status describe; a place alone is a site of unknown kind."""
    place, kind, status = row.take("place"), row.take("site_kind"), row.take("site_status")
    if not (place or kind):
        return ""
    known = _places().get(place, "")
    if place and not known:
        row.issues.append(issue("LT-NAME-01", column="place", value=place, kind="地方", expected=nearest(place, _places(), 3)))
        return ""
    name = normalised_name(row.take("name"))
    site = say.record("Site", f"site/{name}/{kind or '未写明'}/{place or '未写明'}", name=f"{row.take('name')}（{place}{kind}）")
    say.put(site, "siteKind", kind)
    say.put(site, "siteStatus", status)
    say.put(site, "address", place)
    say.relate(actor, "operates", site)
    if known:
        say.relate(site, "locatedIn", known, written=place)
    return site


def _made_up(chain: str, product: str) -> str:
    """The link that a product of a chain makes up; empty where it makes up none."""
    return _links(chain).get(product, "")


@cache
def _links(chain: str) -> dict[str, str]:
    return {row["id"]: row["link"] for row in _rows(ONTOLOGY / "chains" / chain / "products.csv")}


@cache
def _places() -> dict[str, str]:
    """A place as the rows write it → the record key of the nearest place that is known."""
    return {row["written"]: row["place"] for row in _rows(FOLDER / "places.csv")}


@cache
def _bodies() -> dict[str, str]:
    """Names that are not enterprises → their class."""
    return {row["name"]: row["class"] for row in _rows(FOLDER / "bodies.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLES: dict[str, RowReader] = {"firms": firm}
