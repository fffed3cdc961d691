"""Surveys: what departments declare to have looked at, and the firms they found."""
