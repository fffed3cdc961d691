"""Which delimiter and which encoding a text file has, and what is told where it has two."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import InputFault
from ingest.tables import read_tables

KNOWN = {"编号", "名称", "产品", "cites"}.__contains__


def cells(folder: Path, text: str, name: str = "表.csv") -> list[tuple[str, ...]]:
    (folder / name).write_text(text, encoding="utf-8")
    (table,) = read_tables(folder / name, KNOWN)
    return [table.header, *(row for _, row in table.rows)]


@pytest.mark.parametrize(("text", "rows"), [
    ("编号,产品\na,甲;乙\nb,丙;丁\n", [("编号", "产品"), ("a", "甲;乙"), ("b", "丙;丁")]),
    ("编号;产品\na;1,5\nb;2,5\n", [("编号", "产品"), ("a", "1,5"), ("b", "2,5")]),
    ("cites\nd1;d2\nd3;d4\n", [("cites",), ("d1;d2",), ("d3;d4",)]),
    ("统计表\n编号|名称\na|甲\n", [("编号", "名称"), ("a", "甲")]),
    ("sep=;\n编号;名称\na;甲\n", [("编号", "名称"), ("a", "甲")]),
    ("x\ty\n1\t2\n", [("x", "y"), ("1", "2")]),
])  # fmt: skip
def test_the_delimiter_is_the_one_that_makes_headings_known(text: str, rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    assert cells(tmp_path, text) == rows


def test_a_tab_is_the_usual_delimiter_of_a_tsv(tmp_path: Path) -> None:
    assert cells(tmp_path, "u\tv,w\n1\t2,3\n", "表.tsv") == [("u", "v,w"), ("1", "2,3")]


def test_rows_behind_a_line_that_names_the_delimiter_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("sep=;\n编号;名称\na;甲\n", encoding="utf-8")
    assert [number for number, _ in read_tables(tmp_path / "表.csv")[0].rows] == [3]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_sign_show_by_line_ends_whatever_the_signs(codec: str, tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes("编号,名称\n一,丁\n".encode(codec))
    assert [row for _, row in read_tables(tmp_path / "表.csv")[0].rows] == [("一", "丁")]


def test_a_mark_of_an_encoding_that_does_not_hold_is_told(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes(b"\xff\xfea")
    with pytest.raises(InputFault, match="文字编码不一致：有 UTF-16 的标记，内容却不是"):
        read_tables(tmp_path / "表.csv")


def test_short_chinese_lines_that_could_be_utf8_do_not_make_two_encodings(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes("编号,名称\na,一\nb,联通\n".encode("gb18030"))  # 一 is valid UTF-8 too
    assert [row for _, row in read_tables(tmp_path / "表.csv")[0].rows] == [("a", "一"), ("b", "联通")]
