"""Every number of a brief names its source: read back out of the Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from app.documents.brief.making import make_brief
from app.documents.brief.writing import write_brief
from app.documents.dossier import gather
from app.documents.prose import CITE, Text
from graph.facts import Facts
from tests.worlds import shili

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CITED = "〔出处〕"
LINKS = ("magnet", "chip", "sensor", "motor", "seal", "robot")
HONEST = re.compile(
    r"\d{4}-\d{2}(-\d{2})?"  # dates
    r"|证书 [0-9A-F]{4}-[0-9A-F]{4}|快照 \w+|[WR]\d"  # what a certificate, a snapshot and a test are called
    r"|列 \d+ 家，共 \d+ 家|得分满分 100|\d+（\d+—\d+）|^（\d+—\d+）$|情况不明（\d+—\d+）"  # worked out by the program
    r"|\d+ [家项]|计入 \d+·待定 \d+|^\d+$|证据超过 \d+ 年"  # how many are told or counted, in which row, and a limit
)
"""Numbers that are no source's: each is worked out, or is a name. Thresholds stand beside the figure that they bound."""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return shili(tmp_path_factory.mktemp("shili"))


def clauses(path: Path) -> Iterator[str]:
    """Every clause above the list of sources, with a mark where a number of a source is raised."""
    for paragraph in Document(str(path)).element.body.iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        if style is not None and style.get(f"{WORD}val") != "简报来源":
            yield from _parted("".join(map(_run, paragraph.iter(f"{WORD}r"))))


def _parted(text: str) -> Iterator[str]:
    """A text at its stops outside brackets."""
    depth, part = 0, ""
    for sign in text:
        depth += (sign == "（") - (sign == "）")
        if sign in "；。" and not depth:
            yield part
            part = ""
        else:
            part += sign
    yield part


def _run(run: object) -> str:
    look = run.find(f"{WORD}rPr/{WORD}rStyle")  # type: ignore[attr-defined]
    words = "".join(one.text or "" for one in run.iter(f"{WORD}t"))  # type: ignore[attr-defined]
    return CITED if look is not None and look.get(f"{WORD}val") == "简报出处" else words


def bare(path: Path) -> list[str]:
    """Clauses with a number that is a source's, and no source."""
    return [one for one in clauses(path) if re.search(r"\d", HONEST.sub("", one)) and CITED not in one]


@pytest.mark.parametrize("link", LINKS)
def test_no_number_of_a_brief_is_without_its_source(facts: Facts, tmp_path: Path, link: str) -> None:
    brief = make_brief(gather(facts, "示例", f"shili:link/machine/{link}", "shili:zone")).brief
    assert bare(write_brief(brief, tmp_path / "b.docx")) == []


def test_a_number_without_its_source_is_found(facts: Facts, tmp_path: Path) -> None:
    brief = make_brief(gather(facts, "示例", "shili:link/machine/chip", "shili:zone")).brief
    without = tuple(Text(tuple(run for run in one.runs if run.look != CITE)) for one in brief.points)
    found = bare(write_brief(replace(brief, points=without), tmp_path / "b.docx"))
    assert any("从 60% 降到 50%" in one for one in found)
