"""`liantu eval-text`."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.verbs import eval_text
from ingest.text.document import TextDocument
from ingest.text.found import Found
from ingest.text.gold.reading import BUNDLED, read_gold
from tests.app.conftest import Ask, Call
from tests.ingest.gold.echo import echo
from tests.ingest.gold.papers import TARGET, paper

ECHOES = {one.text: one for one in read_gold(BUNDLED)}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that knows the bundled papers by heart and of others nothing: what is tested here is how it is told."""

    def read(document: TextDocument) -> Found:
        return echo(ECHOES[document.text]) if document.text in ECHOES else Found()

    monkeypatch.setattr(eval_text, "reader", lambda: read)


@pytest.mark.usefixtures("told")
def test_the_bundled_papers_are_taken_where_none_are_named(liantu: Call) -> None:
    lines = liantu("eval-text").output.splitlines()
    assert lines[:2] == [f"文本抽取评测：10 份标注文件，{sum(map(len, ECHOES))} 字（dev 4 份，test 6 份）", "标注：链图开发者"]
    (row,) = [line.split() for line in lines if line.startswith("  目标")]
    assert row == ["目标", "10", "75", "1.000", "1.000", "1.000（1.000—1.000）"]


@pytest.mark.usefixtures("told")
def test_a_split_alone_can_be_judged(document: Ask) -> None:
    assert document("eval-text", "--split", "test")["splits"] == {"test": 6}


@pytest.mark.usefixtures("told")
def test_misses_are_listed_with_their_place(liantu: Call, tmp_path: Path) -> None:
    output = liantu("eval-text", str(paper(tmp_path / "集", targets=[TARGET])), "--errors", "1").output
    told = "甲 15–20 漏 目标：300亿元  …26年，示例产业产值达到【300亿元】。（牵头单位：示例局）…"
    assert output.replace("\n", "").endswith(f"从严不符的前 1 处（共 1 处）：{told}")


@pytest.mark.usefixtures("told")
def test_the_document_gives_null_where_there_is_no_figure(document: Ask, tmp_path: Path) -> None:
    (row,) = document("eval-text", str(paper(tmp_path / "集", targets=[TARGET])))["rows"]
    assert row["strict"] == {"labels": 1, "finds": 0, "right": 0, "precision": None, "recall": 0.0, "f1": 0.0, "interval": None}


def test_a_split_that_is_not_there_is_named(liantu: Call, tmp_path: Path) -> None:
    done = liantu("eval-text", str(paper(tmp_path / "集")), "--split", "test")
    assert (done.exit_code, done.stderr) == (
        1, "[LT-GOLD-08] --split：没有“test”的文件可评；应为这套标注里有的：dev\n  处理：改 --split，或不写\n",
    )  # fmt: skip
