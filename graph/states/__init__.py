"""The state of every chain link in a place, with the certificate that proves it."""

from graph.states.certificate import Certificate
from graph.states.dormant import dormant_rules
from graph.states.heading import Header
from graph.states.survey import Gaps, LinkState, gaps, gaps_in, why, why_in

__all__ = ["Certificate", "Gaps", "Header", "LinkState", "dormant_rules", "gaps", "gaps_in", "why", "why_in"]
