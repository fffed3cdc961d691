"""What ingestion refuses as a whole; single rows are refused with issues, not exceptions."""

from __future__ import annotations

from ontology.errors import UserFault


class Abandoned(Exception):
    """Nothing of this load may enter: no error, it leaves an open load so that the ledger stays as it was."""


class InputFault(UserFault):
    """A path, file or command that can't be loaded at all; nothing entered the ledger."""
