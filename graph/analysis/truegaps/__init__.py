"""The probability of a true gap: calibrated on the stated shares that are loaded, backtested, shown beside a state.

Counting firms finds only some of the links that a place truly lacks (share of the world below 5 %). A ridge logistic regression
with Platt's calibration, fitted on the facts of the home when asked, says how likely a lack is, from counts of firms, their
concentration, kinds and neighbours in the chain; it abstains where evidence is thin, and never changes a state.
"""

from graph.analysis.truegaps.backtest import Backtest, backtest
from graph.analysis.truegaps.calibration import Calibration
from graph.analysis.truegaps.controls import Controls, controls
from graph.analysis.truegaps.differences import Difference
from graph.analysis.truegaps.examples import Examples, gather
from graph.analysis.truegaps.features import Counts
from graph.analysis.truegaps.labels import Label
from graph.analysis.truegaps.peers import CountRule
from graph.analysis.truegaps.probability import Probability, TrueGaps, true_gaps
from graph.analysis.truegaps.settings import Settings, default_settings

__all__ = [
    "Backtest", "Calibration", "Controls", "CountRule", "Counts", "Difference", "Examples", "Label", "Probability", "Settings",
    "TrueGaps", "backtest", "controls", "default_settings", "gather", "true_gaps",
]  # fmt: skip
