"""Facts assumed over those known: the known ones stay as they are, and all that does not change is shared."""

from __future__ import annotations

import pytest

from graph.facts import Changes, Facts, assume, assumed, retold
from tests.worlds import enough, key


@pytest.fixture
def facts() -> Facts:
    return enough().facts()


def test_what_is_added_is_found_by_every_look_up(facts: Facts) -> None:
    fact = assumed(key("乙"), "produces", key("p"))
    facts.to(key("p"), "produces")
    after = assume(facts, Changes((fact,)))
    assert fact in after.of("produces")
    assert fact in after.to(key("p"), "produces")
    assert fact in after.about(key("乙"), "produces")


def test_the_known_facts_stay_as_they_are(facts: Facts) -> None:
    before = list(facts.to(key("p"), "produces"))
    assume(facts, Changes((assumed(key("乙"), "produces", key("p")),), tuple(before)))
    assert facts.to(key("p"), "produces") == before
    assert facts.about(key("乙"), "produces") == []


def test_what_is_left_out_is_found_no_more(facts: Facts) -> None:
    after = assume(facts, Changes(removed=tuple(facts.about(key("甲"), "produces"))))
    assert (after.to(key("p"), "produces"), after.of("produces")) == ([], [])


def test_an_entity_that_is_assumed_is_an_instance_of_its_class(facts: Facts) -> None:
    after = assume(facts, Changes((assumed("假设:乙", "a", value="Enterprise"),)))
    assert set(after.instances("Enterprise")) - set(facts.instances("Enterprise")) == {"假设:乙"}


def test_what_does_not_change_is_shared(facts: Facts) -> None:
    facts.about(key("甲"), "operates")
    after = assume(facts, Changes((assumed(key("乙"), "produces", key("p")),)))
    assert after.about(key("甲"), "operates") is facts.about(key("甲"), "operates")
    assert after.by_predicate["operates"] is facts.by_predicate["operates"]


def test_a_fact_that_is_not_there_cannot_be_left_out(facts: Facts) -> None:
    with pytest.raises(ValueError, match="not in list"):
        assume(facts, Changes(removed=(assumed(key("乙"), "produces", key("p")),)))


def test_the_digest_does_not_hang_on_the_order_of_telling(facts: Facts) -> None:
    one, other = assumed(key("乙"), "produces", key("p")), assumed(key("丙"), "produces", key("p"))
    assert Changes((one, other)).digest() == Changes((other, one)).digest() != Changes((one,)).digest()
    assert assume(facts, Changes((one,))).snapshot == f"{facts.snapshot}+{Changes((one,)).digest()}"


def test_what_comes_and_goes_again_never_was(facts: Facts) -> None:
    one = assumed(key("乙"), "produces", key("p"))
    told = Changes((one,)) + Changes(removed=(one,))
    assert not told
    assert assume(facts, told) is facts


def test_a_figure_told_otherwise_keeps_its_witnesses(facts: Facts) -> None:
    (fact,) = facts.about(key("甲"), "produces")
    other = retold(fact, capacity="7", capacityUnit="")
    assert (other.qualifier("capacity"), other.qualifier("capacityUnit"), fact.qualifier("capacity")) == ("7", "", "120")
    assert set(fact.witnesses) < set(other.witnesses)
