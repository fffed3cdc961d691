"""Who is who: names of organisations parsed, matched against a register, and joined by judgements that people can take back."""

from ingest.resolve.frames import match
from ingest.resolve.matching import Matcher
from ingest.resolve.outcomes import Match, Status
from ingest.resolve.register import Entry, Register

__all__ = ["Entry", "Match", "Matcher", "Register", "Status", "match"]
