"""Relatedness by hand, and what must hold of any matrix."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from graph.analysis.relatedness import (
    Matrix,
    complexity,
    density,
    fitness,
    outlook,
    presence,
    proximity,
    rca,
    share_below,
)  # fmt: skip
from graph.errors import AnalysisFault

CHAIN = np.array([[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]])
"""Nested places: each does what the next does and one thing more."""
present_anywhere = arrays(np.float64, st.tuples(st.integers(1, 7), st.integers(1, 7)), elements=st.sampled_from([0.0, 1.0]))
amounts = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 9).map(float))


def test_advantage_by_hand() -> None:
    found = rca(np.array([[3.0, 1.0], [1.0, 3.0]]))
    assert found.tolist() == [[1.5, 0.5], [0.5, 1.5]]


@given(st.integers(1, 6), st.integers(1, 6), st.floats(0.5, 1e6))
def test_advantage_in_a_uniform_matrix_is_one(rows: int, columns: int, amount: float) -> None:
    assert rca(np.full((rows, columns), amount)) == pytest.approx(np.ones((rows, columns)))


@pytest.mark.parametrize("wrong", [[[-1.0]], [[np.nan]], [[np.inf]], [1.0]])
def test_what_is_no_table_of_amounts_is_refused(wrong: list[object]) -> None:
    with pytest.raises(AnalysisFault, match="LT-EXTEND-01"):
        rca(np.array(wrong))


def test_proximity_and_density_by_hand() -> None:
    present = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    near = proximity(present)
    assert near.tolist() == [[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 0.0]]
    assert density(present, near)[1, :2].tolist() == pytest.approx([1 / 1.5, 0.5 / 1.5])


def test_the_density_of_what_nobody_does_is_unknown() -> None:
    present = np.array([[1.0, 0.0]])
    assert np.isnan(density(present, proximity(present))[0, 1])


@given(amounts)
def test_sparse_amounts_give_the_same(values: Matrix) -> None:
    thin = sparse.csr_array(values)
    assert np.array_equal(rca(thin), rca(values))
    assert np.array_equal(proximity(sparse.csr_array(presence(values))), proximity(presence(values)))


@given(amounts)
def test_relabelling_rows_and_columns_permutes_every_cell(values: Matrix) -> None:
    seed = np.random.default_rng(int(values.sum()))
    rows, columns = seed.permutation(values.shape[0]), seed.permutation(values.shape[1])
    moved, kept = presence(rca(values[np.ix_(rows, columns)])), presence(rca(values))
    assert np.array_equal(moved, kept[np.ix_(rows, columns)])
    assert density(moved, proximity(moved)) == pytest.approx(density(kept, proximity(kept))[np.ix_(rows, columns)], nan_ok=True)


@given(present_anywhere)
def test_relabelling_permutes_complexity_and_fitness(present: Matrix) -> None:
    order = np.random.default_rng(int(present.sum())).permutation(present.shape[0])
    ours, moved = complexity(present), complexity(present[order])
    assert (ours is None) == (moved is None)
    if ours is not None and moved is not None:
        assert moved.eci == pytest.approx(ours.eci[order], abs=1e-6, nan_ok=True)
    assert fitness(present[order]).fitness == pytest.approx(fitness(present).fitness[order])


@given(present_anywhere)
def test_proximity_is_symmetric_and_within_bounds(present: Matrix) -> None:
    near = proximity(present)
    assert np.array_equal(near, near.T)
    assert ((near >= 0) & (near <= 1)).all()


def test_complexity_rises_with_what_nests_more() -> None:
    found = complexity(CHAIN)
    assert found is not None
    assert (np.diff(found.eci) < 0).all()
    assert (np.diff(found.pci) > 0).all()


def test_eci_is_the_mean_pci_of_what_is_present() -> None:
    found = complexity(CHAIN)
    assert found is not None
    assert (CHAIN * found.pci).sum(axis=1) / CHAIN.sum(axis=1) == pytest.approx(found.eci)


@pytest.mark.parametrize("parts", [np.eye(4), np.kron(np.eye(2), np.ones((3, 3))), np.ones((4, 4)), np.zeros((4, 4))])
def test_complexity_is_not_told_where_it_is_not_determined(parts: Matrix) -> None:
    assert complexity(parts) is None


def test_nothing_is_gained_by_what_is_there() -> None:
    near, known = proximity(CHAIN), complexity(CHAIN)
    assert known is not None
    gain = outlook(CHAIN, near, density(CHAIN, near), known).cog
    assert (gain[CHAIN == 1] == 0).all()
    assert (gain[CHAIN == 0] != 0).all()


def test_fitness_after_one_update_by_hand() -> None:
    found = fitness(np.array([[1.0, 1.0], [1.0, 0.0]]), updates=1)
    assert (found.fitness.tolist(), found.complexity.tolist()) == (pytest.approx([4 / 3, 2 / 3]), pytest.approx([2 / 3, 4 / 3]))


def test_a_place_with_nothing_has_no_fitness() -> None:
    assert fitness(np.array([[1.0], [0.0]])).fitness.tolist() == [1.0, 0.0]


def test_an_equal_value_is_not_beaten() -> None:
    assert share_below(2.0, [1.0, 2.0, 2.0, 3.0]) == 25.0
