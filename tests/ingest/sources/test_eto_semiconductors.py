"""ETO's semiconductor chain: what its rows become, and that the real data gives the numbers counted from it by hand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.states import gaps
from ingest.bundled import load_source
from ingest.declared import provided_links
from ingest.loading import LoadReport, load_paths
from ingest.row import Row
from ingest.source import known_sources
from ingest.sources.eto_semiconductors.stages import stages_of
from tests.factory import counts, make_ledger, shared

INVENTED = Path(__file__).with_name("invented") / "eto_semiconductors"
WITH_NEGLIGIBLE = {"CHN": (34, 15, 30), "USA": (38, 12, 29), "JPN": (37, 16, 26), "KOR": (62, 13, 4), "TWN": (71, 7, 1),
                   "NLD": (68, 11, 0)}  # fmt: skip
WITHOUT = {"CHN": (54, 6, 19), "USA": (40, 11, 28), "JPN": (37, 16, 26), "KOR": (65, 10, 4), "TWN": (74, 4, 1),
           "NLD": (69, 10, 0)}  # fmt: skip
"""Inputs with 0, 1 and at least 2 organisations of a country, counted from provision.csv and providers.csv."""


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Ledger, LoadReport]:
    ledger = make_ledger(tmp_path, places=["CHN", "MYS"])
    return ledger, load_paths(ledger, [INVENTED])


def said(ledger: Ledger, subject: str, predicate: str) -> list[tuple[str, str]]:
    return sorted((one.object or one.value, one.qualifiers) for one in ledger.statements()
                  if (one.subject, one.predicate) == (subject, predicate))  # fmt: skip


def test_every_row_is_accounted_for(loaded: tuple[Ledger, LoadReport]) -> None:
    codes = Counter(one.code for one in loaded[1].errors)
    assert (counts(loaded[1]), codes) == ((16, 13, 1, 2), {"LT-NOTE-01": 2, "LT-FIX-01": 1, "LT-ROW-02": 1})


def test_an_input_is_a_link_and_the_product_that_makes_it_up(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:product/N2", "makesUp") == [("eto:link/N2", '{"essential":"false"}')]
    assert said(loaded[0], "eto:link/N2", "partOf") == [("eto:chain/semiconductors", "")]
    assert said(loaded[0], "eto:link/N2", "stage") == [("upstream", "")]


def test_an_input_goes_into_an_essential_slot(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:product/N1", "requires") == [("eto:slot/N1/N2", '{"essential":"true"}')]
    assert said(loaded[0], "eto:product/N2", "fills") == [("eto:slot/N1/N2", "")]
    assert said(loaded[0], "eto:slot/N1/N2", "slotKind") == [("equipment", "")]


def test_a_type_is_a_type_as_link_and_as_product(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:link/N3", "isTypeOf") == [("eto:link/N2", "")]
    assert said(loaded[0], "eto:product/N3", "isTypeOf") == [("eto:product/N2", "")]


def test_an_organisation_produces_and_a_country_provides(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:org/P4", "produces") == [("eto:product/N2", '{"marketShare":"0.2","negligible":"true"}')]
    assert said(loaded[0], "places:CHN", "provides") == [("eto:product/N2", '{"share":"0.61"}')]


def test_a_whole_stage_is_provided(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:org/P4", "provides") == [("eto:chain/semiconductors", '{"stage":"upstream"}')]
    assert said(loaded[0], "places:MYS", "provides") == [("eto:chain/semiconductors", '{"share":"0.01","stage":"upstream"}')]


def test_an_organisation_is_registered_in_its_country(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "eto:org/P4", "operates") == [("eto:site/P4", "")]
    assert said(loaded[0], "eto:site/P4", "locatedIn") == [("places:CHN", "")]


def row(**cells: str) -> Row:
    return Row("eto/x", "x.csv", "", 2, cells)


def test_the_nearest_process_gives_the_stage_and_the_earlier_of_two() -> None:
    inputs = [row(input_id=one, stage_id=stage) for one, stage in (("a", ""), ("b", ""), ("p", "S2"), ("q", "S3"), ("end", ""))]
    steps = [("a", "b"), ("b", "p"), ("b", "q"), ("p", "end"), ("q", "end")]
    found = stages_of(inputs, [row(input_id=one, goes_into_id=other) for one, other in steps])
    assert found == {"a": "S2", "b": "S2", "p": "S2", "q": "S3", "end": "S3"}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, LoadReport]:
    folder = shared("eto-semiconductor-supply-chain")
    ledger = make_ledger(tmp_path_factory.mktemp("eto"))
    load_source(ledger, "places")
    report = load_paths(ledger, [folder])
    return read_facts(ledger), report


def organisations(facts: Facts, negligible: bool) -> dict[str, tuple[int, int, int]]:
    """By country: the number of links with none, one and several organisations."""
    home = {one.subject: facts.value(place.object, "countryCode") for one in facts.of("operates")
            for place in facts.about(one.object, "locatedIn")}  # fmt: skip
    found: Counter[tuple[str, int]] = Counter()
    for link in facts.instances("ChainLink"):
        made = [one for product in facts.to(link, "makesUp") for one in facts.to(product.subject, "produces")]
        firms = {one.subject for one in made if negligible or one.qualifier("negligible") != "true"}
        found.update((country, min(2, sum(home[firm] == country for firm in firms))) for country in WITHOUT)
    return {country: (found[country, 0], found[country, 1], found[country, 2]) for country in WITHOUT}


def test_the_real_rows_are_accounted_for(real: tuple[Facts, LoadReport]) -> None:
    assert counts(real[1]) == (1129, 1122, 3, 4)
    assert not [one for one in real[1].errors if one.severity != "note"]


def test_the_real_organisations_are_as_counted(real: tuple[Facts, LoadReport]) -> None:
    assert organisations(real[0], negligible=True) == WITH_NEGLIGIBLE
    assert organisations(real[0], negligible=False) == WITHOUT


@pytest.mark.parametrize("country", sorted(WITHOUT))
def test_the_states_count_the_same_organisations(real: tuple[Facts, LoadReport], country: str) -> None:
    links = gaps(real[0], f"places:{country}", "全部法人", "eto:chain/semiconductors", rollup=False).links
    several = [Counter(min(2, number) for number in numbers) for numbers in
               ([one.organisations for one in links], [one.substantial for one in links])]  # fmt: skip
    assert [(one[0], one[1], one[2]) for one in several] == [WITH_NEGLIGIBLE[country], WITHOUT[country]]


def test_a_link_without_any_provider_is_unknown_and_not_missing(real: tuple[Facts, LoadReport]) -> None:
    facts = real[0]
    covered = {one.object for one in facts.of("coversLink")}
    links = gaps(facts, "places:KOR", "全部法人", "eto:chain/semiconductors", rollup=False).links
    silent = {one.label: one.rule for one in links if one.id not in covered}
    assert (len(covered), set(silent.values())) == (79 - 15, {"unknown_a"})
    assert {"Photolithography", "Deposition", "Testing", "Finished logic chip"} <= silent.keys()
    assert "unknown_a" not in {one.rule for one in links if one.id in covered}


def test_a_link_that_a_country_is_stated_to_supply_is_not_missing_there(real: tuple[Facts, LoadReport]) -> None:
    links = gaps(real[0], "places:CHN", "全部法人", "eto:chain/semiconductors", rollup=False).links
    (tools,) = [one for one in links if one.label == "Integrated assembly tools"]
    assert (tools.rule, tools.organisations) == ("unknown_provided", 0)


def test_only_links_with_a_provider_count_as_provided(loaded: tuple[Ledger, LoadReport]) -> None:
    said = list(loaded[0].statements())
    assert provided_links(said) == ["eto:link/N2"]
    assert provided_links([one for one in said if one.predicate not in ("produces", "provides")]) == []


def test_the_real_stages_are_as_counted(real: tuple[Facts, LoadReport]) -> None:
    facts = real[0]
    stages = Counter(facts.value(one, "stage") for one in facts.instances("ChainLink"))
    assert stages == {"upstream": 4 + 2, "midstream": 6 + 44 + 1, "downstream": 2 + 19 + 1}


def test_whole_stages_are_provided_by_46_rows(real: tuple[Facts, LoadReport]) -> None:
    facts = real[0]
    stages = [one for one in facts.of("provides") if "IndustryChain" in facts.classes(one.object)]
    firms = [one for one in stages if "Enterprise" in facts.classes(one.subject)]
    assert (len(stages), len(firms)) == (46 - 1 - 2, 26 - 1)  # one row twice; two rows say Various


def test_every_country_of_the_data_is_covered(real: tuple[Facts, LoadReport]) -> None:
    with (shared("eto-semiconductor-supply-chain") / "providers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {one["country"] or one["provider_name"].replace("MAL", "MYS") for one in rows} - {"Various"}
    places = {place for one in known_sources()["eto"].datasets[0].coverage for place in one.places}
    assert places == {f"places:{one}" for one in named}
    assert len(real[0].instances("SurveyCoverage")) == len(places)


def test_taiwan_is_counted_apart(real: tuple[Facts, LoadReport]) -> None:
    assert (real[0].label("places:TWN"), real[0].about("places:TWN", "partOf")) == ("中国台湾", [])
