"""`liantu train-ner`: sizes, F1 and the kept model; lines that can't be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.home import Home
from ingest.text.crf.model import read_model
from tests.app.conftest import Ask, Call
from tests.ingest.text.test_crf import samples


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Thirty labelled sentences."""
    path = tmp_path / "新闻.jsonl"
    lines = [{"text": one.text, "entities": [{"start": start, "end": end, "type": kind} for start, end, kind in one.spans]}
             for one in samples()]  # fmt: skip
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_sizes_seconds_and_f1_of_the_sentences_held_out_are_printed(liantu: Call, file: Path, tmp_path: Path) -> None:
    result = liantu("train-ner", file, "--out", tmp_path / "m")
    assert (result.exit_code, result.stdout.startswith("用 27 句训练，3 句留作检验；用时 ")) == (0, True)
    assert "留出句上的 F1（边界和类型全对才算）：合计 " in result.stdout
    assert "\n  address：" in result.stdout


def test_the_model_is_kept_where_it_was_asked_for_and_says_its_own_score(liantu: Call, file: Path, tmp_path: Path) -> None:
    liantu("train-ner", file, "--out", tmp_path / "m")
    about = read_model(tmp_path / "m").about
    assert (about["name"], about["sentences"], about["held_out"]["sentences"]) == ("m", 27, 3)


def test_without_a_place_the_model_is_kept_in_the_home(liantu: Call, home: Home, file: Path) -> None:
    liantu("train-ner", file, "--held-out", "0")
    assert read_model(home.folder / "models" / "新闻").types == ("address", "company")


def test_for_machines_it_is_one_document(document: Ask, file: Path, tmp_path: Path) -> None:
    said = document("train-ner", file, "--out", tmp_path / "m")
    assert (said["seen"], said["held_out"], said["types"]) == (27, 3, ["address", "company"])
    assert said["score"]["sentences"] == 3


def test_a_line_that_cannot_be_used_is_named_and_the_status_is_one(liantu: Call, file: Path, tmp_path: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n坏行", encoding="utf-8")
    result = liantu("train-ner", file, "--out", tmp_path / "m")
    assert (result.exit_code, "用 27 句训练" in result.stdout) == (1, True)
    assert result.stderr.startswith("[LT-NER-04] 新闻.jsonl 第 31 行：这一行不是 JSON：“坏行”")


def test_a_place_that_is_a_file_is_refused_before_anything_is_trained(liantu: Call, file: Path) -> None:
    result = liantu("train-ner", file, "--out", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"[LT-NER-12] 模型不能存到“{file}”：那里是一个文件；应为一个文件夹")


def test_a_file_that_is_not_there_is_said(liantu: Call, tmp_path: Path) -> None:
    result = liantu("train-ner", tmp_path / "没有.jsonl")
    assert (result.exit_code, result.stderr.startswith("[LT-NER-01] 没有.jsonl：训练文件读不出来")) == (1, True)
