"""Analyses on top of the states: what follows from what is known."""
