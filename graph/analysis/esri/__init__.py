"""ESRI, the economic systemic risk index: what share of output is lost when one firm of a supply network fails."""

from graph.analysis.esri.answer import Basis, FirmRisk, Sensitivity, SystemicRisk
from graph.analysis.esri.index import EPSILON, Index, esri
from graph.analysis.esri.network import SupplyNetwork, from_weights
from graph.analysis.esri.reconstruction import RECONSTRUCTIONS
from graph.analysis.esri.risk import RESTS, systemic_risk

__all__ = [
    "EPSILON", "RECONSTRUCTIONS", "RESTS", "Basis", "FirmRisk", "Index", "Sensitivity", "SupplyNetwork", "SystemicRisk", "esri",
    "from_weights", "systemic_risk",
]  # fmt: skip
