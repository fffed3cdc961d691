"""Texts put by on disk come back as they were; records on cycles are found."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from ingest.cycles import on_cycles
from ingest.spool import BUFFER, Spool

ENDS = st.sampled_from("abcdefgh")


@given(st.lists(st.text(st.characters(exclude_categories=()))))
def test_texts_come_back_in_any_order(texts: list[str]) -> None:
    with Spool() as spool:
        for one in texts:
            spool.add(one)
        assert [spool[number] for number in reversed(range(len(spool)))] == texts[::-1]


def test_a_text_larger_than_the_buffer_comes_back() -> None:
    with Spool() as spool:
        for one in ("甲", "乙" * BUFFER, "丙"):
            spool.add(one)
        assert [spool[number] for number in range(3)] == ["甲", "乙" * BUFFER, "丙"]


@given(st.lists(st.tuples(ENDS, ENDS)))
def test_records_on_cycles_are_the_strong_parts_of_the_network(edges: list[tuple[str, str]]) -> None:
    parts = [sorted(part) for part in nx.strongly_connected_components(nx.DiGraph(edges)) if len(part) > 1]
    assert on_cycles(edges) == {record: part for part in parts for record in part}
