"""The names that are known beforehand, each with the class of what it names, ours and a home's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.regions import chinese_regions
from ingest.text.lists import column, read_rows, rows

HOME_FOLDER = "gazetteers"
OURS = (("bodies", ""), ("field_names", "IndustryField"), ("qualification_names", "Qualification"))
"""Our lists, and the class of what they name where the rows don't say it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a known name stands for: class, the full name where the name is a short one, and the record where there is one."""

    type: str
    full: str = ""
    record: str = ""
    kind: str = ""


@cache
def our_names() -> dict[str, Known]:
    """The names of our own lists. A name that an earlier list has is the earlier list's."""
    found: dict[str, Known] = {}
    for name, known in (*_listed(), *_departments(), *_places()):
        found.setdefault(name, known)
    return found


def home_names(home: Path | None) -> dict[str, Known]:
    """The names of a home's own lists, `gazetteers/*.csv`: columns name, class, and full, record, kind where they are filled."""
    return dict(_known(_rows_of(home / HOME_FOLDER), "")) if home else {}


def _rows_of(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of all lists of a folder, by the names of the files."""
    for path in sorted(folder.glob("*.csv")):
        yield from read_rows(path)


def _listed() -> Iterator[tuple[str, Known]]:
    for name, type in OURS:
        yield from _known(rows(name), type)


def _known(listed: Iterable[dict[str, str]], type: str) -> Iterator[tuple[str, Known]]:
    for row in listed:
        if row.get("name") and (type or row.get("class")):
            kind, record = row.get("kind", ""), row.get("record", "")
            yield row["name"], Known(type or row["class"], row.get("full", ""), record, kind)


BARE = frozenset({"管委", "管委会", "管理委员会", "党工委", "党委", "政府", "人民政府"})
"""Bodies that a list of who answers for what may name so; elsewhere in a text the words say nothing of whose they are."""


def _departments() -> Iterator[tuple[str, Known]]:
    """Those of the state are authorities, those of a place its departments."""
    for row in rows("departments"):
        if row["name"] in BARE:
            continue
        full = row["full"] if row["full"] != row["name"] else ""
        yield row["name"], Known("PublicAuthority" if row["level"] == "国家" else "Department", full)


def _places() -> Iterator[tuple[str, Known]]:
    regions, ordinary = chinese_regions(), set(column("ordinary_words", "word"))
    for name in regions.names():
        if name not in ordinary:
            yield name, Known("Region", record=regions.named(name))
