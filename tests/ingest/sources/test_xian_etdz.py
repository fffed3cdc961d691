"""The first zone: its plan counted against the text, its actors and observations, its contradictions kept visible."""

from __future__ import annotations

import csv

import pytest

from ingest.source import TableSpec, known_sources
from tests.ingest.sources.bundle import Said, bundle

ZONE = "xian-etdz"
SOURCE = known_sources()[ZONE]


def world() -> Said:
    return bundle(ZONE)


def test_every_row_is_accepted_without_an_issue() -> None:
    report = world().reports[1]
    assert (report.read, report.rejected, report.errors) == (report.accepted, 0, [])


@pytest.mark.parametrize("spec", [one for one in SOURCE.tables if one.reads != "documents"], ids=lambda one: one.name)
def test_every_row_cites_a_source(spec: TableSpec) -> None:
    with (SOURCE.folder / spec.file).open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file) if not row["cites"]] == []


def test_the_plan_states_41_targets_in_the_sections_where_they_stand() -> None:
    """Counted by hand in the plan's text: 13 among the main targets, then 3, 7, 7, 3, 2, 4, 2, 0 in the eight projects."""
    said = world()
    of_plan = [key for key in said.records("TargetStatement", ZONE) if ":plan/target/" in key]
    sections = [said.values(key, "inSection")[0] for key in of_plan]
    wanted = ["二", *(f"三({number})" for number in "一二三四五六七八")]
    assert (len(of_plan), [sections.count(one) for one in wanted]) == (41, [13, 3, 7, 7, 3, 2, 4, 2, 0])


def test_nine_targets_restate_one_and_the_total_of_nine_is_a_sum_of_five() -> None:
    restated = {one.subject for one in world().all if one.predicate == "restates"}
    summed = [one for one in world().all if one.predicate == "sumOf"]
    assert (len(restated), {one.subject for one in summed}, len(summed)) == (9, {f"{ZONE}:plan/target/三(二)/6"}, 5)


def test_two_pairs_of_targets_contradict_each_other() -> None:
    pairs = {frozenset((one.subject, one.object)) for one in world().all if one.predicate == "conflictsWith"}
    assert len(pairs) == 2


def test_the_targets_are_about_thirty_indicators() -> None:
    about = {one.object for one in world().all if one.predicate == "about" and ":plan/target/" in one.subject}
    assert len(about) == 30


def test_every_target_is_set_by_the_plan_or_a_programme() -> None:
    said = world()
    targets = {key for key in said.records("TargetStatement", ZONE) if ":plan/target/" in key}
    assert targets <= {one.object for one in said.all if one.predicate == "sets"}


def test_the_plan_has_eight_projects_and_two_numbered_programmes() -> None:
    assert world().count("programmeKind", ZONE) == {"promotion": 8, "numbered": 2}


def test_nine_transfer_platforms_are_planned_and_unnamed_by_kind() -> None:
    said = world()
    unnamed = [key for key in said.records("TransferPlatform", ZONE) if said.values(key, "namedInSource") == ["false"]]
    kinds = [said.values(key, "platformKind")[0] for key in unnamed]
    wanted = {"city_district": 1, "foreign_cooperation": 2, "large_enterprise": 2, "sme_growth": 2, "local_university": 2}
    assert ({kind: kinds.count(kind) for kind in wanted}, len(unnamed)) == (wanted, 9)
    assert {said.values(key, "buildStatus")[0] for key in unnamed} == {"planned"}


def test_the_plan_names_three_service_complexes() -> None:
    said = world()
    planned = [key for key in said.records("ServiceComplex", ZONE) if said.values(key, "buildStatus") == ["planned"]]
    named = {said.values(key, "name")[0] for key in planned}
    assert named == {"超导材料创新基地", "中欧国际产业园", "高铁新城创新孵化园"}


def test_two_counts_of_hi_tech_firms_in_2020_are_one_observation_in_conflict() -> None:
    said = world()
    keys = [f"{ZONE}:obs/hi-tech-enterprises-2020-{number}" for number in (1, 2)]
    assert [said.values(key, "observedValue") for key in keys] == [["275"], ["510"]]
    assert said.values(keys[0], "identityKey") == said.values(keys[1], "identityKey")


def test_six_listed_companies_are_registered_in_the_zone() -> None:
    said = world()
    sites = [key for key in said.records("Site", ZONE) if said.values(key, "siteKind") == ["registered"]]
    here = {key for key in sites if said.values(key, "locatedIn") == ["places:zone/xian-etdz"]}
    owners = {said.values(one.subject, "shortName")[0] for one in said.all if one.predicate == "operates" and one.object in here}
    assert owners == {"陕天然气", "西部超导", "中环装备", "西部材料", "博通股份", "建设机械"}


def test_the_zone_speaks_of_firms_above_scale_by_default() -> None:
    assert world().values("places:zone/xian-etdz", "defaultScope") == ["above_scale"]


def test_a_plant_named_by_a_product_is_a_site_of_this_source() -> None:
    named = {one.qualifier("site") for one in world().all if one.predicate == "produces" and one.qualifier("site")}
    assert named
    assert named <= set(world().records("Site", ZONE))


def test_a_department_is_known_by_its_body_and_name() -> None:
    assert world().values(f"{ZONE}:plan/department/科技局", "identityKey") == ["西安经济技术开发区管理委员会|科技局"]


def test_every_document_but_the_plan_itself_has_an_address() -> None:
    with (SOURCE.folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file) if not row["url"]] == ["plan"]
