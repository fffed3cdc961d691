"""A seeded graph of products for the kernels: 15 layers, power-law suppliers, whole arrays at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.arrays.csr import Edges, Rows
from graph.arrays.recipes import Entries, Recipes

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
NODES, EDGES, LAYERS = int(1_000_000 * SCALE), int(5_000_000 * SCALE), 15
SKEW, SEED = 2.0, 20191231


@dataclass(frozen=True)
class KernelWorld:
    """Edges from supplier to user; `slots` says which slot of its user each edge fills, `owners` whose slot each is."""

    suppliers: Rows
    users: Rows
    slots: Rows
    owners: Rows

    def recipes(self) -> Recipes:
        """The edges as recipes, without types."""
        count = len(self.owners)
        none = np.zeros(0, dtype=np.int32)
        needs = Edges(self.owners, np.arange(count, dtype=np.int32), NODES, count)
        return Recipes(needs, Edges(self.suppliers, self.slots, NODES, count), Edges(none, none, NODES, NODES))


def make_world() -> KernelWorld:
    """A user's inputs come from lower layers, mostly the one below; within a layer few suppliers have most users (u², u uniform).
    Inputs of one user share a slot with the one before in half of the cases: two ways to meet it."""
    chance = np.random.default_rng(SEED)
    layer = -(-NODES // LAYERS)
    users = np.sort(chance.integers(layer, NODES, EDGES, dtype=np.int32))
    levels = users // np.int32(layer)
    levels -= np.minimum(chance.geometric(0.7, EDGES).astype(np.int32), levels)
    levels *= np.int32(layer)
    suppliers = levels + (layer * chance.random(EDGES, dtype=np.float32) ** np.float32(SKEW)).astype(np.int32)
    opens = chance.random(EDGES, dtype=np.float32) < 0.5
    opens[0] = True
    opens[1:] |= users[1:] != users[:-1]
    slots = np.cumsum(opens, dtype=np.int32) - np.int32(1)
    return KernelWorld(suppliers, users, slots, users[opens])


def supply() -> tuple[Rows, Rows]:
    """(makers, outright) of each product: one maker, a second one for each third; nothing comes from outside."""
    makers = np.ones(NODES, dtype=np.int32)
    makers[np.random.default_rng(SEED + 1).random(NODES) < 1 / 3] = 2
    return makers, np.zeros(NODES, dtype=np.int32)


def removals(count: int, makers: Rows) -> Entries:
    """Firms that stop, each with the making of one to five products."""
    chance = np.random.default_rng(SEED + 2)
    sizes: NDArray[np.int64] = chance.integers(1, 6, count)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    products = chance.integers(0, NODES, starts[-1], dtype=np.int32)
    return Entries(starts, products, np.zeros(len(products), dtype=np.uint8))
