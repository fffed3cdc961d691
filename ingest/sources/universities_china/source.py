"""The ministry's list of universities: name, code, and the city each is registered in."""

from __future__ import annotations

from ingest.regions import chinese_regions
from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader

NO_REGION = "认不出是哪个行政区，不猜"


def university(row: Row, say: Say) -> None:
    """One university, registered in a province or city."""
    code, city = row.need("code"), row.take("address")
    key = say.record("University", f"university/{code}", name=row.need("name"))
    say.put(key, "ministryCode", code)
    region = chinese_regions().named(city)
    if region:
        site = say.record("Site", f"site/{code}")
        say.put(site, "siteKind", "registered")
        say.relate(key, "operates", site)
        say.relate(site, "locatedIn", region)
    elif city:
        row.remark(NO_REGION, city)


TABLES: dict[str, RowReader] = {"universities": university}
