"""`liantu candidates`: whom to attract for a link, and why."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import candidates_text
from app.terminal import waiting
from app.words import words

TOP = 10


@verb("place", "scope", "as_of", "at")
@click.argument("link")
@option("--top", verb="candidates", type=click.IntRange(min=1), default=TOP)
def candidates(ask: Ask, link: str, top: int) -> None:
    """Print the candidates for a link, named as a person would."""
    from graph.candidates import candidates as candidates_for  # with the six chains, which no other verb should wait for

    home = ask.open()
    with waiting(words("candidates.reading")):
        found = candidates_for(ask.facts(home), link, ask.chosen_place(home), ask.scope)
    ask.answer(found.as_dict(), lambda: candidates_text(found, home.kind, top))
