"""The text that components read."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from ingest.text.language import text_of


def test_a_documents_text_is_the_one_that_was_read() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    text = "江城 机电\r\n签约"
    assert text_of(nlp(text)) == text == nlp(text).text


def test_a_document_of_another_tokenizer_has_its_text_too() -> None:
    nlp = spacy.blank("zh")
    assert text_of(Doc(nlp.vocab, words=["江城", "机电"], spaces=[False, False])) == "江城机电"


def test_an_empty_text_is_empty() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    assert text_of(nlp("")) == ""
