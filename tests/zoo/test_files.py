"""The animals that are files: the exact messages that each gives, and that nothing else is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import InputFault
from ingest.loading import LoadReport, load_paths
from ingest.tables import read_tables
from ontology.errors import catalogue
from tests.factory import make_ledger
from tests.zoo.files import ANIMALS, CSV, GOOD, REPORT, TOLD
from tests.zoo.making import archive, workbook

ELSEWHERE = {"LT-FILE-01", "LT-FILE-03", "LT-FILE-06", "LT-FILE-07", "LT-FILE-08", "LT-FILE-20", "LT-FILE-21"}
"""Messages about files that are tested below, beside the readers, or with the load command."""
NOBODY = 65534


def load(folder: Path, files: dict[str, bytes]) -> LoadReport:
    (folder / "in").mkdir()
    for name, data in files.items():
        (folder / "in" / name).write_bytes(data)
    ledger = make_ledger(folder)
    report = load_paths(ledger, [folder / "in"])
    ledger.check()
    return report


@pytest.mark.parametrize("name", ANIMALS)
def test_a_bad_file_is_named_and_nothing_else_is_lost(name: str, tmp_path: Path) -> None:
    report = load(tmp_path, GOOD | dict(ANIMALS[name]))
    assert [one.text() for one in report.errors] == TOLD[name]["text"]
    assert [report.accepted, report.merged, report.rejected] == TOLD[name]["rows"]


def test_every_animal_has_its_messages() -> None:
    assert set(TOLD) == set(ANIMALS)


def test_every_message_about_files_has_its_animal() -> None:
    shown = {text[1 : text.index("]")] for told in TOLD.values() for text in told["text"]}
    assert {code for code in catalogue() if code.startswith(("LT-FILE", "LT-HEAD"))} - shown == ELSEWHERE


def test_a_unit_above_the_header_is_that_of_the_figures(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "企业.xlsx").write_bytes(workbook(REPORT))
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [tmp_path / "in"])
    assert {one.value for one in ledger.statements() if one.predicate == "registeredCapital"} == {"5000000", "200000"}


def test_a_member_of_an_archive_is_named_with_it_in_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "资料.zip").write_bytes(archive({"名录/企业.csv": CSV.encode()}))
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [tmp_path / "资料.zip"])
    assert "资料.zip!/名录/企业.csv#2" in {one.locator for one in ledger.statements()}


@pytest.mark.skipif(os.name == "nt", reason="只有 POSIX 的文件系统按用户给读取权限")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "企业.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "企业.csv").chmod(0)
    command = [sys.executable, "-c", READ.format(before=f"os.getuid() or os.setuid({NOBODY})"), "企业.csv"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=ENVIRONMENT).stdout == (
        "[LT-FILE-20] 企业.csv：没有读取权限；应为当前用户能读的文件\n"
        "  处理：在文件属性里给自己读取权限，或复制一份再载入\n")  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有文件大小的限额")
def test_a_full_temporary_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "企业.csv").write_text("编号,名称\n" + "a,甲公司\n" * 200_000, encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))"
    command = [sys.executable, "-c", READ.format(before=limit), "企业.csv"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False,
                          env=ENVIRONMENT | {"TMPDIR": str(tmp_path)}).stdout  # fmt: skip
    assert told == (f"[LT-FILE-21] 企业.csv：临时文件夹 {tmp_path} 写不下：文件大小受到限制；应为有足够空间的临时文件夹\n"
                    "  处理：腾出空间；或用环境变量 TMPDIR 指到别的磁盘\n")  # fmt: skip


ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
READ = """import os, sys
from pathlib import Path
from ingest.errors import InputFault
from ingest.tables import read_tables
from ontology.errors import catalogue
catalogue()
{before}
try:
    read_tables(Path(sys.argv[1]))
except InputFault as fault:
    print(fault)
"""


def test_a_file_that_changes_while_it_is_read_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "企业.csv").write_text(CSV, encoding="utf-8")
    (table,) = read_tables(tmp_path / "企业.csv")
    (tmp_path / "企业.csv").unlink()
    assert [list(table.rows), len(table.rows)] == [list(table.rows), 2]


def test_a_name_that_promises_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "企业.txt").write_text(CSV, encoding="utf-8")
    with pytest.raises(InputFault, match="LT-FILE-03"):
        read_tables(tmp_path / "企业.txt")
