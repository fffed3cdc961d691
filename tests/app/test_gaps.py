"""`liantu gaps`."""

from __future__ import annotations

from pathlib import Path

from app.show import gaps_text
from app.words import words
from graph.facts import read_facts
from graph.home import Home
from graph.states import gaps
from tests.app.conftest import Ask, Call
from tests.app.world import GAP, MADE, UNSEEN, contradict, make_home


def test_links_stand_under_their_chain_and_stage(liantu: Call) -> None:
    lines = liantu("gaps").output.splitlines()
    order = ["【光伏链】3 个环节", "上游 · 1 个", "中游 · 1 个", "下游 · 1 个"]
    assert [line for line in lines if line in order] == order


def test_a_state_is_its_word_and_its_mark(liantu: Call) -> None:
    row = next(line for line in liantu("gaps").output.splitlines() if line.startswith("  硅料"))
    assert "○ 缺链" in row


def test_the_summary_counts_every_state(liantu: Call) -> None:
    assert "3 个环节：缺链 1，弱链 0，断链风险 0，情况不明 2，基本健全 0。" in liantu("gaps").output


def test_the_document_says_what_the_function_returns(document: Ask, home: Home) -> None:
    assert document("gaps") == gaps(read_facts(home.ledger), "甲经开区").as_dict()


def test_the_document_has_the_agreed_keys(document: Ask) -> None:
    found = document("gaps")
    assert {"schema", "snapshot", "ontology", "place", "scope", "as_of", "links"} <= found.keys()
    wanted = {"id", "label", "chain", "stage", "state", "excluded", "flags", "organisations", "substantial", "hint"}
    assert all(wanted <= link.keys() for link in found["links"])


def test_shares_that_contradict_each_other_are_named_in_the_remark(liantu: Call, home: Home) -> None:
    contradict(home)
    text = liantu("gaps").output.replace("\n", "").replace(" ", "")
    assert "W4未判，份额合计150%，超过100%，说法自相矛盾，不计算" in text


def test_states_can_be_picked_by_their_chinese_word(document: Ask) -> None:
    assert [link["id"] for link in document("gaps", "--state", "缺链")["links"]] == [GAP]


def test_one_chain_can_be_picked(document: Ask) -> None:
    assert [link["id"] for link in document("gaps", "--chain", "光伏链")["links"]] == [GAP, MADE, UNSEEN]


def test_an_unknown_state_is_wrong_usage(liantu: Call) -> None:
    result = liantu("gaps", "--state", "很好")
    assert (result.exit_code, "没有“很好”这种状态" in result.stderr) == (2, True)


def test_an_unknown_place_offers_the_nearest(liantu: Call) -> None:
    result = liantu("gaps", "--place", "甲经开曲")
    assert (result.exit_code, "甲经开区" in result.stderr) == (1, True)


def test_an_earlier_snapshot_can_be_asked(document: Ask, home: Home) -> None:
    before = home.ledger.snapshot()
    home.ledger.retract(1)
    assert document("gaps", "--at", "1")["snapshot"] == before


def test_a_home_without_a_place_asks_for_one(liantu: Call, home: Home, tmp_path: Path) -> None:
    (home.folder / "home.toml").unlink()
    result = liantu("gaps")
    assert (result.exit_code, "请用 --place 说明问的是哪个地方" in result.stderr) == (2, True)


def test_invented_data_say_so_first(tmp_path: Path, liantu: Call) -> None:
    make_home(tmp_path / "shili", "示例")
    assert liantu("gaps", "--home", tmp_path / "shili").output.startswith("【示例数据】")


def test_two_scopes_stand_side_by_side(home: Home) -> None:
    facts = read_facts(home.ledger)
    text = gaps_text([gaps(facts, "甲经开区"), gaps(facts, "甲经开区", "上市")], facts.ontology)
    assert next(line.split() for line in text.splitlines() if "全部法人  " in line) == ["环节", "全部法人", "上市", "企业", "说明"]


def test_a_state_has_its_colour_on_a_terminal(home: Home) -> None:
    facts = read_facts(home.ledger)
    assert "\x1b[38;2;161;32;27m\x1b[1m○ 缺链" in gaps_text([gaps(facts, "甲经开区")], facts.ontology)


def test_a_home_without_a_firm_says_so(liantu: Call, tmp_path: Path) -> None:
    said = liantu("gaps", "--home", tmp_path / "新家", "--place", "西安经开区").stderr
    assert said.splitlines()[-1] == words("gaps.no_firms")
    assert liantu("gaps").stderr == ""
