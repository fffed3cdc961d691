"""What comes of all items: one veto is enough, what is open stays open, and no order matters."""

from __future__ import annotations

import pytest

from graph.admission import Applicant, admit, check
from graph.errors import UnknownName
from tests.graph.admission.world import entry
from tests.worlds import key


def test_all_met_passes() -> None:
    assert entry().whole().found().outcome == "passed"


def test_a_condition_passes_with_it() -> None:
    made = entry().whole().review("safety", "conditional", by="应急局", entryCondition="先做安全预评价")
    assert (made.found().outcome, [one.condition for one in made.found().conditions]) == ("conditionally", ["先做安全预评价"])


def test_one_veto_refuses_whatever_is_open() -> None:
    made = entry().review("credit", "unmet")
    assert (made.found().outcome, [one.label for one in made.found().vetoes]) == ("refused", ["信用"])


def test_what_is_short_defers() -> None:
    assert entry().whole().limits(entry_tax="60").found().outcome == "deferred"


def test_a_zone_may_make_a_shortfall_a_veto() -> None:
    assert entry().whole().limits(entry_tax="60", entry_veto_tax="1").found().outcome == "refused"


def test_what_a_person_puts_off_defers() -> None:
    assert entry().whole().review("planning", "put_off", by="另一局").found().outcome == "deferred"


@pytest.mark.parametrize("lacking", ["safety", "catalogue"])
def test_one_item_that_nobody_judged_leaves_it_open(lacking: str) -> None:
    made = entry().whole()
    made.statements = [one for one in made.statements if f"判-{lacking}" not in one.subject]
    assert (made.found().outcome, [one.code for one in made.found().missing]) == ("undecided", [lacking])


def test_no_outcome_depends_on_the_order_of_what_is_told() -> None:
    made = entry().whole().review("credit", "conditional", by="乙局").listed("encouraged")
    assert all(made.shuffled(seed).found() == made.found() for seed in range(5))


def test_a_lead_that_became_a_project_is_that_project() -> None:
    made = entry().whole().record("线索", "Lead").relate("线索", "becomesProject", "甲")
    assert admit(made.facts(), ["线索"], key("zone")).projects[0].label == "甲"


def test_what_a_lead_fears_is_told_and_decides_nothing() -> None:
    made = entry().whole().record("线索", "Lead", concern="用能偏高").relate("线索", "becomesProject", "甲")
    assert (made.found().outcome, made.found().concerns) == ("passed", ("用能偏高",))


def test_thresholds_are_those_of_where_the_project_is() -> None:
    made = entry().whole().record("片区", "Zone").relate("片区", "partOf", "zone").relate("甲", "projectIn", "片区")
    assert made.threshold("entry_tax", "60", "片区", "true").found().outcome == "deferred"


def test_an_unknown_project_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="甲"):
        admit(entry().facts(), ["甲项"], key("zone"))


def test_a_project_of_a_table_needs_no_ledger() -> None:
    found = check(entry().facts(), [Applicant("1", "表里的")], key("zone"))
    assert (found.projects[0].outcome, found.counts()["undecided"]) == ("undecided", 1)
