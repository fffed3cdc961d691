"""Gold sets are read whole or not at all, and what is wrong with them is said with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.errors import InputFault
from ingest.text.gold.reading import BUNDLED, read_gold
from tests.ingest.gold.papers import TARGET, paper

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"targets": [{**TARGET, "start": 14}]},
     "[LT-GOLD-04] 甲.json［targets］ 第 1 行，列“quote”：标注的起止 14–20 处写的是“到300亿元”，不是“300亿元”；"
     "应为引文与正文逐字相同，从 0 数起，止处不含在内\n  处理：正文里在 15–20；改起止或引文"),
    ({"targets": [{**TARGET, "quote": "30亿元"}]},
     "[LT-GOLD-04] 甲.json［targets］ 第 1 行，列“quote”：标注的起止 15–20 处写的是“300亿元”，不是“30亿元”；"
     "应为引文与正文逐字相同，从 0 数起，止处不含在内\n  处理：正文里没有这几个字；改起止或引文"),
    ({"departments": [{"start": 27, "end": 30, "quote": "示例局", "role": "lead"}]},
     "[LT-GOLD-05] 甲.json［departments］ 第 1 行，列“department”：标注缺“department”；应为每个必填项都写\n  处理：补上这一项"),
    ({"goals": []},
     "[LT-GOLD-06] 甲.json，列“goals”：标注里没有“goals”这一项；应为title、split、origin、source、labelled_by、entity_types、"
     "entities、targets、departments、clauses、relations\n  处理：改成上述之一，或删去"),
    ({"split": "train"},
     "[LT-GOLD-07] 甲.json，列“split”：“split”写的是“train”；应为dev、test\n  处理：改成所应有的写法"),
    ({"targets": [{**TARGET, "value": "三百亿"}]},
     "[LT-GOLD-07] 甲.json［targets］ 第 1 行，列“value”：“value”写的是“三百亿”；"
     "应为一个数，如 300、0.15\n  处理：改成所应有的写法"),
    ({"targets": [{**TARGET, "year": "26"}]},
     "[LT-GOLD-07] 甲.json［targets］ 第 1 行，列“year”：“year”写的是“26”；应为四位年份，没有年份写 0\n  处理：改成所应有的写法"),
    ({"targets": ["300亿元"]},
     "[LT-GOLD-07] 甲.json［targets］ 第 1 行，列“targets”：“targets”写的是“300亿元”；应为一个对象 {…}\n  处理：改成所应有的写法"),
    ({"clauses": [{"start": 0, "end": 5, "quote": "到20", "gives": None}]},
     "[LT-GOLD-07] 甲.json［clauses］ 第 1 行，列“clauses”：“clauses”写的是“None”；应为一个对象 {…}\n  处理：改成所应有的写法"),
    ({"clauses": [{"start": 0, "end": 5, "quote": "到20", "gives": [{"start": 15, "end": 20, "quote": "300亿元", "what": "sum",
                                                                  "value": "1"}]}]},
     "[LT-GOLD-07] 甲.json［clauses］ 第 1 行，列“what”：“what”写的是“sum”；应为amount、ceiling、rate\n  处理：改成所应有的写法"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "message"), WRONG, ids=lambda value: value[1:11] if isinstance(value, str) else "")
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, said: dict[str, Any], message: str) -> None:
    with pytest.raises(InputFault) as fault:
        read_gold(paper(tmp_path / "集", **said))
    assert str(fault.value) == message


def test_an_unknown_type_names_some_that_are_known(tmp_path: Path) -> None:
    entity = {"start": 7, "end": 11, "quote": "示例产业", "type": "COMPANY"}
    with pytest.raises(InputFault, match=r"“type”写的是“COMPANY”；应为Achievement、Actor、.*等 \d+ 个之一"):
        read_gold(paper(tmp_path / "集", entities=[entity]))


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as fault:
        read_gold(paper(tmp_path / "集", text=None))
    assert str(fault.value) == (
        "[LT-GOLD-02] 甲.json：没有正文“甲.txt”；应为与标注文件同名的 .txt 放在同一个文件夹里\n  处理：补上正文，或删去这份标注"
    )


def test_labels_that_are_no_object_are_refused(tmp_path: Path) -> None:
    (paper(tmp_path / "集") / "甲.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputFault) as fault:
        read_gold(tmp_path / "集")
    assert str(fault.value) == (
        "[LT-GOLD-01] 甲.json：标注文件“甲.json”读不了：不是对象；应为UTF-8 的 JSON 对象，正文是 UTF-8 的 .txt\n"
        "  处理：用文本编辑器打开，改成合法的 JSON；正文另存为 UTF-8"
    )


def test_broken_json_is_refused_with_its_place_in_the_file(tmp_path: Path) -> None:
    (paper(tmp_path / "集") / "甲.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputFault, match=r"^\[LT-GOLD-01\] 甲.json：标注文件“甲.json”读不了：Expecting .* line 1 column 2"):
        read_gold(tmp_path / "集")


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as fault:
        read_gold(tmp_path)
    assert str(fault.value) == (
        f"[LT-GOLD-03] “{tmp_path}”里没有标注文件；应为一个文件夹，每份文件一个 .txt 和一个同名的 .json\n"
        "  处理：核对文件夹；随程序自带的一套不写位置就用"
    )


def test_the_faults_of_all_papers_are_said_at_once(tmp_path: Path) -> None:
    paper(tmp_path / "集", split="train")
    with pytest.raises(InputFault) as fault:
        read_gold(paper(tmp_path / "集", name="乙", origin="网上"))
    assert [(one.file, one.column) for one in fault.value.issues] == [("乙.json", "origin"), ("甲.json", "split")]


def test_several_readings_stand_between_bars(tmp_path: Path) -> None:
    (gold,) = read_gold(paper(tmp_path / "集", targets=[{**TARGET, "year": "2026|0", "comparator": "reach|equals"}]))
    (one,) = gold.targets or ()
    assert (one.names, one.years, one.comparators) == (("示例产业产值", "产值"), (2026, 0), ("reach", "equals"))


def test_a_layer_that_is_not_there_was_not_labelled(tmp_path: Path) -> None:
    (gold,) = read_gold(paper(tmp_path / "集", targets=[]))
    assert (gold.targets, gold.departments) == ((), None)


def test_the_bundled_papers_are_kept_apart() -> None:
    splits = [one.split for one in read_gold(BUNDLED)]
    assert (splits.count("dev"), splits.count("test")) == (4, 6)


def test_the_bundled_papers_are_invented_and_say_who_labelled_them() -> None:
    papers = read_gold(BUNDLED)
    assert {(one.origin, one.labelled_by) for one in papers} == {("示例", "链图开发者")}
    assert [one.name for one in papers if "数字都是编的" not in one.text] == []


def test_a_bundled_paper_says_no_number_twice_in_one_place() -> None:
    places = [(one.name, label.start) for one in read_gold(BUNDLED) for label in one.targets or ()]
    assert len(places) == len(set(places))
