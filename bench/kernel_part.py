"""Everything of ours that the kernels' bench measures, without any peer: what a process of its own needs for it."""

from __future__ import annotations

import resource

import numpy as np

from bench.kernel_world import NODES, make_world, removals, supply
from graph.arrays.csr import csr
from graph.arrays.reaching import closures, components, depths

SOURCES, ROOTS, REMOVALS = 1_000, 50, 1_000


def load_kernels() -> None:
    """Have every kernel of reaching compiled or loaded."""
    tiny = csr([0, 0], [1, 1], 2)
    depths(tiny, [0])
    closures(tiny, [0])
    components(tiny)


def our_part() -> None:
    """Build, reach, close and remove at full size, once; prints the peak of this process's memory in kB."""
    world = make_world()
    forward, backward = csr(world.suppliers, world.users, NODES), csr(world.users, world.suppliers, NODES)
    depths(forward, np.arange(SOURCES) % NODES)
    closures(backward, np.arange(ROOTS) % NODES)
    components(forward)
    del forward, backward
    makers, outright = supply()
    world.recipes().close(makers, outright).falls(removals(REMOVALS, makers))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
