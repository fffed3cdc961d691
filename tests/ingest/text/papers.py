"""Papers for the tests of reading: short ones made here, and the real plan where the shared data lies beside the checkout."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.text.found import Target
from ingest.text.targets import read_targets
from tests.factory import ROOT, SHARED

TITLE = "示例区科技创新行动计划(2023-2025年)\n2023年3月1日\n"
GOLDEN = ROOT / "ingest" / "sources" / "xian_etdz"


def statements(text: str, title: str = TITLE) -> list[Target]:
    """The statements of a paragraph in a plan of 2023–2025 (示例)."""
    return read_targets(title + text)


def one(text: str, title: str = TITLE) -> Target:
    """The only statement of a paragraph."""
    found = statements(text, title)
    assert len(found) == 1, [each.name for each in found]
    return found[0]


def real_plan() -> str:
    """The zone's plan as text; the test is skipped where it is absent."""
    path = SHARED / "seeds" / "xian-etdz-action-plan.txt"
    if not path.exists():
        pytest.skip("没有西安经开区行动计划原文：放在检出目录旁的 shared/seeds，或用 LIANTU_SHARED 指明")
    return path.read_text(encoding="utf-8")


def golden(name: str) -> list[dict[str, str]]:
    """The rows of a hand-made table of the plan."""
    with Path(GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
