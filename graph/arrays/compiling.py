"""Compiled functions: kept on disk once compiled; where nothing can be kept (a read-only place), compiled anew, and said."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

from ontology.errors import issue

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The function compiled when it is first called; what was compiled is kept beside the program, or else in the user's cache.

    Warns LT-COMPILE-01, once a process, where numba finds no place that it may write to.
    """
    return _compiled(function, {})


def compiled_with(**options: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The same with numba's own options (`fastmath`, `inline`)."""
    return lambda function: _compiled(function, options)


def _compiled(function: Callable[P, R], options: dict[str, Any]) -> Callable[P, R]:
    try:
        return cast("Callable[P, R]", njit(cache=True, **options)(function))
    except RuntimeError:
        tell_once()
        return cast("Callable[P, R]", njit(**options)(function))


@cache
def tell_once() -> None:
    """Warn LT-COMPILE-01, the first time only: there are dozens of such functions."""
    warnings.warn(issue("LT-COMPILE-01").text(), stacklevel=1)
