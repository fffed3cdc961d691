"""Compiled functions: kept on disk once compiled; where nothing can be kept (a read-only place), compiled anew, and said."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

from ontology.errors import issue

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The function compiled when it is first called; what was compiled is kept beside the program, or else in the user's cache.

    Warns LT-SHORT-01, once a module, where numba finds no place that it may write to.
    """
    try:
        return cast("Callable[P, R]", njit(cache=True)(function))
    except RuntimeError:
        warnings.warn(issue("LT-SHORT-01").text(), stacklevel=2)
        return cast("Callable[P, R]", njit(function))
