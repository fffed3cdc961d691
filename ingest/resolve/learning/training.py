"""Weights learned from names without labels: Splink counts u on random pairs and finds m and u by expectation maximisation."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import NamedTuple

import duckdb
from splink import DuckDBAPI, Linker
from splink.internals.comparison import Comparison
from splink.internals.em_training_session import EMTrainingSession

from ingest.resolve.learning.columns import fill
from ingest.resolve.learning.model import LEVELS, MACROS, settings
from ingest.resolve.names.tables import rows
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import LEAST, Weights

SAME_STEM = """l."stem" = r."stem"
    AND fits(l.told['code'], l.told['digits'], r.told['code'], r.told['digits'])"""
SAME_REST = 'l."industry" = r."industry" AND l."region" = r."region" AND l."form" = r."form"'
"""What pairs have in common in the two sessions: one tells how the other parts differ (firms of one 字号 in two places are
a family, which the guard forbids anyway), the other how 字号 differ."""
RULES = {"stem": SAME_REST, "industry": SAME_STEM, "region": SAME_STEM, "form": SAME_STEM, "group": SAME_STEM}
SEED, PAIRS = 1, 3_000_000
FEWEST = 30
"""A level that fewer matched pairs have is not learned: its m is the expected one."""
HALF = 0.5
"""What is added to the count of each level of u, so that none is impossible."""
Shares = dict[tuple[str, str], tuple[float, float]]


class Learned(NamedTuple):
    """The weights, and of which levels m is the expected one, since the names can't tell it."""

    weights: Weights
    expected: tuple[tuple[str, str], ...]


def learn(entries: Iterable[Entry], pairs: int = PAIRS) -> Learned:
    """Weights from the names of companies. A name that two lists have is two entries: what repeats teaches matches.

    pairs: how many random pairs are counted. The result is the same every time.
    """
    connection = duckdb.connect(config={"threads": 1})
    connection.execute(MACROS)
    names = [one for one in entries if usable(one)]
    fill(connection, "names", names)
    linker = Linker(DuckDBAPI(connection).register("names"), settings(expected_weights()), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=SEED, min_count_per_level=None, num_chunks=1)
    random = _shares(linker._settings_obj.core_model_settings.comparisons)
    sessions = {rule: _session(linker, connection, rule) for rule in (SAME_STEM, SAME_REST)}
    found: Shares = {}
    expected: list[tuple[str, str]] = []
    for field, rule in RULES.items():
        m = _matched(field, sessions[rule], expected)
        u = _different(field, sessions[rule], random)
        found |= {(field, level): (m[level], u[level]) for level in LEVELS[field]}
    prior = sessions[SAME_STEM].matched / max(len(names) * (len(names) - 1) / 2, 1)
    return Learned(Weights(found, max(prior, LEAST)), tuple(expected))


def usable(entry: Entry) -> bool:
    """Whether a name is a company's, with a 字号 and nothing behind the form."""
    parts = parsed(entry.name)
    return parts.is_company and bool(parts.stem) and not parts.branch and not parts.wide


def expected_weights() -> Weights:
    """The shares that are expected before anything is learned; u as good as unknown."""
    shares = {(row["field"], row["level"]): (float(row["m"]), 1 / len(LEVELS[row["field"]])) for row in rows("expected")}
    return Weights(shares, 1e-4)


class Session(NamedTuple):
    """What one session found: shares by field and level, how many of its pairs match and how many do not."""

    shares: Shares
    matched: float
    different: float


def _session(linker: Linker, connection: duckdb.DuckDBPyConnection, rule: str) -> Session:
    trained: EMTrainingSession = linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=False)
    count = f"SELECT count(*) FROM names l, names r WHERE l.unique_id < r.unique_id AND {rule}"
    ((pairs,),) = connection.cursor().execute(count).fetchall()
    share = trained.core_model_settings.probability_two_random_records_match
    return Session(_shares(trained.core_model_settings.comparisons), pairs * share, pairs * (1 - share))


def _shares(comparisons: Iterable[Comparison]) -> Shares:
    return {(one.output_column_name, level.label_for_charts): (level.m_probability or 0.0, level.u_probability or 0.0)
            for one in comparisons for level in one.comparison_levels}  # fmt: skip


def _matched(field: str, session: Session, expected: list[tuple[str, str]]) -> dict[str, float]:
    """m of a field's levels: EM's where enough pairs bear it out, else the expected; together one."""
    found = {}
    for row in rows("expected"):
        if row["field"] == field:
            m = session.shares[field, row["level"]][0]
            if row["learned"] == "no" or m * session.matched < FEWEST:
                expected.append((field, row["level"]))
                m = float(row["m"])
            found[row["level"]] = m
    total = sum(found.values())
    return {level: m / total for level, m in found.items()}


def _different(field: str, session: Session, random: Shares) -> dict[str, float]:
    """u of a field's levels: among the session's pairs that do not match; of the region, which its rule looks at, among all.
    What lists of full names of companies can't show is stated."""
    shares, pairs = (random, float(PAIRS)) if field == "region" else (session.shares, session.different)
    levels = LEVELS[field]
    stated = {row["level"]: float(row["u"]) for row in rows("expected") if row["field"] == field and row["u"]}
    rest = 1 - sum(stated.values())
    counted = {level: shares[field, level][1] * pairs + HALF for level in levels if level not in stated}
    return stated | {level: rest * count / sum(counted.values()) for level, count in counted.items()}
