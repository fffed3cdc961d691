"""Where sentences end."""

from __future__ import annotations

from ingest.text.structure import sentences


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_stops_of_both_widths_and_line_ends_end_sentences() -> None:
    assert said("建园区；引企业;抓落实。好！真的吗?\r\n　　完") == ["建园区；", "引企业;", "抓落实。", "好！", "真的吗?", "完"]


def test_stops_inside_brackets_and_quotes_end_nothing() -> None:
    assert said("企业（含分公司；不含个体）享受“一次申报；一次办结”。再说")[1:] == ["再说"]


def test_a_quote_that_ends_with_a_full_stop_ends_the_sentence_behind_it() -> None:
    assert said("他说：“好。”大家听。") == ["他说：“好。”", "大家听。"]


def test_a_bracket_that_is_never_closed_holds_nothing_back() -> None:
    assert said("企业（含分公司。可以申报。") == ["企业（含分公司。", "可以申报。"]


def test_brackets_of_mixed_width_close_each_other() -> None:
    assert said("牵头(科技局；财政局）。完") == ["牵头(科技局；财政局）。", "完"]


def test_several_stops_in_a_row_end_one_sentence() -> None:
    assert said("真的吗？！是。") == ["真的吗？！", "是。"]


def test_a_sentence_of_5000_characters_is_one() -> None:
    text = "建设，" * 1700 + "完。再来。"
    assert [end - start for start, end in sentences(text)] == [5102, 3]


def test_only_the_stretch_asked_for_is_split() -> None:
    assert sentences("前。中间。后。", 2, 5) == [(2, 5)]
