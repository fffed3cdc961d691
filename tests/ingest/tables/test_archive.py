"""Members of archives: which are read, under which names, and which are refused."""

from __future__ import annotations

import io
import stat
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from ingest.tables.archive import files_of
from ontology.errors import Issue
from tests.zoo.making import archive


def listed(folder: Path, data: bytes) -> tuple[list[str], list[str]]:
    """Names of the members that may be read, and what is told of the others."""
    (folder / "资料.zip").write_bytes(data)
    told: list[Issue] = []
    return [one.name.split("!/")[1] for one in files_of(folder, told)], [one.text().split("：")[0] for one in told]


@pytest.mark.parametrize("codec", ["", "utf-8", "gb18030"])
def test_names_are_read_in_whatever_encoding_they_were_packed(codec: str, tmp_path: Path) -> None:
    assert listed(tmp_path, archive({"名录/西安企业.csv": b"a"}, codec)) == (["名录/西安企业.csv"], [])


@pytest.mark.parametrize("name", ["../a.csv", "/etc/a.csv", "C:/a.csv", "b/../../a.csv", "..\\a.csv"])
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    found, told = listed(tmp_path, archive({name: b"a", "b.csv": b"b"}))
    assert (found, [one[:13] for one in told]) == (["b.csv"], ["[LT-FILE-19] "])


def test_what_systems_leave_in_archives_is_passed_over(tmp_path: Path) -> None:
    aside = {"__MACOSX/._a.csv": b"", ".DS_Store": b"", "~$a.xlsx": b"", "x/.git/a.csv": b""}
    assert listed(tmp_path, archive({"a.csv": b"a"} | aside)) == (["a.csv"], [])


def test_a_link_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        link = ZipInfo("a.csv")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    assert listed(tmp_path, file.getvalue()) == ([], ["[LT-FILE-19] 资料.zip!/a.csv"])


def test_a_member_is_unpacked_only_while_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "资料.zip").write_bytes(archive({"a.csv": "甲".encode()}))
    (file,) = files_of(tmp_path, [])
    with file.opened() as place:
        assert place.read_text(encoding="utf-8") == "甲"
    assert (place.exists(), file.path.exists()) == (False, False)
