"""The weights as a model of Splink, and back: the same fields, levels, shares and frequencies of 字号."""

from __future__ import annotations

from pathlib import Path

from splink import SettingsCreator
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison

from ingest.resolve.comparing import Level
from ingest.resolve.weights import FIELDS, LEAST, Weights

LEVELS = {
    "stem": (Level.EQUAL, Level.NEAR, Level.PART, Level.OTHER),
    "industry": (Level.EQUAL, Level.NEAR, Level.PART, Level.MISSING, Level.OTHER),
    "region": (Level.EQUAL, Level.NEAR, Level.PART, Level.MISSING, Level.OTHER),
    "form": (Level.EQUAL, Level.NEAR, Level.MISSING, Level.OTHER),
    "group": (Level.EQUAL, Level.OTHER),
}
"""The levels that each field can have; what is none of the others is the last."""
MACROS = (Path(__file__).parent / "levels.sql").read_text(encoding="utf-8")


def settings(weights: Weights | None = None) -> SettingsCreator:
    """The model for names in the columns of `columns.py`; with weights, one that needs no training."""
    prior = 1e-4 if weights is None else weights.prior
    return SettingsCreator(
        link_type="dedupe_only", comparisons=[_comparison(name, weights) for name in FIELDS], em_convergence=1e-5,
        max_iterations=100, retain_matching_columns=False, probability_two_random_records_match=prior,
    )  # fmt: skip


def condition(name: str, level: Level) -> str:
    """The SQL that says whether two names stand so to each other in a field."""
    return f"""{name}_level("{name}_l", "{name}_r", name_l, name_r) = '{level}'"""


def _comparison(name: str, weights: Weights | None) -> CustomComparison:
    *others, last = LEVELS[name]
    levels = [*((one, condition(name, one)) for one in others), (last, "ELSE")]
    return CustomComparison(output_column_name=name, comparison_levels=[_level(name, one, sql, weights) for one, sql in levels])


def _level(name: str, level: Level, sql: str, weights: Weights | None) -> CustomLevel:
    found = CustomLevel(sql, label_for_charts=level.value)
    if weights is not None:
        m, u = weights.shares[name, level]
        found.configure(m_probability=m, u_probability=u)
    if name == "stem" and level is Level.EQUAL:
        found.configure(tf_adjustment_column="stem", tf_minimum_u_value=LEAST, disable_tf_exact_match_detection=True)
    return found
