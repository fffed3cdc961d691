"""The hashes of a load: a set of bytes is the oracle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.ledger.digests import Digests

HASHES = st.binary(min_size=1, max_size=1).map(lambda one: one * 15 + b"\0") | st.binary(min_size=16, max_size=16)


@given(st.lists(st.lists(HASHES, max_size=8), max_size=12), st.lists(HASHES, max_size=8))
def test_digests_tell_what_a_set_of_bytes_tells(batches: list[list[bytes]], asked: list[bytes]) -> None:
    digests, oracle = Digests(), set[bytes]()
    for batch in batches:
        assert digests.add(batch) == [one in oracle for one in batch]
        oracle.update(batch)
    assert len(digests) == len(oracle)
    known = [*asked, *oracle]
    assert digests.told(known) == [one in oracle for one in known]


def test_runs_stay_few() -> None:
    digests = Digests()
    for number in range(1_000):
        digests.add([number.to_bytes(16, "big")])
    assert len(digests._runs) <= 10
