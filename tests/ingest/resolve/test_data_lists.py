"""The lists in ingest/resolve/data: each is read, in order, and says nothing twice."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from ingest.resolve.names import tables

DATA = tables.DATA
LISTS = sorted(path.stem for path in DATA.glob("*.csv"))
NUMBERS = ("shortening", "weights", "expected", "thresholds")
"""Lists of numbers, which have an order of their own."""
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(DATA.parent.rglob("*.py")))


def lines(name: str) -> list[list[str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_read(name: str) -> None:
    assert re.search(rf'(?:rows|words)\("{name}"\)|"{name}\.csv"', CODE)


@pytest.mark.parametrize("name", [name for name in LISTS if name not in NUMBERS])
def test_each_list_is_sorted(name: str) -> None:
    found = lines(name)
    assert found == sorted(found)


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_anything_twice(name: str) -> None:
    firsts = [
        tuple(line[:1]) if name in ("forms", "branches", "latin_forms", "latin_places", "zones") else tuple(line)
        for line in lines(name)
    ]
    assert len(firsts) == len(set(firsts))


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_has_white_space_around_it(name: str) -> None:
    assert [cell for line in lines(name) for cell in line if cell != cell.strip()] == []


@pytest.mark.parametrize("name", LISTS)
def test_each_list_tells_its_source_in_the_readme(name: str) -> None:
    assert f"`{name}.csv`" in Path(DATA / "README.md").read_text(encoding="utf-8")


def test_words_that_oppose_are_written_one_way_only() -> None:
    pairs = [frozenset(line[:2]) for line in lines("antonyms")]
    assert len(pairs) == len(set(pairs))


def test_forms_of_companies_have_no_other_code() -> None:
    assert {line[1] for line in lines("forms") if line[0].endswith("公司")} == {"stock", "limited", "company"}


def test_codes_of_counties_are_of_six_digits() -> None:
    assert [line for line in lines("counties") if not re.fullmatch(r"\d{6}", line[0])] == []
