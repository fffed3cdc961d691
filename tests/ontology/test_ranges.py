"""Every threshold has its range, and every default lies inside it."""

from __future__ import annotations

import pytest

from graph.admission.tables import threshold_names as entry
from graph.analysis.esri.risk import defaults as esri
from graph.analysis.measures.lines import defaults as lines
from graph.analysis.sixchains.tables import default_thresholds
from graph.analysis.whatif.plan import lines as settable
from ontology.ranges import misset, ranges


def test_every_default_lies_in_the_range_declared_for_it() -> None:
    told = default_thresholds() | esri() | {name: one.value for name, one in lines().items()}
    assert {*told, *settable(), "W2", *entry()} == set(ranges())
    assert [name for name, value in told.items() if misset(name, str(value))] == []


@pytest.mark.parametrize(("name", "value"), [("six_innovation", "-2"), ("six_innovation", "0"), ("W4_share", "8"), ("R4", "0.9"),
                                             ("R2", "x"), ("R2", ""), ("R2", "nan"), ("new", "inf")])  # fmt: skip
def test_what_is_no_number_or_out_of_range_is_an_issue(name: str, value: str) -> None:
    found = misset(name, value, "取值")
    assert found is not None
    assert (found.code, found.column, found.value) == ("LT-THRESHOLD-01", "取值", value)


@pytest.mark.parametrize(("name", "value"), [("W4_share", "0"), ("W4_share", "1"), ("R4", "1"), ("a_new_one", "-7")])
def test_the_ends_of_a_range_and_names_without_one_are_let_in(name: str, value: str) -> None:
    assert misset(name, value) is None
