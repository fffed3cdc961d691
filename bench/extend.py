"""Relatedness: the same numbers as `ecomplexity`, at what cost; and what nearness is worth: hidden cells and later entries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from ecomplexity import ecomplexity
from numpy.typing import NDArray

from bench.figure import Figure, cpu
from graph.analysis.relatedness import Matrix, complexity, density, outlook, presence, proximity, rca

DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SEEDS, HIDDEN, DRAWS = (1, 2, 3), 0.2, 1000
BEFORE, UNTIL = "2017-01-01", "2022-01-01"
CHIP_SEEDS = range(20)
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """What is seen (rows × columns), what is to be found among the rest, and how near columns are by what is seen."""

    seen: Matrix
    positive: Flags
    near: Matrix


def figures() -> Iterator[Figure]:
    """Parity and cost on world trade, then the back-tests; errors are 1 − AUC within a country or region, mean over positives.

    Hidden cells: a fifth of what countries export is hidden. Shuffled: the same with every country's products drawn anew, where no
    skill may be left. Chain links: a fifth of the inputs that countries' firms make is hidden (chips; nearness by firms, as
    `extend` takes it). Later entries: a province's first listed company of an industry in 2017–21. The 97.5 % end of a difference
    at or below 0 means better with 95 % confidence: chain links do not reach it (14 countries), and `extend` says so.
    """
    exports = _trade()
    present = presence(rca(exports.to_numpy()))
    yield from _parity(exports)
    hidden = _backtest([_hidden(present, seed) for seed in SEEDS])
    yield from _figures("hidden cells", hidden, chance=0.6, popular=0.75)
    yield Figure("hidden cells: difference, 97.5 %", _upper(hidden, "popularity"), "1-AUC", "popularity", None, 0.0, absolute=True)
    shuffled = _mean(_backtest([_hidden(_shuffled(present, seed), seed) for seed in SEEDS]))
    yield Figure("shuffled cells: skill left", abs(0.5 - shuffled["density"]), "AUC", "", None, 0.02, absolute=True)
    chips, entries = _backtest([_chips(seed) for seed in CHIP_SEEDS]), _backtest([_entries()])
    yield from _figures("chain links", chips, chance=0.9, popular=1.1)
    yield Figure("chain links: vs random, 97.5 %", _upper(chips, "random"), "1-AUC", "random", None, 0.02, absolute=True)
    yield from _figures("later entries", entries, chance=0.95, popular=1.1)
    yield Figure("later entries: random, 97.5 %", _upper(entries, "random"), "1-AUC", "random", None, 0.0, absolute=True)


def _trade() -> pd.DataFrame:
    """Exports of countries (rows) by SITC-4 product, 1998–2000."""
    rows = pd.read_csv(_file("world-trade-1998-2000/country_product_exports.csv"), dtype={"product": str})
    return rows.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0.0)


def _parity(exports: pd.DataFrame) -> Iterator[Figure]:
    """The greatest difference of density, ECI, PCI, COI and COG from the peer, and the cost of all of them."""
    rows = exports.reset_index().melt("country", var_name="product", value_name="value").assign(year=2000)
    names = {"time": "year", "loc": "country", "prod": "product", "val": "value"}
    theirs, told = cpu(lambda: ecomplexity(rows, names, check_logsupermodularity=False, verbose=False))
    ours, found = cpu(lambda: _measures(exports.to_numpy()), times=3)
    worst = 0.0
    for name, mine in found.items():
        wide = told.pivot_table(index="country", columns="product", values=name, dropna=False).loc[exports.index, exports.columns]
        worst = max(worst, float(np.abs(wide.to_numpy() - np.broadcast_to(mine, wide.shape)).max()))
    yield Figure("relatedness: worst difference", worst / 1e-12, "1e-12", "ecomplexity", None, 10.0, absolute=True)
    yield Figure("relatedness: all measures", ours, "CPU s", "ecomplexity, its data frames included", theirs, 0.5)


def _measures(amounts: Matrix) -> dict[str, Matrix]:
    present = presence(rca(amounts))
    near, known = proximity(present), complexity(present)
    assert known is not None
    dense = density(present, near)
    open_to = outlook(present, near, dense, known)
    return {"density": dense, "eci": known.eci[:, None], "pci": known.pci[None, :], "coi": open_to.coi[:, None], "cog": open_to.cog}


def _hidden(present: Matrix, seed: int) -> Case:
    """A fifth of the cells hidden."""
    hidden = (present > 0) & (np.random.default_rng(seed).random(present.shape) < HIDDEN)
    seen = np.where(hidden, 0.0, present)
    return Case(seen, hidden, proximity(seen))


def _shuffled(present: Matrix, seed: int) -> Matrix:
    """Every row with as many columns as before, drawn anew."""
    return np.random.default_rng(seed).permuted(present, axis=1)


def _chips(seed: int) -> Case:
    """A fifth of (country, input) hidden with all firms that make it there; nearness by what firms make together."""
    folder = "eto-semiconductor-supply-chain"
    provision, providers = pd.read_csv(_file(f"{folder}/provision.csv")), pd.read_csv(_file(f"{folder}/providers.csv"))
    firms = providers[providers["provider_type"] == "organization"].set_index("provider_id")["country"].dropna()
    made = provision[provision["provider_id"].isin(firms.index)].drop_duplicates(["provider_id", "provided_id"])
    by_firm = pd.crosstab(made["provider_id"], made["provided_id"]).astype(float)
    country = pd.get_dummies(firms[by_firm.index]).to_numpy(dtype=float)
    present = np.minimum(country.T @ by_firm.to_numpy(), 1.0)
    hidden = (present > 0) & (np.random.default_rng(seed).random(present.shape) < HIDDEN)
    left = by_firm.to_numpy() * (1.0 - country @ hidden)
    return Case(np.where(hidden, 0.0, present), hidden, proximity(left))


def _entries() -> Case:
    """Provinces × Shenwan level-3 industries with a listed company before 2017, and those that got their first one in 2017–21."""
    listed = pd.read_json(_file("chain-knowledge-graph/company.json"), lines=True, dtype=False)
    dates = listed[listed["time"].str.len() == len(BEFORE)].assign(code=listed["code"].str[:6]).set_index("code")["time"]
    industry = pd.read_json(_file("chain-knowledge-graph/company_industry.json"), lines=True, dtype=False)
    companies = pd.read_csv(_file("a-share-companies/companies.csv"), dtype=str)
    province = companies.assign(code=companies["stock_code"].str[:6]).set_index("code")["province"]
    table = industry.assign(code=industry["company_code"].str[:6]).join(dates, on="code").join(province, on="code")
    cells = table.dropna(subset=["time", "province"]).groupby(["province", "industry_code"])["time"].min().unstack()
    present = (cells < BEFORE).to_numpy(dtype=float)
    entered = ((cells >= BEFORE) & (cells < UNTIL)).to_numpy(dtype=bool)
    alive = present.sum(axis=0) > 0
    return Case(present[:, alive], entered[:, alive], proximity(present[:, alive]))


Errors = dict[str, Matrix]
"""Way of scoring → (row, 1 − AUC, positives) of every row that has a positive and a negative among what is not seen there."""


def _backtest(cases: Sequence[Case]) -> Errors:
    """The errors of density, of popularity (how many rows have the column) and of chance."""
    scores: dict[str, Callable[[Case], Matrix]] = {
        "density": lambda case: np.nan_to_num(density(case.seen, case.near)),
        "popularity": lambda case: np.broadcast_to(case.seen.sum(axis=0), case.seen.shape),
        "random": lambda case: np.random.default_rng(0).random(case.seen.shape),
    }
    return {label: np.array([pair for case in cases for pair in row_errors(case, score(case))]) for label, score in scores.items()}


def row_errors(case: Case, values: Matrix) -> Iterator[tuple[float, float, float]]:
    for row, (seen, positive, value) in enumerate(zip(case.seen, case.positive, values, strict=True)):
        good, bad = value[(seen == 0) & positive], value[(seen == 0) & ~positive]
        if len(good) and len(bad):
            yield row, 1.0 - auc(good, bad), len(good)


def _mean(errors: Errors) -> dict[str, float]:
    return {label: float(np.average(found[:, 1], weights=found[:, 2])) for label, found in errors.items()}


def _figures(name: str, errors: Errors, chance: float, popular: float) -> Iterator[Figure]:
    """Density beside chance and beside popularity."""
    mean = _mean(errors)
    yield Figure(f"{name}: vs random", mean["density"], "1-AUC", "random", mean["random"], chance)
    yield Figure(f"{name}: vs popularity", mean["density"], "1-AUC", "popularity", mean["popularity"], popular)


def auc(good: Matrix, bad: Matrix) -> float:
    """The chance that a positive is above a negative, equal ones half (Mann & Whitney 1947)."""
    ordered = np.sort(bad)
    below, upto = np.searchsorted(ordered, good, "left"), np.searchsorted(ordered, good, "right")
    return float((below + upto).mean() / 2 / len(bad))


def _upper(errors: Errors, other: str) -> float:
    """The 97.5 % end of density's mean error less another's: countries (all seeds of one together) drawn with replacement."""
    rows, weights = errors["density"][:, 0], errors["density"][:, 2]
    less = (errors["density"][:, 1] - errors[other][:, 1]) * weights
    each = np.array([(less[rows == row].sum(), weights[rows == row].sum()) for row in np.unique(rows)])
    drawn = each[np.random.default_rng(20191231).integers(0, len(each), (DRAWS, len(each)))].sum(axis=1)
    return float(np.quantile(drawn[:, 0] / drawn[:, 1], 0.975))


def _file(name: str) -> Path:
    """A file of the real data. Raises SystemExit where it is absent."""
    if not (DATA / name).exists():
        raise SystemExit(f"找不到数据：{DATA / name}；用环境变量 BENCH_DATA 指定文件夹")
    return DATA / name
