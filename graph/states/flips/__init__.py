"""Flips: what would change a state, found by making the change and asking again."""

from graph.states.flips.flip import ORDER, Flip, Step
from graph.states.flips.search import smallest_flip

__all__ = ["ORDER", "Flip", "Step", "smallest_flip"]
