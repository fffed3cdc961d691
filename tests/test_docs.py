"""The docs are tested like code: what is generated is current, what is promised exists, the notebooks run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from app import showcase
from app.cli import VERBS, reference
from ontology import docs
from ontology.turtle import load_ontology

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_ontology_page_is_current() -> None:
    assert docs.PAGE.read_text(encoding="utf-8") == docs.page(load_ontology()), "运行 make docs"


def test_the_commands_page_is_current() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "运行 make docs"


def test_every_verb_and_option_is_documented() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    for verb in VERBS:
        section = page.split(f"## {verb.name}\n")[1].split("\n## ")[0]
        options = [name for param in verb.params if param.param_type_name == "option" for name in param.opts]
        assert [name for name in options if name not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    page = showcase.DECISIONS
    assert page.read_text(encoding="utf-8") == showcase.decision_index(page.parent), "运行 make docs"


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("how-to-*.md")), ids=lambda page: page.name)
def test_a_how_to_is_short(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 12


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in cells if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
