"""Labelled papers, and how well the reading of texts does on them."""
