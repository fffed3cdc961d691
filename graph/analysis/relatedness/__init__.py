"""How near activities are to each other and to a place: RCA, proximity, density, complexity, outlook, fitness.

Rows are places (or firms), columns are activities (products or links). Conventions and sources: see each function.
"""

from graph.analysis.relatedness.complexity import Complexity, complexity
from graph.analysis.relatedness.fitness import Fitness, fitness
from graph.analysis.relatedness.outlook import Outlook, outlook
from graph.analysis.relatedness.parts import largest_part
from graph.analysis.relatedness.presence import Matrix, presence, rca
from graph.analysis.relatedness.ranks import share_below
from graph.analysis.relatedness.space import density, proximity

__all__ = ["Complexity", "Fitness", "Matrix", "Outlook", "complexity", "density", "fitness", "largest_part", "outlook", "presence",
           "proximity", "rca", "share_below"]  # fmt: skip
