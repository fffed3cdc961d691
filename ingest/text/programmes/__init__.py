"""Programmes of a paper: numbered parts that are called so or that departments answer for, and those named by digits."""

from ingest.text.programmes.announced import announced
from ingest.text.programmes.digits import tie_digits
from ingest.text.programmes.reading import read_programmes

__all__ = ["announced", "read_programmes", "tie_digits"]
