"""Answers as text that fits a terminal, a mail or a meeting."""

from app.show.certificate import certificate_text
from app.show.gaps import gaps_text
from app.show.whatif import whatif_text

__all__ = ["certificate_text", "gaps_text", "whatif_text"]
