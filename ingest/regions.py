"""Which place of the defaults a region's name or an address means; never a guess, the wider place where no more is said."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from ontology.nearest import nearest
from ontology.turtle import FOLDER

PLACES = FOLDER / "defaults" / "places.csv"
COUNTRY = re.compile(r"^中国[(（]?")


class Region:
    """A region of the defaults: its record key, its names, its short name, and the regions right below it."""

    def __init__(self, key: str, names: Iterable[str], short: str) -> None:
        self.key, self.names, self.short = key, tuple(names), short
        self.children: list[Region] = []

    def below(self) -> Iterator[Region]:
        """The regions below it at any depth."""
        for child in self.children:
            yield child
            yield from child.below()

    @cached_property
    def _spelled(self) -> dict[str, Region]:
        """How an address goes on from here: full names of all regions below, short names of those right below."""
        found = {one.short: one for one in self.children if one.short}
        return found | {name: one for one in self.below() for name in one.names}

    def first(self, text: str) -> tuple[Region, str] | None:
        """The region below whose name begins the text, the longest name first, and the text after it."""
        for length in range(max(map(len, self._spelled), default=0), 0, -1):
            if found := self._spelled.get(text[:length]):
                return found, text[length:]
        return None


class Regions:
    """The regions of one country by name. A name that two regions bear means none of them."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        known = {row["id"]: (_region(row), row["part_of"]) for row in rows if row["class"] == "Region"}
        self._top = Region("", (), "")
        self._named: dict[str, set[str]] = {}
        self._above = {f"places:{id}": f"places:{above}" for id, (_, above) in known.items()}
        for region, above in known.values():
            (known[above][0] if above in known else self._top).children.append(region)
            for name in filter(None, (*region.names, region.short)):
                self._named.setdefault(name, set()).add(region.key)

    def named(self, name: str) -> str:
        """The record key of the one region of this name; an empty string where there is none, or several."""
        found = self._named.get("".join(name.split()), set())
        return next(iter(found)) if len(found) == 1 else ""

    def names(self) -> list[str]:
        """Every name and short name, in order of code."""
        return list(self._named)

    def near(self, name: str) -> str:
        """Names of regions near one that is not known, or that several bear."""
        return nearest(name, self._named)

    def within(self, region: str, place: str) -> bool:
        """Whether a region is a place (record keys) or lies in it."""
        while region and region != place:
            region = self._above.get(region, "")
        return bool(region)

    def of_address(self, address: str) -> str:
        """The record key of the smallest region that an address names from its start; an empty string where it names none."""
        here, rest = self._top, COUNTRY.sub("", "".join(address.split()), count=1)
        while found := here.first(rest):
            here, rest = found
        return here.key


def _region(row: dict[str, str]) -> Region:
    return Region(f"places:{row['id']}", (row["name"], *filter(None, row["alias"].split("、"))), row["short_name"])


@cache
def chinese_regions() -> Regions:
    """The regions that come with LianTu."""
    with PLACES.open(encoding="utf-8-sig", newline="") as file:
        return Regions(csv.DictReader(file))
