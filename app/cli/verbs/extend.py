"""`liantu extend`: what a chain could be extended to in a place, and widened by."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import extension_text
from app.terminal import waiting
from app.words import words

TOP = 8


@verb("place", "scope", "as_of", "at")
@click.argument("chain")
@option("--top", verb="extend", type=click.IntRange(min=1), default=TOP)
def extend(ask: Ask, chain: str, top: int) -> None:
    """Print the proposals for a chain, named as a person would."""
    from graph.analysis.extending import extend as proposals_for  # with SciPy, which no other verb should wait for

    home = ask.open()
    with waiting(words("extend.reading")):
        found = proposals_for(ask.facts(home), chain, ask.chosen_place(home), ask.scope)
    ask.answer(found.as_dict(), lambda: extension_text(found, home.kind, top))
