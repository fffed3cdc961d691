"""What holds for every verb: widths, documents, exit statuses, help."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from wcwidth import wcswidth

from app.cli import VERBS, main
from app.cli.frame import Ask as AskOptions
from graph.home import Home
from graph.statement import Statement
from tests.app.conftest import Call

CALLS = (["loads"], ["diff", "0", "1"], ["gaps"], ["why", "硅片"], ["why", "硅料"], ["check"], ["retract", "1"], [], ["--help"],
         *([verb.name, "--help"] for verb in VERBS))  # fmt: skip


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_line_fits_eighty_columns(liantu: Call, call: list[str]) -> None:
    lines = liantu(*call).output.splitlines()
    assert lines
    assert [line for line in lines if wcswidth(line) > 80] == []


@pytest.mark.parametrize("call", [["loads"], ["diff", "0", "1"], ["gaps"], ["why", "硅片"], ["check"], ["export"]], ids=" ".join)
def test_a_document_is_one_json_object_with_schema_1(liantu: Call, call: list[str]) -> None:
    assert json.loads(liantu(*call, "--json").stdout)["schema"] == 1


@pytest.mark.parametrize(("args", "said"), [
    (("--home", "--place"), "--home 后面少了一个值，紧跟着的是选项 --place。"),
    (("--chain", "--anything"), "--chain 后面少了一个值，紧跟着的是选项 --anything。"),
])  # fmt: skip
def test_an_option_is_no_value_of_the_one_before_it(liantu: Call, args: tuple[str, ...], said: str) -> None:
    result = liantu("gaps", *args)
    assert (result.exit_code, said in result.stderr, Path("--place").exists()) == (2, True, False)


@pytest.mark.parametrize("args", [("compare", "甲市", "乙市"), ("gaps", "甲市", "乙市")])
def test_words_too_many_are_named_in_chinese(liantu: Call, args: tuple[str, ...]) -> None:
    assert liantu(*args).stderr.startswith("多写了：甲市、乙市。名称里有空格要加引号。\n")


def test_a_fault_is_a_document_too(liantu: Call) -> None:
    found = json.loads(liantu("why", "没有", "--json").stdout)
    assert (found["schema"], found["errors"][0]["code"]) == (1, "LT-NAME-01")


@pytest.mark.parametrize(("args", "text"), [
    (["gaps", "--place", "zzz"], "没有名为“zzz”的地方；应为下列之一：某国、甲经济技术开发区"),
    (["gaps", "--place", "乙经济技术开发区"], "没有名为“乙经济技术开发区”的地方；应为下列之一：甲经济技术开发区、甲经开区"),
    (["gaps", "--chain", "氢能链"], "没有名为“氢能链”的产业链；应为下列之一：光伏链"),
    (["gaps", "--scope", "股份制"],
     "没有名为“股份制”的口径；应为下列之一：全部法人、规上、规上工业、四上企业、高新技术企业、科技型中小企业、上市"),
])  # fmt: skip
def test_an_unknown_name_is_said_with_the_names_there_are(args: list[str], text: str, liantu: Call) -> None:
    result = liantu(*args)
    assert (result.exit_code, result.stderr) == (1, f"[LT-NAME-01] {text}\n  处理：改用上述名称、代码或编号\n")


@pytest.mark.parametrize("verb", ["gaps", "chains", "measures"])
def test_a_ledger_that_went_on_meanwhile_is_said(verb: str, liantu: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = AskOptions.answer

    def late(*told: Any) -> None:
        home.ledger.add([Statement("s", "s:late", "a", value="Product")])
        plain(*told)

    assert "LT-ARRAY-01" not in liantu(verb).stderr
    monkeypatch.setattr(AskOptions, "answer", late)
    result = liantu(verb)
    assert (result.exit_code, "LT-ARRAY-01" in result.stderr, home.ledger.snapshot()[:12] in result.stderr) == (0, True, True)
    assert "LT-ARRAY-01" not in liantu(verb, "--at", "1").stderr


def test_nothing_is_coloured_in_a_pipe(liantu: Call) -> None:
    assert "\x1b" not in liantu("gaps").output


def test_an_unknown_verb_is_wrong_usage(liantu: Call) -> None:
    result = liantu("gapz")
    assert (result.exit_code, "没有命令“gapz”" in result.stderr, "gaps" in result.stderr) == (2, True, True)


def test_an_unknown_option_is_wrong_usage(liantu: Call) -> None:
    result = liantu("gaps", "--plase", "甲")
    assert (result.exit_code, "没有选项“--plase”" in result.stderr) == (2, True)


@pytest.mark.parametrize(("args", "said"), [
    (("extend", "--top"), "--top 后面要有一个值。"), (("stops", "--alone=3"), "--alone 后面不该有值。"),
])  # fmt: skip
def test_a_value_that_is_missing_and_one_too_many_are_told_apart(liantu: Call, args: tuple[str, ...], said: str) -> None:
    result = liantu(*args)
    assert (result.exit_code, result.stderr.startswith(f"{said}\n")) == (2, True)


def test_a_wrong_choice_is_wrong_usage(liantu: Call) -> None:
    assert liantu("export", "pdf").exit_code == 2


def test_an_option_that_changes_nothing_is_said(liantu: Call) -> None:
    assert "提示：--scope 对命令 loads 不起作用。" in liantu("loads", "--scope", "上市").stderr


def test_our_own_fault_leaves_a_report(liantu: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.verbs.loads.listing", lambda found: 1 / 0)
    result = liantu("loads")
    report = next((home.folder / "run").iterdir())
    assert (result.exit_code, report.name in result.stderr) == (3, True)
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_a_new_home_starts_with_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIANTU_LEDGER", raising=False)
    result = CliRunner().invoke(main, ["gaps", "--place", "西安市", "--home", str(tmp_path / "新")])
    assert (result.exit_code, "【晶硅光伏】" in result.output) == (0, True)
