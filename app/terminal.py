"""What only a terminal gets: the colour of a state, and a sign of life while something takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console


@contextmanager
def waiting(text: str) -> Iterator[Callable[[str], None]]:
    """Show that work goes on, on a terminal, and what else is told meanwhile; print nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    with Console(stderr=True).status(text) as status:
        yield lambda text: status.update(text)


def coloured(text: str, ink: str) -> str:
    """Text in an ink such as #a1201b; click takes the colour out again in a pipe."""
    red, green, blue = (int(ink[start : start + 2], 16) for start in (1, 3, 5))
    return click.style(text, fg=(red, green, blue), bold=True)
