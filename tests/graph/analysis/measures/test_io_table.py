"""Linkages against published tables: Germany 1995 (Beutel 2008, Eurostat Manual) and Chile 2013 (Banco Central de Chile)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from graph.analysis.measures import IoTable, MeasureFault
from tests.factory import shared

TABLES = ["germany-1995", "chile-2013"]
MEASURES = {
    "direct_backward": "direct_backward", "direct_forward": "direct_forward", "backward_linkage": "backward",
    "backward_normalised": "backward_normalised", "forward_leontief_normalised": "forward_leontief_normalised",
    "forward_linkage": "forward", "forward_normalised": "forward_normalised",
}  # fmt: skip
PRIMARY = {"value_added": "value_added", "income": "wage", "employment": "employment"}
TOLERANCE = 0.6
"""Units of the last printed digit: the published page rounds twice."""


def table(name: str) -> tuple[IoTable, pd.DataFrame, pd.DataFrame]:
    """A table, its sectors and what is expected of it."""
    folder = shared("io-tables") / name
    flows = pd.read_csv(folder / "flows.csv", index_col="sector")
    sectors = pd.read_csv(folder / "sectors.csv", index_col="sector").rename(columns={"compensation_of_employees": "wage"})
    expected = pd.read_csv(folder / "expected.csv", dtype={"published": str}, keep_default_na=False)
    return IoTable(list(flows.index), flows.to_numpy(float), sectors["output"].to_numpy(float)), sectors, expected


def found(io: IoTable, sectors: pd.DataFrame, measure: str) -> dict[str, float] | None:
    """A measure by sector; None for one that this table does not give."""
    if measure in MEASURES:
        return dict(zip(io.sectors, getattr(io.linkages(), MEASURES[measure]), strict=True))
    column = PRIMARY.get(measure.removesuffix("_multiplier"), "")
    return dict(zip(io.sectors, io.multipliers(sectors[column].to_numpy(float)), strict=True)) if column else None


@pytest.mark.parametrize("name", TABLES)
def test_every_expected_value_is_met(name: str) -> None:
    io, sectors, expected = table(name)
    for measure, rows in expected.groupby("measure"):
        ours = found(io, sectors, str(measure))
        assert ours is not None, measure
        assert [ours[one] for one in rows["sector"]] == pytest.approx(list(rows["value"].astype(float)), rel=1e-12), measure


@pytest.mark.parametrize("name", TABLES)
def test_published_figures_are_met_to_their_last_digit(name: str) -> None:
    io, sectors, expected = table(name)
    for row in expected[expected["published"] != ""].itertuples():
        ours = found(io, sectors, str(row.measure))
        assert ours is not None
        digits = len(str(row.published).partition(".")[2])
        assert abs(ours[str(row.sector)] - float(str(row.published))) <= TOLERANCE * 10**-digits, row


@pytest.mark.parametrize("name", TABLES)
def test_upstreamness_is_the_ghosh_row_sum(name: str) -> None:
    links = table(name)[0].linkages()
    assert links.upstreamness == pytest.approx(links.forward, rel=1e-12)


@pytest.mark.parametrize("name", TABLES)
def test_upstreamness_is_the_mean_distance_to_final_use(name: str) -> None:
    io, sectors, _ = table(name)
    far = np.linalg.matrix_power(io.leontief, 2) @ sectors["final_use"].to_numpy(float) / io.output
    assert io.linkages().upstreamness == pytest.approx(far, rel=1e-9)


def test_a_key_sector_has_both_linkages_above_one() -> None:
    links = IoTable(["a", "b"], np.array([[0.0, 60.0], [10.0, 0.0]]), np.array([100.0, 100.0])).linkages()
    both = (links.backward_normalised > 1) & (links.forward_normalised > 1)
    assert links.key.tolist() == both.tolist()


def test_a_sector_without_output_has_no_coefficients() -> None:
    links = IoTable(["a", "b"], np.zeros((2, 2)), np.array([5.0, 0.0])).linkages()
    assert links.backward.tolist() == [1.0, 1.0]


@pytest.mark.parametrize(("flows", "output", "said"), [
    ([[1.0, 2.0]], [3.0, 4.0], "方阵"), ([[0.0, np.nan], [0.0, 0.0]], [1.0, 1.0], "有空的或无穷的数"),
    ([[0.0, -1.0], [0.0, 0.0]], [1.0, 1.0], "有负数"), ([[0.0, 2.0], [0.0, 0.0]], [1.0, 5.0], "“a”中间使用 2"),
    ([[0.0, 1.0], [1.0, 0.0]], [1.0, 1.0], "逆矩阵"),
])  # fmt: skip
def test_a_table_that_cannot_be_one_is_refused(flows: list[list[float]], output: list[float], said: str) -> None:
    with pytest.raises(MeasureFault, match=said) as fault:
        IoTable(["a", "b"], np.array(flows), np.array(output)).linkages()
    assert fault.value.issues[0].code == "LT-MEASURE-05"


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(MeasureFault, match="至少一个部门"):
        IoTable([], np.zeros((0, 0)), np.zeros(0))


def test_a_primary_input_needs_a_number_for_each_sector() -> None:
    io = IoTable(["a"], np.zeros((1, 1)), np.ones(1))
    with pytest.raises(MeasureFault, match="每个部门一个数"):
        io.multipliers(np.ones(2))
