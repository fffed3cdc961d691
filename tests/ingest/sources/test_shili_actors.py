"""The fictional actors, policies and projects: every class and relation shown, every row marked 示例, one story that adds up."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from ingest.bundled import load_defaults, load_source
from ingest.loading import load_paths
from ingest.source import TableSpec, known_sources
from ontology.schema import Ontology
from ontology.turtle import load_ontology
from tests.factory import counts, write_files
from tests.ingest.sources.bundle import Said

ACTORS, CHAINS, REGISTER = "shili-actors", "shili", "shili-pursuit"
SOURCE = known_sources()[ACTORS]
PARK = f"{ACTORS}:park"
TODAY = "2026-09-30"
OF_THE_LEDGER = {"Load"}
"""Classes whose instances no source states: the ledger keeps its loads itself."""
TELLING = [one for one in SOURCE.tables if one.reads != "documents"]
APART = "真实数据与示例数据分开存放：换一个家目录（--home）"
STAGES = ["signed", "settled", "started", "building", "completed", "operating", "full_output"]


@cache
def world(*others: str) -> Said:
    """The defaults, other bundled sources, then this one, in a fresh 示例 ledger."""
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.sqlite", kind="示例")
        reports = [load_defaults(ledger), *(load_source(ledger, one) for one in (*others, ACTORS))]
        return Said(reports, iter(list(ledger.statements())))


def rows(spec: TableSpec) -> list[dict[str, str]]:
    with (SOURCE.folder / spec.file).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def local(key: str) -> str:
    return f"{ACTORS}:{key}"


def missing(said: Said, ontology: Ontology) -> set[str]:
    """Classes and relations of which the 示例 sources show nothing; a class is shown by an instance of any class below it."""
    stated = [one for one in said.all if one.source in (ACTORS, CHAINS, REGISTER)]
    classes = {one.value for one in stated if one.predicate == "a"}
    predicates = {one.predicate for one in stated}
    return {name for name in ontology.classes if not classes & ontology.subclasses(name)} | (set(ontology.relations) - predicates)


def test_every_row_is_accepted_without_an_issue() -> None:
    report = world().reports[1]
    assert (counts(report), report.errors) == ((report.read, report.read, 0, 0), [])


def test_together_the_sources_show_every_class_and_relation() -> None:
    assert missing(world(CHAINS, REGISTER), load_ontology()) == OF_THE_LEDGER


@pytest.mark.parametrize("spec", SOURCE.tables, ids=lambda one: one.name)
def test_every_row_is_marked_as_an_example(spec: TableSpec) -> None:
    assert {row["数据性质"] for row in rows(spec)} == {"示例"}


@pytest.mark.parametrize("spec", TELLING, ids=lambda one: one.name)
def test_every_row_cites_a_document(spec: TableSpec) -> None:
    assert [row for row in rows(spec) if not row["cites"]] == []


def test_every_actor_has_an_evidently_invented_name() -> None:
    said, ontology = world(), load_ontology()
    actors = {key for cls in ontology.subclasses("Actor") for key in said.records(cls, ACTORS)}
    offices = {key for cls in ("Department", "DepartmentGroup") for key in said.records(cls, ACTORS)}
    assert [name for key in actors - offices for name in said.values(key, "name") if "示例" not in name] == []


def test_a_real_home_refuses_the_bundle(tmp_path: Path) -> None:
    report = load_source(Ledger(tmp_path / "ledger.sqlite"), ACTORS)
    text = "[LT-KIND-01] {}：“示例园区的主体与政策”是示例数据，不能进入真实家目录；全部 {} 行没有载入；应为真实数据\n  处理：{}"
    rows = {one.file: len((SOURCE.folder / one.file).read_text(encoding="utf-8").splitlines()) - 1 for one in SOURCE.tables}
    assert sorted(one.text() for one in report.errors) == sorted(text.format(file, size, APART) for file, size in rows.items())
    assert report.accepted == 0


@pytest.mark.parametrize("spec", TELLING, ids=lambda one: one.name)
def test_a_real_home_refuses_each_row_on_its_own(spec: TableSpec, tmp_path: Path) -> None:
    ontology = load_ontology()
    kind, _, name = spec.reads.partition(":")
    label = (ontology.classes[name] if kind == "class" else ontology.relations[name]).zh
    folder = write_files(tmp_path / "in", {f"{label}.csv": (SOURCE.folder / spec.file).read_text(encoding="utf-8")})
    report = load_paths(Ledger(tmp_path / "ledger.sqlite"), [folder])
    text = "[LT-KIND-02] {}.csv 第 {} 行，列“数据性质”：本行标为示例，不能进入真实家目录；应为真实数据\n  处理：{}"
    numbers = range(2, len(rows(spec)) + 2)
    assert [one.text() for one in report.errors] == [text.format(label, number, APART) for number in numbers]
    assert counts(report) == (len(numbers), 0, 0, len(numbers))


@pytest.mark.parametrize("prop", [
    "achievementStage", "agencyKind", "applicationStatus", "assessmentKind", "basis", "benefitKind", "catalogueKind", "codeScheme",
    "contractKind", "cooperationKind", "demandKind", "demandStatus", "direction", "duty", "fundKind", "fundStatus", "incubatorKind",
    "indicatorKind", "policyStatus", "priority", "programmeKind", "projectKind", "projectStage", "serviceKind", "spaceKind",
    "spaceStatus", "talentKind",
])  # fmt: skip
def test_every_kind_of_a_vocabulary_occurs(prop: str) -> None:
    ontology = load_ontology()
    stated = {one.value if one.predicate == prop else one.qualifier(prop) for one in world().all if one.source == ACTORS}
    assert set(ontology.vocabularies[ontology.properties[prop].vocabulary]) - stated == set()


def test_nine_platforms_of_five_kinds_are_planned_and_five_are_built() -> None:
    said = world()
    kinds = {"city_district": 1, "foreign_cooperation": 2, "large_enterprise": 2, "sme_growth": 2, "local_university": 2}
    assert said.count("platformKind", ACTORS) == kinds
    states = [said.values(key, "buildStatus")[0] for key in said.records("TransferPlatform", ACTORS)]
    assert (states.count("built"), states.count("building"), states.count("planned")) == (5, 1, 3)


def test_the_total_of_nine_is_the_sum_of_its_five_parts() -> None:
    said = world()
    total = local("target/3-2-1")
    parts = [int(said.values(part, "targetValue")[0]) for part in said.values(total, "sumOf")]
    assert (len(parts), sum(parts), said.values(total, "targetValue")) == (5, 9, ["9"])


def test_a_restated_target_says_the_same_number_of_the_same_indicator() -> None:
    said = world()
    pairs = [(one.subject, one.object) for one in said.all if one.predicate == "restates"]
    told = [[said.values(key, prop) for prop in ("about", "targetValue")] for pair in pairs for key in pair]
    assert pairs
    assert told[::2] == told[1::2]


@pytest.mark.parametrize(("indicator", "cls"), [
    ("platforms", "TransferPlatform"), ("complexes", "ServiceComplex"), ("carriers", "Incubator"),
])  # fmt: skip
def test_the_count_of_2025_is_the_number_of_built_records(indicator: str, cls: str) -> None:
    said = world()
    built = [key for key in said.records(cls, ACTORS) if said.values(key, "buildStatus") == ["built"]]
    assert said.values(local(f"obs/{indicator}-2025"), "observedValue") == [str(len(built))]


def test_the_bulletin_and_the_news_disagree_on_hi_tech_firms_in_2024(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite", kind="示例")
    load_source(ledger, ACTORS)
    facts = read_facts(ledger, TODAY)
    found = [fact for fact in facts.of("observedValue") if fact.conflict]
    assert [(fact.period, {fact.value, *(value for value, _ in fact.others)}) for fact in found] == [("2024", {"51", "55"})]


def test_one_third_party_assessment_is_due_and_not_begun() -> None:
    said = world()
    kind, start, end, done = "assessmentKind", "dueFrom", "dueTo", "assessedOn"
    third = [key for key in said.records("Assessment", ACTORS) if said.values(key, kind) == ["third_party"]]
    due = [key for key in third if said.values(key, start)[0] <= TODAY <= said.values(key, end)[0] and not said.values(key, done)]
    assert due == [local("assess/policy-2026")]


def test_the_first_phase_reached_full_output_step_by_step_with_a_paper_each_time() -> None:
    said = world()
    owners = {local("project/trial"), local("project/trial-1")}
    steps = [key for key in said.records("Milestone", ACTORS) if owners & set(said.values(key, "milestoneOf"))]
    reached = sorted((said.values(key, "reachedOn")[0], said.values(key, "projectStage")[0]) for key in steps)
    assert [stage for _, stage in reached] == STAGES
    assert all(said.values(key, "provingPaper") for key in steps)


def test_a_copied_news_item_is_no_second_origin() -> None:
    assert world().values(local("news-copy"), "copyOf") == [local("news-hi-tech")]


def test_every_target_is_for_the_park_and_set_by_the_plan_or_its_programmes() -> None:
    said = world()
    targets = set(said.records("TargetStatement", ACTORS))
    assert targets <= {one.object for one in said.all if one.predicate == "sets"}
    assert {place for key in targets for place in said.values(key, "targetPlace")} == {PARK}
