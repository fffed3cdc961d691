"""Place against place, one time against another, ring against ring: by the same definitions, each line with why it differs."""

from graph.analysis.comparison.comparing import compare_places, compare_times
from graph.analysis.comparison.comparison import Comparison, LinkDifference
from graph.analysis.comparison.faults import ComparisonFault
from graph.analysis.comparison.rings import LinkRings, RingCell, Rings, compare_rings

__all__ = [
    "Comparison", "ComparisonFault", "LinkDifference", "LinkRings", "RingCell", "Rings", "compare_places", "compare_rings",
    "compare_times",
]  # fmt: skip
