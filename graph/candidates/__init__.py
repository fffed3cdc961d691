"""Whom to attract for a gap, and why: candidates with reasons, score, local supply, ways to reach them, vetoes."""

from graph.candidates.answer import Candidates, NextLink, Pursued
from graph.candidates.candidate import Candidate, Check, Reason, Support
from graph.candidates.deal import Deal, Present
from graph.candidates.path import Path, Step
from graph.candidates.profile import Item, Profile
from graph.candidates.score import Part, Score, Weights

__all__ = [
    "Candidate", "Candidates", "Check", "Deal", "Item", "NextLink", "Part", "Path", "Present", "Profile", "Pursued", "Reason",
    "Score", "Step", "Support", "Weights",
]  # fmt: skip
