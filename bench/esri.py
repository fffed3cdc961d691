"""ESRI of every firm of a power-law network on one core, beside the dense fixed point on a sample of 1,000 firms.

The peer lets every tenth firm of the sample fail: it takes a tenth of a second for each.
10,000 firms, 102,000 links, 616 sectors whose essentialities are 0, 1 and 2 as often as in the IHS survey's matrix (269,204 :
45,013 : 65,239, Pichler et al. 2022), replaceability on, ε = 0.01, seeded. Golden values come first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from bench.dense_esri import Numbers, Whole, dense, dense_esri
from bench.figure import Figure, cpu
from graph.analysis.esri import Index, SupplyNetwork, esri, from_weights

FIRMS, LINKS, SECTORS, SAMPLE, EVERY = 10_000, 102_000, 616, 1_000, 10
SURVEYED = (269_204, 45_013, 65_239)
"""How many pairs of sectors the survey calls irrelevant, non-essential and essential."""
PARITY = 1e-12
THOUSAND = 1_000
GOLDEN = Path(os.environ.get("BENCH_ESRI_GOLDEN", Path(__file__).parents[2] / "shared" / "data" / "esri-golden"))
Links = tuple[Whole, Whole, Numbers, Whole]


def figures() -> Iterator[Figure]:
    """Time a firm of the whole network and of the sample; the sample's values equal the peer's, and the golden ones are met."""
    if not GOLDEN.is_dir():
        raise SystemExit(f"找不到 ESRI 标准值：{GOLDEN}；用环境变量 BENCH_ESRI_GOLDEN 指定文件夹")
    needs = essentialities(np.random.default_rng(2))
    small = from_weights(*(links := network(SAMPLE, LINKS * SAMPLE // FIRMS, 3)))
    esri(small, needs, replaceable=True)
    ours, found = cpu(partial(esri, small, needs, replaceable=True))
    peer, expected = cpu(partial(reference, links, needs))
    apart = max(golden_difference(), float(np.abs(values(found)[::EVERY] - expected).max()))
    yield Figure("esri: parity", apart / PARITY, "1e-12", "golden values and dense fixed point", None, 1, absolute=True)
    sample, peer = ours * THOUSAND / SAMPLE, peer * THOUSAND / len(expected)
    yield Figure("esri: 1k firms", sample, "ms/firm", "dense fixed point, same network", peer, 1 / 20)
    whole = from_weights(*network(FIRMS, LINKS, 1))
    taken, _ = cpu(partial(esri, whole, needs, replaceable=True))
    published = "published one-worker best 0.777 (ESRI.jl, another machine)"
    yield Figure("esri: 10k firms / 102k links", taken * THOUSAND / FIRMS, "ms/firm", published, None, 1.0, absolute=True)


def reference(links: Links, needs: Whole) -> Numbers:
    """The peer's three values of every tenth firm, shape (firms / 10, 3)."""
    net = dense(*links, needs, replaceable=True)
    return np.array([dense_esri(net, firm, 0.01)[0] for firm in range(0, len(links[3]), EVERY)])


def values(found: Index) -> Numbers:
    """Our three values of each firm, shape (firms, 3)."""
    return np.column_stack([found.esri, found.down, found.up])


def essentialities(chance: np.random.Generator) -> Whole:
    """A matrix with the survey's mix."""
    counts = np.array(SURVEYED)
    return chance.choice(3, (SECTORS, SECTORS), p=counts / counts.sum())


def network(firms: int, links: int, seed: int) -> Links:
    """Sellers, buyers, weights and sectors: ends drawn by Pareto attractiveness, each pair once, no firm its own supplier."""
    chance = np.random.default_rng(seed)
    seller, buyer = (chance.choice(firms, 3 * links, p=_attraction(chance, firms, 1.3)) for _ in range(2))
    pairs = np.unique((seller * firms + buyer)[seller != buyer])
    pairs = chance.permutation(pairs)[:links]
    assert len(pairs) == links
    sector = chance.choice(SECTORS, firms, p=_attraction(chance, SECTORS, 1.0))
    return pairs // firms, pairs % firms, chance.lognormal(0, 2, links), sector


def _attraction(chance: np.random.Generator, count: int, exponent: float) -> Numbers:
    drawn = chance.pareto(exponent, count) + 1
    return np.asarray(drawn / drawn.sum(), float)


def golden_difference() -> float:
    """The largest difference from the golden values, over three networks with eight settings each."""
    return max(float(np.abs(values(found) - expected).max()) for found, expected, _ in golden(GOLDEN))


def golden(folder: Path) -> Iterator[tuple[Index, Numbers, Whole]]:
    """Ours, the expected values (firms, 3) and the expected rounds, for each network and setting."""
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        links, firms, expected = (pd.read_csv(one / f"{name}.csv") for name in ("edges", "firms", "expected"))
        number = {firm: place for place, firm in enumerate(firms["firm"])}
        net = from_weights(links["supplier"].map(number), links["buyer"].map(number), links["weight"], firms["sector"] - 1)
        for setting, rows in expected.groupby("setting"):
            yield _golden(net, str(setting), rows.set_index("firm").loc[firms["firm"]], int(firms["sector"].max()))


def _golden(net: SupplyNetwork, setting: str, rows: pd.DataFrame, sectors: int) -> tuple[Index, Numbers, Whole]:
    found = esri(net, _needs(setting.removesuffix("_repl"), sectors), replaceable=setting.endswith("_repl"))
    return found, rows[["esri", "esri_down", "esri_up"]].to_numpy(float), rows["iterations"].to_numpy(int)


def _needs(setting: str, sectors: int) -> Whole:
    """E[k, l] of a setting, sectors numbered from 1 in its definition."""
    if setting == "mod3":
        k = np.arange(1, sectors + 1)
        return (k[:, None] + k) % 3
    matrix = np.full((sectors, sectors), 2 if setting == "leontief" else 1)
    if setting == "e24" and sectors >= 4:
        matrix[1, 3] = 2
    return matrix
