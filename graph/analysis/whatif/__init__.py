"""What-if: the states of a place's links with firms, lines or surveys assumed, beside those without; nothing is written."""

from graph.analysis.whatif.answer import Answer, CellMove, LinkMove, Outlook, Tally
from graph.analysis.whatif.asking import whatif
from graph.analysis.whatif.moves import Arrival, Clause, Departure, Line, Move, Moves, Spot, Support, Surveyed
from graph.analysis.whatif.plan import MoveFault
from graph.analysis.whatif.standing import Standing, standing

__all__ = ["Answer", "Arrival", "CellMove", "Clause", "Departure", "Line", "LinkMove", "Move", "MoveFault", "Moves", "Outlook",
           "Spot", "Standing", "Support", "Surveyed", "Tally", "standing", "whatif"]  # fmt: skip
