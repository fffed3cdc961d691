"""Random supply networks for the tests of ESRI: cycles, firms that supply themselves, parallel links, firms without links."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from graph.analysis.esri import SupplyNetwork, from_weights

SECTORS = 3
EPSILON = 0.0123456789
"""No ratio of small whole numbers: rounding can't decide whether a cascade goes on."""


@dataclass(frozen=True)
class Drawn:
    """One network as a test tells it."""

    seller: list[int]
    buyer: list[int]
    weight: list[float]
    sector: list[int]
    needs: list[list[int]]
    replaceable: bool
    revenue: list[float] | None = None
    costs: list[float] | None = None

    def network(self) -> SupplyNetwork:
        """The network that the kernel takes."""
        return from_weights(self.seller, self.buyer, self.weight, self.sector, revenue=self.revenue, costs=self.costs)

    def arrays(self) -> list[np.ndarray]:
        """Seller, buyer, weight, sector and essentialities as arrays."""
        ends = [np.array(one, np.int64) for one in (self.seller, self.buyer)]
        return [*ends, np.array(self.weight, float), np.array(self.sector, np.int64), np.array(self.needs, np.int64)]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """A network of 1 to 12 firms with up to 40 links; some with revenue and costs beyond the links."""
    firms = draw(st.integers(1, 12))
    one = st.integers(0, firms - 1)
    links = draw(st.lists(st.tuples(one, one, st.integers(0, 9)), max_size=40))
    amounts = st.one_of(st.none(), st.lists(st.integers(0, 40).map(float), min_size=firms, max_size=firms))
    row = st.lists(st.integers(0, 2), min_size=SECTORS, max_size=SECTORS)
    return Drawn(
        [link[0] for link in links], [link[1] for link in links], [float(link[2]) for link in links],
        draw(st.lists(st.integers(0, SECTORS - 1), min_size=firms, max_size=firms)),
        draw(st.lists(row, min_size=SECTORS, max_size=SECTORS)), draw(st.booleans()), draw(amounts), draw(amounts))  # fmt: skip
