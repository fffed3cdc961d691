"""Splink and we say the same of the same names, and what it learns is sane."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb
import pytest
from splink import DuckDBAPI, Linker

from ingest.resolve.comparing import Compared, compare
from ingest.resolve.learning.columns import fill
from ingest.resolve.learning.model import LEVELS, MACROS, settings
from ingest.resolve.learning.training import expected_weights, learn, usable
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import FIELDS, Weights, default_weights, read_weights

WRITTEN = (
    "示例西安科技有限公司", "示例(中国)有限公司", "日本示例株式会社", "Example Trading Co., Ltd.",
    "西安示例科技有限公司", "西安示例科技股份有限公司", "西安示列科技有限公司", "西安示例科枝有限公司",
    "西安例示科技有限公司", "陕西示例科技有限公司", "示例科技有限公司", "示例(西安)科技有限公司",
    "西按示例科技有限公司", "西安示例有限公司", "西安示例信息科技有限公司", "北京示例科技有限公司",
    "西安示例集团有限公司", "西安示例科技有限公同", "中国示例科技有限公司", "西安示例样板科技有限公司",
    "示例样_科技有限公司", "示例%科技有限公司", "西安示例科技", "安示例科技有限公司",
    "上海样板重工股份有限公司", "样板重工(集团)股份有限公司", "示例航空有限公司", "示例航天有限公司",
    "西安示例一厂", "西安示例二厂", "东方示例有限公司", "示例有限公司",
    "兴平示例制造有限公司", "西安市示例科技有限责任公司", "西安第一示例厂", "中国样板集团第七〇五研究所",
    "中国样板重工集团第七〇五研究所", "中国样板重工股份有限公司", "中国样板集团西安有限公司", "西安示例厂有限公司", "西安示例厂",
)  # fmt: skip
NAMES = (*(Entry("", one) for one in WRITTEN), *(Entry("", one, region="陕西省宝鸡市金台区") for one in WRITTEN[:12:3]))
PAIRS = tuple((at, to) for at in range(len(NAMES)) for to in range(len(NAMES)) if at != to)


@cache
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(config={"threads": 1})
    made.execute(MACROS)
    fill(made, "names", NAMES)
    return made


@pytest.mark.parametrize("field", FIELDS)
def test_sql_and_python_put_every_pair_on_the_same_level(field: str) -> None:
    of = f'a."{field}", b."{field}", a.name, b.name'
    query = f"SELECT a.unique_id, b.unique_id, {field}_level({of}) FROM names a, names b WHERE a.unique_id <> b.unique_id"
    said = {(at, to): level for at, to, level in connection().cursor().execute(query).fetchall()}
    ours = {(at, to): str(getattr(levels(at, to), field)) for at, to in PAIRS}
    assert said == ours


def test_the_sample_has_every_level_of_every_field() -> None:
    found = {(field, getattr(levels(at, to), field)) for at, to in PAIRS for field in FIELDS}
    assert found == {(field, level) for field in FIELDS for level in LEVELS[field]}


def levels(at: int, to: int) -> Compared:
    one, other = NAMES[at], NAMES[to]
    return compare(parsed(one.name), parsed(other.name), one.division, other.division)


def test_splink_predicts_the_probability_that_we_do() -> None:
    weights = default_weights().counting(parsed(one.name).stem for one in NAMES)
    predicted = predictions(weights)
    assert len(predicted) == len(NAMES) * (len(NAMES) - 1) // 2
    for (at, to), probability in predicted.items():
        ours = weights.probability(levels(at, to), parsed(NAMES[at].name).stem, parsed(NAMES[to].name).stem)
        assert ours == pytest.approx(probability, abs=1e-6)


def predictions(weights: Weights) -> dict[tuple[int, int], float]:
    """What Splink predicts of every two names, with our shares, prior and frequencies."""
    api = DuckDBAPI(connection().cursor())
    model = settings(weights)
    model.blocking_rules_to_generate_predictions = ["l.unique_id <> r.unique_id"]  # type: ignore[list-item]
    linker = Linker(api.register("names"), model, log_level=None)
    stems = sorted({parsed(one.name).stem for one in NAMES})
    frequencies = [{"stem": one, "tf_stem": weights.frequency(one)} for one in stems]
    linker.table_management.register_term_frequency_lookup(api.register(frequencies), "stem")
    found = linker.inference.predict(threshold_match_probability=0.0).as_record_list()
    return {(row["unique_id_l"], row["unique_id_r"]): row["match_probability"] for row in found}


@cache
def lists() -> list[Entry]:
    """Two lists of invented names: the second has half of those of the first once more."""
    stems = [f"{a}{b}" for a in "甲乙丙丁戊己庚辛壬癸" for b in "金木水火土风雷电云雨"]
    first = [Entry("", f"{place}{stem}{kind}有限公司") for stem in stems for place, kind in (("西安", "科技"), ("北京", "贸易"))]
    return [*first, *first[::2], *(Entry("", one.name.replace("有限", "股份有限")) for one in first[::7])]


def test_learned_shares_of_a_field_add_up_to_one() -> None:
    shares = learn(lists(), pairs=10_000).weights.shares
    for field in FIELDS:
        for part in (0, 1):
            assert sum(shares[field, level][part] for level in LEVELS[field]) == pytest.approx(1)


def test_agreement_speaks_for_one_organisation_and_its_opposite_against() -> None:
    weights = learn(lists(), pairs=10_000).weights
    for field in ("stem", "region"):
        assert weights.weight(field, LEVELS[field][0]) > 0 > weights.weight(field, LEVELS[field][-1])


def test_a_level_that_few_pairs_have_keeps_the_share_that_is_expected() -> None:
    assert ("industry", "missing") in learn(lists(), pairs=10_000).expected


def test_learning_twice_gives_the_same() -> None:
    assert learn(lists(), pairs=10_000) == learn(lists(), pairs=10_000)


@pytest.mark.parametrize("name", ["示例科技", "西安示例有限公司华东分公司", "西安示例大学", "西安示例有限公司及其子公司"])
def test_names_without_a_company_s_form_or_with_more_behind_it_teach_nothing(name: str) -> None:
    assert not usable(Entry("", name))


def test_expected_shares_add_up_to_one() -> None:
    shares = expected_weights().shares
    assert all(sum(shares[field, level][0] for level in LEVELS[field]) == pytest.approx(1) for field in FIELDS)


def test_the_weights_that_ship_have_every_level() -> None:
    assert set(default_weights().shares) == {(field, level) for field in FIELDS for level in LEVELS[field]}


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    default_weights().write(tmp_path / "weights.csv")
    assert read_weights(tmp_path / "weights.csv") == default_weights()
