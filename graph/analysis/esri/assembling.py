"""A world's dealings → the supply network that the index is reckoned on, with how much of it somebody really stated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.esri.dealings import Dealings, Link
from graph.analysis.esri.network import NO_MARKET, Numbers, SupplyNetwork, Whole, ratio, totals
from graph.analysis.esri.recipes import UNKNOWN, Sectors, sectors
from graph.analysis.esri.reconstruction import Fill
from graph.states.world import World


@dataclass(frozen=True)
class Assembled:
    """Firms by number, which of them count in the index, their sectors, and links with stated (else NaN) and filled shares."""

    firms: tuple[str, ...]
    counted: frozenset[str]
    sectors: Sectors
    seller: Whole
    buyer: Whole
    stated: tuple[Numbers, Numbers]
    filled: tuple[Numbers, Numbers]

    @property
    def any_share(self) -> bool:
        """Whether there is any share to go by."""
        return any(map(np.any, self.filled))

    @property
    def coverage(self) -> float:
        """The stated part of all the shares that are used, of purchases and of sales."""
        used = sum(float(one.sum()) for one in self.filled)
        return sum(float(np.nansum(one)) for one in self.stated) / used if used else 0.0

    @property
    def unstated(self) -> tuple[int, int]:
        """How many links have no stated share of purchases, and of sales."""
        return int(np.isnan(self.stated[0]).sum()), int(np.isnan(self.stated[1]).sum())

    @property
    def known(self) -> tuple[float, float]:
        """The stated part of the purchases and of the sales of the firms that count, each firm weighing the same."""
        weight = self.weight
        parts = zip((self.buyer, self.seller), self.stated, strict=True)
        bought, sold = (float(weight @ totals(ends, np.nan_to_num(one), len(self.firms))) for ends, one in parts)
        return bought, sold

    @property
    def reporting(self) -> int:
        """How many of the firms that count stated a share themselves."""
        ends = [end[~np.isnan(one)] for end, one in zip((self.buyer, self.seller), self.stated, strict=True)]
        return int((self.weight[np.unique(np.concatenate(ends))] > 0).sum())

    def network(self, *, closed: bool) -> SupplyNetwork:
        """The network, in which every firm is of size 1 and all that count weigh the same.

        Open: what a firm's links do not cover of its purchases and sales is not harmed, and may be of any essential sector (the
        correction for final demand and outside purchases). Closed: its links are all there is.
        """
        n, (purchases, sales) = len(self.firms), self.filled
        slack = np.maximum(0.0, 1.0 - totals(self.buyer, purchases, n))
        if closed:
            purchases = ratio(purchases, totals(self.buyer, purchases, n)[self.buyer])
            sales = ratio(sales, totals(self.seller, sales, n)[self.seller])
            slack = np.zeros(n)
        sector = self.sectors.of_firm
        market = np.where(sector == UNKNOWN, NO_MARKET, sector)
        return SupplyNetwork(self.seller, self.buyer, purchases, sales, sector, market, np.ones(n), self.weight, slack)

    @cached_property
    def weight(self) -> Numbers:
        """Each firm's weight in the index: equal for all that count, 0 for the others."""
        return np.array([one in self.counted for one in self.firms], float) / len(self.counted)


def assemble(world: World, found: Dealings, counted: frozenset[str], fill: Fill) -> Assembled:
    """The network of all firms that deal or count, numbered by id; missing shares are filled one side at a time."""
    links = sorted(found.links)
    firms = tuple(sorted(counted.union(*links)))
    number = {firm: place for place, firm in enumerate(firms)}
    seller, buyer = (np.array([number[link[end]] for link in links], np.int64) for end in (0, 1))
    bought, sold = _shares(links, found.purchases), _shares(links, found.sales)
    filled = fill(buyer, bought, sold, len(firms)), fill(seller, sold, bought, len(firms))
    return Assembled(firms, counted, sectors(world, list(firms)), seller, buyer, (bought, sold), filled)


def _shares(links: list[Link], stated: dict[Link, float]) -> Numbers:
    return np.array([stated.get(link, np.nan) for link in links], float)
