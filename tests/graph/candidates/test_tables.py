"""The tables that an officer may change: they name only what the ontology knows, and leave nothing out."""

from __future__ import annotations

from functools import cache

from graph.candidates.existing import NOT_OURS
from graph.candidates.tables import has_form, rows, scale, tier_label
from graph.states.verdicts import RULES
from ontology.schema import Ontology
from ontology.turtle import load_ontology


@cache
def known() -> Ontology:
    """The ontology."""
    return load_ontology()


def test_ties_are_relations_of_the_ontology() -> None:
    assert [row["relation"] for row in rows("ties") if row["relation"] not in known().relations] == []


def test_every_tie_costs_something_and_has_words_either_way() -> None:
    needed = ("forward", "backward", "forward_kind", "backward_kind", "strength")
    assert [row for row in rows("ties") if not (float(row["cost"]) > 0 and all(row[name] for name in needed))] == []


def test_of_one_relation_the_row_without_least_share_comes_last() -> None:
    relations = [row["relation"] for row in rows("ties")]
    assert [row["relation"] for number, row in enumerate(rows("ties"))
            if not row["least_share"] and row["relation"] in relations[number + 1 :]] == []  # fmt: skip


def test_every_stage_of_the_vocabulary_means_something() -> None:
    assert {row["stage"] for row in rows("stages")} == set(known().vocabularies["ProjectStage"])


def test_every_verdict_on_a_firm_here_has_a_form_or_a_group_that_has_one() -> None:
    groups = {code: known().concept("Verdict", code).notes["group"] for code, _ in RULES}
    lacking = [code for code, group in groups.items() if group == "not_counted" and code not in NOT_OURS and not has_form(code)]
    assert (lacking, has_form("pending"), has_form("counted")) == ([], True, True)


def test_every_tier_has_a_word() -> None:
    assert [tier_label(number) for number in range(1, 6)] == ["确认", "可替代", "细类", "待复核", "可延伸"]


def test_every_part_with_a_weight_has_a_scale_for_the_unknown() -> None:
    unknown = [scale(row["part"], "to_review" if row["part"] == "fit" else "unknown") for row in rows("weights")]
    assert {(one.value, one.low, one.high) for one in unknown} == {(None, 0.0, 100.0)}
