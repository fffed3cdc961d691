"""Answers computed on top of the states: what stops, what is lacking, what would change."""
