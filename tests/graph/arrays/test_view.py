"""The array view: what facts say, by rows; kept in a home's cache by snapshot, rebuilt where damaged, dropped where old."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph.arrays import view as module
from graph.arrays.lacking import lacking_upstream
from graph.arrays.view import ArrayView, array_view, read_view
from graph.ledger import Ledger
from tests.worlds import AS_OF, Sketch, assembly, key


def shelf(home: Path) -> list[Path]:
    return sorted((home / "cache" / "arrays").iterdir())


def pairs(view: ArrayView, relation: str) -> list[tuple[str, str]]:
    edges = view.edges(relation)
    return sorted(zip(view.index.ids(edges.sources), view.index.ids(edges.targets), strict=True))


def ledger_of(sketch: Sketch) -> Ledger:
    ledger = Ledger("sqlite://", kind="示例")
    ledger.add(sketch.statements)
    return ledger


def upstream() -> Sketch:
    """The assembly, whose `p` needs raw material `r`."""
    sketch = assembly().link("kr", product="r").record("raw", "InputSlot")
    return sketch.relate("p", "requires", "raw").relate("r", "fills", "raw")


def test_every_relation_and_class_is_what_facts_say() -> None:
    facts = assembly().facts()
    view = array_view(facts)
    for name in facts.ontology.relations:
        assert pairs(view, name) == sorted((fact.subject, fact.object) for fact in facts.of(name))
    for cls in ("Product", "Enterprise", "Place", "ChainLink"):
        assert view.index.ids(view.instances(facts.ontology, cls)) == facts.instances(cls)


def test_words_and_flags_stand_by_row() -> None:
    facts = assembly().relate("m", "requires", "slot", essential="true").facts()
    view = array_view(facts)
    assert view.index.ids(np.flatnonzero(view.saying("siteKind", "factory"))) == sorted(
        one.subject for one in facts.of("siteKind") if one.value == "factory")  # fmt: skip
    assert view.flagged("requires").tolist() == [fact.qualifier("essential") == "true" for fact in facts.of("requires")]
    assert view.flagged("makesUp").sum() == 0


def test_what_a_judgement_rejects_is_left_out() -> None:
    assert pairs(array_view(assembly().judge("甲", "produces", "p", "rejected").facts()), "produces") == [(key("总装"), key("m"))]


def test_an_empty_ledger_gives_an_empty_view() -> None:
    view = array_view(Sketch().facts())
    assert (len(view.index), pairs(view, "produces"), lacking_upstream(view, "t:p", "t:zone")) == (0, [], [])


def test_a_kept_view_is_read_without_reading_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ledger_of(assembly())
    first = read_view(ledger, tmp_path, AS_OF)

    def unread(*_: object) -> None:
        raise AssertionError("facts were read")

    monkeypatch.setattr(module, "read_facts", unread)
    again = read_view(ledger, tmp_path, AS_OF)
    assert again.index.keys.tolist() == first.index.keys.tolist()
    assert {name: pairs(again, name) for name in first.ends} == {name: pairs(first, name) for name in first.ends}
    assert (again.words, again.snapshot, again.as_of) == (first.words, ledger.snapshot(), AS_OF)


def test_a_new_snapshot_has_its_own_view_and_drops_the_old_one(tmp_path: Path) -> None:
    sketch = assembly()
    ledger = ledger_of(sketch)
    read_view(ledger, tmp_path, AS_OF)
    before = shelf(tmp_path)
    ledger.add(Sketch().maker("新厂").statements)
    assert (key("新厂"), key("p")) in pairs(read_view(ledger, tmp_path, AS_OF), "produces")
    assert len(shelf(tmp_path)) == 1
    assert shelf(tmp_path) != before


def test_another_date_of_one_snapshot_is_kept_beside(tmp_path: Path) -> None:
    ledger = ledger_of(assembly())
    for day in (AS_OF, "2023-01-01", AS_OF):
        read_view(ledger, tmp_path, day)
    assert len(shelf(tmp_path)) == 2


@pytest.mark.parametrize("name", ["keys.npy", "rows.npy", "about.json"])
@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, name: str, damage: str) -> None:
    ledger = ledger_of(assembly())
    whole = pairs(read_view(ledger, tmp_path, AS_OF), "produces")
    file = shelf(tmp_path)[0] / name
    told = file.read_bytes()
    file.write_bytes(told[: len(told) // 2] if damage == "cut" else told[:-3] + b"\x07\x07\x07")
    if damage == "gone":
        file.unlink()
    assert pairs(read_view(ledger, tmp_path, AS_OF), "produces") == whole
    assert file.read_bytes() == told


def test_a_folder_that_can_not_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    assert pairs(read_view(ledger_of(assembly()), tmp_path, AS_OF), "produces")


def test_what_is_made_upstream_only_elsewhere_is_lacking_here() -> None:
    sketch = upstream()
    sketch.record("r2", "Product").relate("r2", "isTypeOf", "r").maker("外厂", "r", place="elsewhere").maker("本厂", "r2")
    view = array_view(sketch.facts())
    assert lacking_upstream(view, key("m"), key("zone")) == [key("r")]
    assert lacking_upstream(view, key("m"), key("elsewhere")) == [key("p"), key("r2")]
    assert lacking_upstream(view, key("m"), key("country")) == []


def test_an_office_or_a_vacated_factory_makes_nobody_local() -> None:
    sketch = upstream()
    sketch.firm("办公", "office").relate("办公", "produces", "r").firm("旧厂", status="vacated").relate("旧厂", "produces", "r")
    assert lacking_upstream(array_view(sketch.facts()), key("m"), key("zone")) == [key("r")]
