"""Which record an entity of a text is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import spacy

from graph.ledger import Ledger
from graph.statement import Statement
from ingest.text.found import Entity
from ingest.text.language import found_in
from ingest.text.linker import LedgerResolver, Linker, linked
from tests.factory import make_ledger

FIRM = Entity(0, 8, "江城机电有限公司", "Enterprise", "organisations")


def known(folder: Path, **said: tuple[str, str]) -> LedgerResolver:
    """A resolver of a ledger that knows firms by key, each under one property."""
    ledger: Ledger = make_ledger(folder)
    for key, (name, value) in said.items():
        ledger.add([Statement("示例", f"示例:{key}", "a", value="Enterprise"), Statement("示例", f"示例:{key}", name, value=value)])
    return LedgerResolver(ledger)


def record(entity: Entity, resolver: LedgerResolver, after: str = "") -> str:
    return linked(entity.text + after, [entity], resolver)[0].record


def test_a_full_name_is_linked(tmp_path: Path) -> None:
    assert record(FIRM, known(tmp_path, one=("name", "江城机电有限公司"))) == "示例:one"


def test_a_short_name_is_linked(tmp_path: Path) -> None:
    assert record(replace(FIRM, text="江城机电", end=4), known(tmp_path, one=("shortName", "江城机电"))) == "示例:one"


def test_a_short_form_is_linked_by_what_it_stands_for(tmp_path: Path) -> None:
    short = replace(FIRM, text="机电", end=2, full="江城机电有限公司")
    assert record(short, known(tmp_path, one=("name", "江城机电有限公司"))) == "示例:one"


def test_a_code_behind_the_name_is_linked(tmp_path: Path) -> None:
    assert record(FIRM, known(tmp_path, one=("stockCode", "300999")), "（股票代码：300999）") == "示例:one"


def test_a_name_of_two_records_is_linked_to_none(tmp_path: Path) -> None:
    resolver = known(tmp_path, one=("alias", "江城机电有限公司"), two=("alias", "江城机电有限公司"))
    assert record(FIRM, resolver) == ""


def test_a_name_that_nobody_bears_is_linked_to_none(tmp_path: Path) -> None:
    assert record(FIRM, known(tmp_path, one=("name", "滨江机电有限公司"))) == ""


def test_a_record_that_is_known_stays(tmp_path: Path) -> None:
    assert record(replace(FIRM, record="城:1"), known(tmp_path, one=("name", "江城机电有限公司"))) == "城:1"


def test_what_is_no_thing_of_the_ledger_is_not_looked_for(tmp_path: Path) -> None:
    assert record(replace(FIRM, type="movie"), known(tmp_path, one=("name", "江城机电有限公司"))) == ""


def test_the_component_links_once_it_has_a_resolver(tmp_path: Path) -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    nlp.add_pipe("liantu_organisations")
    linker = nlp.add_pipe("liantu_linker")
    assert isinstance(linker, Linker)
    linker.resolver = known(tmp_path, one=("name", "江城机电有限公司"))
    assert [one.record for one in found_in(nlp("江城机电有限公司投产")).entities] == ["示例:one"]


def test_the_component_without_a_resolver_links_nothing() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "liantu.characters.v1"}}})
    nlp.add_pipe("liantu_organisations")
    nlp.add_pipe("liantu_linker")
    assert [one.record for one in found_in(nlp("江城机电有限公司投产")).entities] == [""]


SPOKEN = replace(FIRM, text="江城红光机电有限责任公司", end=12)


def test_a_name_that_differs_in_nothing_that_tells_firms_apart_is_linked(tmp_path: Path) -> None:
    assert record(SPOKEN, known(tmp_path, one=("name", "江城红光机电有限公司"))) == "示例:one"


def test_a_name_that_may_be_another_is_linked_to_none_and_told(tmp_path: Path) -> None:
    resolver = known(tmp_path, one=("name", "江城红星机电有限公司"))
    assert record(SPOKEN, resolver) == ""
    assert resolver.perhaps(SPOKEN.text, "Enterprise").name == "江城红星机电有限公司"


def test_a_person_s_name_is_nobody(tmp_path: Path) -> None:
    person = replace(FIRM, text="王海洋", end=3)
    assert record(person, known(tmp_path, one=("name", "王海洋机电有限公司"))) == ""


def test_a_public_body_is_not_taken_for_a_firm(tmp_path: Path) -> None:
    assert record(replace(SPOKEN, type="PublicAuthority"), known(tmp_path, one=("name", "江城红光机电有限公司"))) == ""


def test_a_department_is_not_looked_for_by_what_its_name_comes_to(tmp_path: Path) -> None:
    resolver = known(tmp_path, one=("name", "江城红光机电有限公司"))
    assert resolver.perhaps("江城红光机电有限责任公司", "Department").name == ""
