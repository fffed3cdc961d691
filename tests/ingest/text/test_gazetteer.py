"""Names that are known beforehand."""

from __future__ import annotations

from pathlib import Path

import spacy

from ingest.text import gazetteer as component
from ingest.text.gazetteer import our_gazetteer
from ingest.text.gazetteer.finder import Finder
from ingest.text.gazetteer.names import home_names
from ingest.text.language import found_in
from ontology import load_ontology
from tests.factory import write_files

LISTED = "name,class,full,record\n江城实验学校,University,,城:学校/1\n城投,Enterprise,江城投资有限公司,\n"


def named(text: str) -> dict[str, str]:
    return {entity.text: entity.type for entity in our_gazetteer().read(text)}


def test_a_ministry_is_an_authority() -> None:
    assert named("报国务院和科技部备案")["科技部"] == "PublicAuthority"


def test_the_longest_name_at_a_place_is_taken() -> None:
    assert list(named("国家高新技术企业")) == ["国家高新技术企业"]


def test_a_short_name_tells_its_full_one() -> None:
    assert [one.full for one in our_gazetteer().read("中科院")] == ["中国科学院"]


def test_a_region_is_linked_to_its_record() -> None:
    assert [(one.text, one.record) for one in our_gazetteer().read("在西安落户")] == [("西安", "places:610100")]


def test_a_region_whose_short_name_is_a_word_is_not_found_by_it() -> None:
    assert named("白银价格上涨") == {}


def test_fields_and_qualifications_are_named() -> None:
    assert named("聚焦集成电路，培育独角兽企业") == {"集成电路": "IndustryField", "独角兽企业": "Qualification"}


def test_offsets_are_of_the_text() -> None:
    text = "支持西安市的高新技术企业"
    assert all(text[one.start : one.end] == one.text for one in our_gazetteer().read(text))


def test_every_class_is_one_of_the_ontology() -> None:
    assert {known.type for known in our_gazetteer().names.values()} <= set(load_ontology().classes)


def test_a_home_adds_names(tmp_path: Path) -> None:
    home = write_files(tmp_path, {"gazetteers/schools.csv": LISTED})
    assert home_names(home)["江城实验学校"].record == "城:学校/1"


def test_a_home_without_lists_adds_none(tmp_path: Path) -> None:
    assert home_names(tmp_path) == {}


def test_the_component_reads_the_lists_of_its_home(tmp_path: Path) -> None:
    write_files(tmp_path, {"gazetteers/firms.csv": LISTED})
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    nlp.add_pipe("liantu_gazetteer", config={"home": str(tmp_path)})
    assert [(one.text, one.full) for one in found_in(nlp("城投表示")).entities] == [("城投", "江城投资有限公司")]


def test_a_name_that_the_text_breaks_off_is_not_found() -> None:
    assert list(Finder({"江城大学": 1}).find("江城大")) == []


def test_the_package_says_its_source() -> None:
    assert our_gazetteer().read("国务院")[0].source == component.SOURCE
