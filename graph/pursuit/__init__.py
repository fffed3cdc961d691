"""招商台账: leads, projects in talks, projects signed and building, out of facts; how long each has rested, and the rates."""

from graph.pursuit.entry import Entry, Funds, Idle, Party, Step, Twice
from graph.pursuit.judging import STUCK, UNCLEAR, Limits, ahead, amiss, beside, out_of_order, skipped
from graph.pursuit.rates import CANNOT, Rate, Year
from graph.pursuit.reading import OWN, Reader, number
from graph.pursuit.register import Register, register
from graph.pursuit.tables import LEADS, LISTS, SIGNED, TALKS, stage_label, stages

__all__ = [
    "CANNOT", "LEADS", "LISTS", "OWN", "SIGNED", "STUCK", "TALKS", "UNCLEAR", "Entry", "Funds", "Idle", "Limits", "Party",
    "Rate", "Reader", "Register", "Step", "Twice", "Year", "ahead", "amiss", "beside",
    "number", "out_of_order", "register", "skipped", "stage_label", "stages",
]  # fmt: skip
