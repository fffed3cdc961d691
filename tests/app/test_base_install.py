"""What works where no extra is installed: every verb can be asked for, and names are matched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTRAS = (
    "spacy", "pycrfsuite", "trafilatura", "pypdfium2", "pdfplumber", "docx", "lxml", "splink", "duckdb", "pypinyin", "rapidfuzz",
    "igraph", "pyvis", "fastapi", "uvicorn", "argon2", "jpype", "torch", "sklearn",
)  # fmt: skip
WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {extras}:
            raise ModuleNotFoundError(name, name=name.partition(".")[0])
sys.meta_path.insert(0, Missing())
{work}
"""


def _without_extras(work: str) -> str:
    code = WITHOUT.format(extras=EXTRAS, work=work)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("work", ["import app.cli; print(len(app.cli.VERBS) > 20)", "import ingest.resolve; print(True)"])
def test_packages_are_imported_without_any_extra(work: str) -> None:
    assert _without_extras(work).strip() == "True"


def test_names_are_matched_without_any_extra() -> None:
    work = """
from ingest.resolve import Entry, Matcher, Register
print(Matcher(Register.of([Entry("1", "示例市华泰科技有限公司")])).match([Entry("", "示例市华泰科技有限责任公司")])[0].status)
"""
    assert _without_extras(work).strip() == "确认"
