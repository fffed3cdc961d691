"""Whom to attract for a gap, and why: candidates with reasons, score, local supply, ways to reach them, vetoes."""

from graph.candidates.answer import Candidates, NextLink, Pursued
from graph.candidates.candidate import Candidate, Check, Reason, Support
from graph.candidates.deal import Deal, Present
from graph.candidates.path import Path, Step
from graph.candidates.profile import Item, Profile
from graph.candidates.ranking import Ranking
from graph.candidates.score import Part, Score, Weights
from graph.candidates.seeker import Seeker, candidates

__all__ = [
    "Candidate", "Candidates", "Check", "Deal", "Item", "NextLink", "Part", "Path", "Present", "Profile", "Pursued", "Ranking",
    "Reason", "Score", "Seeker", "Step", "Support", "Weights", "candidates",
]  # fmt: skip
