"""Answers as text that fits a terminal, a mail or a meeting."""

from app.show.certificate import certificate_text
from app.show.comparison import comparison_text, rings_text
from app.show.gaps import gaps_text
from app.show.measures import measures_text

__all__ = ["certificate_text", "comparison_text", "gaps_text", "measures_text", "rings_text"]
