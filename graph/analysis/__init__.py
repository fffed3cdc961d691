"""Analyses on top of states: each sub-package answers one question, with its proof."""
