"""Tests of the six chains."""
