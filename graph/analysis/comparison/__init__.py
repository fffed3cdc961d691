"""Place against place, one time against another, ring against ring: by the same definitions, each line with why it differs."""

from graph.analysis.comparison.comparing import compare_places, compare_times
from graph.analysis.comparison.comparison import Comparison, LinkDifference
from graph.analysis.comparison.faults import ComparisonFault
from graph.analysis.comparison.identity import IdentityChange, identity_changes
from graph.analysis.comparison.merges import StateByMerge, states_by_merges
from graph.analysis.comparison.rings import LinkRings, RingCell, Rings, compare_rings

__all__ = [
    "Comparison", "ComparisonFault", "IdentityChange", "LinkDifference", "LinkRings", "RingCell", "Rings", "StateByMerge",
    "compare_places", "compare_rings", "compare_times", "identity_changes", "states_by_merges",
]  # fmt: skip
