"""延链 and 扩链: what a chain could be extended to, or widened by, from what the place already does."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.extending.asking import extend
    from graph.analysis.extending.proposal import Extension, Proposal, Reason

__all__ = ["Extension", "Proposal", "Reason", "extend"]

LATER = {"extend": "asking", "Extension": "proposal", "Proposal": "proposal", "Reason": "proposal"}
"""What is taken from its module when first asked for: with it comes SciPy, which who only looks at what is here need not wait for."""


def __getattr__(name: str) -> object:
    if name in LATER:
        return getattr(import_module(f"graph.analysis.extending.{LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
