"""Packages that only networks need; they come with the extra `networks`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from graph.errors import EngineFault
from ontology.errors import issue


def need(name: str) -> Any:
    """The module of this name. Raises EngineFault LT-NET-02 where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        raise EngineFault(issue("LT-NET-02", value=name)) from None
