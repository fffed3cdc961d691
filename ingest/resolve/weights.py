"""How much each level of agreement says: Fellegi and Sunter (1969), A theory for record linkage, JASA 64. The weight of a level is
log2(m/u), m its share among pairs of one organisation, u among pairs of two; 字号 counts by how rare it is (Winkler 1989)."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from ingest.resolve.comparing import Compared, Level
from ingest.resolve.names.tables import DATA
from ingest.resolve.thresholds import default_thresholds
from ingest.text.lists import read_rows

FIELDS = ("stem", "industry", "region", "form", "group")
LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """m and u by field and level, the prior, how often each 字号 is among the names, and the thresholds.

    `review`: from this probability a pair is worth a look; `doubt`: what is not sure by rule is never above it; `sure`: the least
    that is said of what is sure by rule.
    """

    shares: Mapping[tuple[str, str], tuple[float, float]]
    prior: float
    review: float = field(default_factory=lambda: default_thresholds().review)
    doubt: float = 0.98
    sure: float = 0.999
    stems: Mapping[str, int] = field(default_factory=dict)
    names: int = 0

    def weight(self, name: str, level: Level) -> float:
        """log2(m/u) of a level."""
        m, u = self.shares.get((name, level), (LEAST, LEAST))
        return math.log2(max(m, LEAST) / max(u, LEAST))

    def probability(self, levels: Compared, *stems: str) -> float:
        """The probability that a pair is one organisation (0 to 1); `stems`: the 字号 of both as they are written. Where a slip
        makes them differ, the commoner counts."""
        total = math.log2(self.prior / (1 - self.prior))
        for name in FIELDS:
            level = getattr(levels, name)
            total += self._rare(stems) if name == "stem" and level is Level.EQUAL and self.names else self.weight(name, level)
        return float(1 / (1 + 2.0 ** -max(min(total, 60.0), -60.0)))

    def _rare(self, stems: Iterable[str]) -> float:
        m, _ = self.shares["stem", Level.EQUAL]
        return math.log2(m / max(*(self.frequency(stem) for stem in stems), LEAST))

    def frequency(self, stem: str) -> float:
        """How often a 字号 is among the names; one that none has counts as one."""
        return (self.stems.get(stem, 0) + 1) / (self.names + 1)

    def counting(self, stems: Iterable[str]) -> Weights:
        """The same weights with the 字号 of these names counted; the prior is that one of them is meant."""
        counted = Counter(stems)
        names = counted.total()
        return replace(self, stems=counted, names=names, prior=min(0.5, 1 / max(names, 2)))


    def write(self, path: Path) -> None:
        """Write the prior and the shares as a table, to four digits."""
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(("field", "level", "m", "u"))
            table.writerow(("prior", "", f"{self.prior:.4g}", ""))
            table.writerows((*of, f"{m:.4g}", f"{u:.4g}") for of, (m, u) in self.shares.items())


def read_weights(path: Path = DATA / "weights.csv") -> Weights:
    """Weights from a table of field, level, m and u; the row `prior` holds the prior under m."""
    shares, prior = {}, 1e-4
    for row in read_rows(path):
        if row["field"] == "prior":
            prior = float(row["m"])
        else:
            shares[row["field"], row["level"]] = (float(row["m"]), float(row["u"]))
    return Weights(shares, prior)


@cache
def default_weights() -> Weights:
    """The weights that come with the program."""
    return read_weights()
