"""The two sheets by which departments declare a survey: what was looked at, and the firms found."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from ingest.headings import Meaning
from ingest.mapping.mapping import Entry, may_introduce
from ingest.templates.marks import EXAMPLE
from ingest.templates.template import Column, Sheet, Template, mark_column, worded
from ontology.schema import Ontology
from ontology.values import normalised_name

TABLE = Path(__file__).with_name("columns.csv")
SURVEY, FOUND = "摸排范围", "摸排结果"
TITLE = "摸排表"
ABOUT = {"survey": "每行一次摸排：在哪里、看了哪条链或哪些环节、哪一群企业、怎样看的、看全了没有。",
         "found": "每行一家企业在一个环节：在哪一次摸排里看到、在本地有什么、结论和证据。"}  # fmt: skip


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def entries(sheet: str) -> dict[str, Entry]:
    """What each heading of a sheet (`survey` or `found`) means."""
    found = {row["heading"]: Meaning(row["kind"], row["name"]) for row in _rows() if row["sheet"] == sheet}
    records = {row["heading"]: row["record"] for row in _rows() if row["sheet"] == sheet}
    return {heading: Entry(heading, means, records[heading], may_introduce(means)) for heading, means in found.items()}


def required(sheet: str) -> list[str]:
    """The headings under which every row must have something."""
    return [row["heading"] for row in _rows() if row["sheet"] == sheet and row["required"]]


@cache
def _titles() -> dict[str, str]:
    return {"survey": SURVEY, "found": FOUND}


def survey_sheet(ontology: Ontology, name: str) -> Sheet:
    """One of the two sheets."""
    columns = (replace(mark_column(), example=EXAMPLE), *_columns(ontology, name))
    reads = {"survey": "class:SurveyCoverage", "found": "class:Enterprise"}[name]
    return Sheet(_titles()[name], reads, ABOUT[name], tuple(map(worded, columns)))


def _columns(ontology: Ontology, sheet: str) -> Iterator[Column]:
    for row in (one for one in _rows() if one["sheet"] == sheet):
        words = tuple(one.zh for one in ontology.vocabularies[row["vocabulary"]].values()) if row["vocabulary"] else ()
        yield Column(row["heading"], Meaning(row["kind"], row["name"]), row["column"], row["heading"], row["definition"],
                     bool(row["required"]), bool(row["several"]), words, example=row["example"])  # fmt: skip


def survey_template(ontology: Ontology) -> Template:
    """The workbook of a survey."""
    return Template("survey", TITLE, tuple(survey_sheet(ontology, one) for one in ("survey", "found")))


def survey_id(name: str) -> str:
    """The local id of a survey known by its name."""
    return f"name/SurveyCoverage/{normalised_name(name)}"
