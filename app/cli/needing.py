"""Parts that an extra brings: imported when a verb needs them, with a word on what to install where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from ontology.errors import UserFault, issue

OURS = ("app", "bench", "graph", "ingest", "ontology")
"""Packages that can't be missing because an extra is."""


LACKING = {"text": "LT-TEXT-07", "documents": "LT-PAPER-08", "web": "LT-WEB-01"}
"""What is said where an extra is not installed."""


def needing(module: str, extra: str = "text") -> ModuleType:
    """A module that rests on an extra. Raises UserFault where that is not installed: LT-TEXT-07, LT-PAPER-08, LT-WEB-01."""
    try:
        return import_module(module)
    except ImportError as lacking:
        if (lacking.name or "").partition(".")[0] in OURS:
            raise
        raise UserFault(issue(LACKING[extra], value=lacking.name or str(lacking))) from None
