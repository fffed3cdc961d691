"""Concentration, dependence, completeness and position of a place's links, each number with its interval and its sentence."""

from graph.analysis.measures.concentration import Concentration, Holdings, concentration, hhi
from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.io_table import IoTable, Linkages
from graph.analysis.measures.lines import Line
from graph.analysis.measures.measure import Measure
from graph.analysis.measures.positions import Position, positions
from graph.analysis.measures.quotient import location_quotient
from graph.analysis.measures.report import Measures, Report
from graph.analysis.measures.screen import INDICATORS, Screen, trade_screen
from graph.analysis.measures.survey import measures
from graph.analysis.measures.trade import Amounts, TradeScreens, trade_screens

__all__ = [
    "INDICATORS", "Amounts", "Concentration", "Holdings", "IoTable", "Line", "Linkages", "Measure", "MeasureFault", "Measures",
    "Position", "Report", "Screen", "TradeScreens", "concentration", "hhi", "location_quotient", "measures", "positions",
    "trade_screen", "trade_screens",
]  # fmt: skip
