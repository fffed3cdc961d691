"""Parts that an extra brings: imported when a verb needs them, with a word on what to install where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from ontology.errors import UserFault, issue

OURS = ("app", "bench", "graph", "ingest", "ontology")
"""Packages that can't be missing because an extra is."""


def needing(module: str) -> ModuleType:
    """A module that rests on the extra `text`. Raises UserFault LT-TEXT-07 where that is not installed."""
    try:
        return import_module(module)
    except ImportError as lacking:
        if (lacking.name or "").partition(".")[0] in OURS:
            raise
        raise UserFault(issue("LT-TEXT-07", value=lacking.name or str(lacking))) from None
