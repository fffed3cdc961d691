"""CSR and ids: what goes in comes out, both ways, whatever the edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.csr import Edges, csr, csr_of_lists
from graph.arrays.index import Index

ends = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=30)


@settings(deadline=None)
@given(ends)
def test_both_directions_hold_every_edge_once_and_in_order(pairs: list[tuple[int, int]]) -> None:
    given_ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    edges = Edges(given_ends[:, 0].copy(), given_ends[:, 1].copy(), 6, 4)
    assert [one.tolist() for one in edges.forward] == [[b for a, b in pairs if a == row] for row in range(6)]
    assert [one.tolist() for one in edges.backward] == [[a for a, b in pairs if b == row] for row in range(4)]
    assert sorted(zip(edges.forward.sources(), edges.forward.targets, strict=True)) == sorted(pairs)


def test_lists_are_rows() -> None:
    assert [one.tolist() for one in csr_of_lists([[3, 1], [], [2]])] == [[3, 1], [], [2]]


def test_sizes_are_kept_small() -> None:
    one = csr([0, 1], [1, 1], 2)
    assert (str(one.starts.dtype), str(one.targets.dtype), csr([], [], 0).rows) == ("int64", "int32", 0)


@pytest.mark.parametrize(("sources", "targets"), [([2], [0]), ([-1], [0]), ([0, 1], [0])])
def test_edges_that_fit_no_row_are_refused(sources: list[int], targets: list[int]) -> None:
    with pytest.raises(ValueError, match=r"edges need|lies outside"):
        csr(sources, targets, 2)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1).filter(lambda one: not one.endswith("\0")), max_size=20))
def test_an_id_is_found_at_its_row_and_nothing_else_is(ids: list[str]) -> None:
    ids = [one for one in ids if "\0" not in one and one.isprintable()]
    index = Index.of(ids)
    assert index.ids(index.rows(ids)) == ids
    assert len(index) == len(set(ids))
    assert index.row("没有:这个") == -1


def test_an_empty_index_knows_nobody() -> None:
    assert ("a" in Index.of([]), Index.of([]).rows(["a", "b"]).tolist(), Index.of(["a"]).rows([]).tolist()) == (False, [-1, -1], [])
