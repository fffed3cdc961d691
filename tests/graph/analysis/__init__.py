"""Tests of what follows from the states."""
