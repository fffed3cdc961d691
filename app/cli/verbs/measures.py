"""`liantu measures`: concentration, dependence, completeness and position."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import measures_text
from app.terminal import waiting
from app.words import words
from graph.analysis.measures import measures as measures_of


@verb("place", "scope", "as_of", "at")
@click.argument("thing", default="")
@option("--scale", verb="measures", is_flag=True)
@option("--no-rollup", verb="measures", is_flag=True)
def measures(ask: Ask, thing: str, scale: bool, no_rollup: bool) -> None:
    """Print the measures of a link, product or chain named as a person would, or of all chains."""
    home = ask.open()
    with waiting(words("measures.reading")):
        found = measures_of(ask.facts(home), ask.chosen_place(home), thing, ask.scope, scale=scale, rollup=not no_rollup)
    ask.answer(found.as_dict(), lambda: measures_text(found, home.kind))
