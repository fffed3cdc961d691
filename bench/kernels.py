"""Kernels over arrays beside NetworkX, igraph and SciPy on one seeded graph; equal results are asserted before anything is timed.

1,000,000 nodes and 5,000,000 edges in 15 layers with power-law suppliers; BENCH_SCALE makes it smaller.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import igraph
import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order

from bench import lacking
from bench.figure import Figure, cpu
from bench.kernel_part import REMOVALS, ROOTS, SOURCES, load_kernels
from bench.kernel_world import NODES, SEED, KernelWorld, make_world, removals, supply
from graph.arrays.csr import Csr, Rows, csr
from graph.arrays.reaching import closures, components, depths
from graph.arrays.recipes import Entries

SEPARATE = 50
COLD = "from graph.arrays.csr import csr; from graph.arrays.reaching import closures; print(closures(csr([0], [1], 2), [0]))"
MEMORY = "from bench.kernel_part import our_part; our_part()"


def figures() -> Iterator[Figure]:
    """All figures."""
    load_kernels()
    yield from _own_processes()
    world = make_world()
    chance = np.random.default_rng(SEED)
    asked = [np.sort(chance.choice(NODES, min(count, NODES), replace=False)).astype(np.int32) for count in (SOURCES, ROOTS)]
    yield from _reaching(world, *asked)
    yield from _recipes(world)
    del world
    yield from lacking.figures()


def _own_processes() -> Iterator[Figure]:
    """What only a process of its own can show: peak memory, and the start once everything is compiled."""
    told = subprocess.run([sys.executable, "-c", MEMORY], check=True, capture_output=True, text=True)
    yield Figure("kernels: peak memory", int(told.stdout) / 1e6, "GB", "—", None, 0.6, absolute=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield Figure("kernels: cold start", spent, "CPU s", "—", None, 1.0, absolute=True)


def _reaching(world: KernelWorld, sources: Rows, roots: Rows) -> Iterator[Figure]:
    pairs = list(zip(world.suppliers.tolist(), world.users.tolist(), strict=True))
    ours, ways = cpu(lambda: (csr(world.suppliers, world.users, NODES), csr(world.users, world.suppliers, NODES)), 3)
    yield from _beside_networkx(pairs, ours, *ways, sources, roots)
    graph = igraph.Graph(n=NODES, edges=pairs, directed=True)
    yield _beside("50 upstream closures", lambda: closures(ways[1], roots).tolist(),
                  lambda: [len(graph.subcomponent(int(root), mode="in")) - 1 for root in roots], 5.7, "igraph")  # fmt: skip


def _beside_networkx(
    pairs: list[tuple[int, int]], ours: float, forward: Csr, backward: Csr, sources: Rows, roots: Rows
) -> Iterator[Figure]:
    theirs, other = cpu(lambda: _networkx(pairs))
    assert len(set(pairs)) == other.number_of_edges()
    yield Figure("kernels: build both ways", ours, "CPU s", "NetworkX", theirs, 1 / 39)
    yield _beside("BFS, 1,000 sources", lambda: _summed(depths(forward, sources)), lambda: _layers(other, sources), 34)
    yield _beside("weak components", lambda: _named(components(forward)),
                  lambda: nx.number_weakly_connected_components(other), 115)  # fmt: skip
    yield _beside("50 upstream closures", lambda: closures(backward, roots).tolist(),
                  lambda: [len(nx.ancestors(other, int(root))) for root in roots], 228)  # fmt: skip


def _networkx(pairs: list[tuple[int, int]]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from(pairs)
    return graph


def _summed(found: Rows) -> tuple[int, int]:
    """How many nodes are reached, and the sum of their depths."""
    reached = found[found >= 0]
    return len(reached), int(reached.sum())


def _named(found: Rows) -> int:
    """How many components there are: each is named by one of its nodes."""
    return int((found == np.arange(len(found))).sum())


def _layers(graph: nx.DiGraph[int], sources: Rows) -> tuple[int, int]:
    sizes = [len(layer) for layer in nx.bfs_layers(graph, sources.tolist())]
    return sum(sizes), sum(depth * size for depth, size in enumerate(sizes))


def _beside(name: str, ours: Callable[[], Any], theirs: Callable[[], Any], times: float, peer: str = "NetworkX") -> Figure:
    """One kernel beside a peer that gives the same."""
    mine, found = cpu(ours, 3)
    spent, other = cpu(theirs)
    assert found == other, name
    return Figure(f"kernels: {name}", mine, "CPU s", peer, spent, 1 / times)


def _recipes(world: KernelWorld) -> Iterator[Figure]:
    """The AND/OR closure beside one breadth-first pass over supplier → user, and removals beside closures one by one."""
    recipes, (makers, outright) = world.recipes(), supply()
    recipes.close(makers, outright)
    ours, closure = cpu(lambda: recipes.close(makers, outright), 5)
    matrix, root = rooted(csr(world.suppliers, world.users, NODES), world)
    theirs, reached = cpu(lambda: breadth_first_order(matrix, root, return_predecessors=False), 5)
    assert closure.had.all()
    assert len(reached) - 1 == int(closure.had.sum())
    yield Figure("kernels: AND/OR closure", ours, "CPU s", "SciPy, one breadth-first pass over the same edges", theirs, 1.5)
    taken = removals(REMOVALS, makers)
    closure.falls(Entries.of([[]]))
    mine, (counts, _) = cpu(lambda: closure.falls(taken), 3)

    def one_by_one() -> list[int]:
        whole = int(closure.had.sum())
        return [whole - int(recipes.close(_without(makers, taken, number), outright).had.sum()) for number in range(SEPARATE)]

    spent, separate = cpu(one_by_one)
    assert counts[:SEPARATE].tolist() == separate
    peer = f"1,000 separate closures ({SEPARATE} done, times {REMOVALS // SEPARATE})"
    yield Figure("kernels: 1,000 removals", mine, "CPU s", peer, spent * REMOVALS / SEPARATE, 1 / 20)


def _without(makers: Rows, taken: Entries, number: int) -> Rows:
    left = makers.copy()
    np.subtract.at(left, taken.products[taken.starts[number] : taken.starts[number + 1]], 1)
    return left


def rooted(forward: Csr, world: KernelWorld) -> tuple[csr_matrix, int]:
    """The edges with a root before every product that needs nothing: what a breadth-first pass needs to see all that is had.

    In the very form that SciPy works on, so that it converts nothing while it is timed: float64, sorted, each edge once.
    """
    free = np.flatnonzero(np.bincount(world.users, minlength=NODES) == 0).astype(np.int32)
    starts = np.append(forward.starts, forward.starts[-1] + len(free))
    targets = np.concatenate([forward.targets, free])
    matrix = csr_matrix((np.ones(len(targets)), targets, starts.astype(np.int32)), shape=(NODES + 1, NODES + 1))
    matrix.sum_duplicates()
    assert matrix.has_canonical_format
    assert [one.dtype.name for one in (matrix, matrix.indices, matrix.indptr)] == ["float64", "int32", "int32"]
    return matrix, NODES
