"""One entity a place."""

from __future__ import annotations

import spacy

from ingest.text.found import Entity
from ingest.text.language import found_in
from ingest.text.merging import merged


def entity(start: int, end: int, source: str, type: str = "Enterprise", score: float = 0.9) -> Entity:
    return Entity(start, end, "江" * (end - start), type, source, score)


def places(*entities: Entity) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.source) for one in merged(entities)]


def test_of_one_within_another_the_longer_stays() -> None:
    assert places(entity(0, 2, "gazetteer", "Region"), entity(0, 8, "organisations")) == [(0, 8, "organisations")]


def test_of_two_of_one_place_the_more_trusted_stays() -> None:
    assert places(entity(0, 4, "crf", "company"), entity(0, 4, "organisations")) == [(0, 4, "organisations")]


def test_of_two_that_cross_the_more_trusted_stays_though_shorter() -> None:
    assert places(entity(0, 9, "crf"), entity(6, 12, "organisations")) == [(6, 12, "organisations")]


def test_of_two_unknown_readers_the_surer_stays() -> None:
    assert places(entity(0, 4, "one", score=0.3), entity(0, 4, "other", score=0.8)) == [(0, 4, "other")]


def test_people_are_dropped() -> None:
    assert places(entity(0, 3, "crf", "name"), entity(3, 5, "crf", "position")) == []


def test_neighbours_stay_in_order() -> None:
    assert places(entity(4, 8, "gazetteer"), entity(0, 4, "crf")) == [(0, 4, "crf"), (4, 8, "gazetteer")]


def test_score_stays_that_of_the_reader() -> None:
    assert [one.score for one in merged([entity(0, 4, "crf", score=0.61)])] == [0.61]


def test_the_component_marks_the_entities_in_the_document() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    for name in ("liantu_gazetteer", "liantu_organisations", "liantu_merge"):
        nlp.add_pipe(name)
    doc = nlp("西安江城机电有限公司获评高新技术企业")
    assert len(found_in(doc).entities) == 2
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("西安江城机电有限公司", "Enterprise"),
        ("高新技术企业", "Qualification"),
    ]
