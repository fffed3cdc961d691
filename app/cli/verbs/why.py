"""`liantu why`: one link's certificate."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import certificate_text
from app.terminal import waiting
from app.words import words
from graph.states import why as certificate_of


@verb("place", "scope", "as_of", "at")
@click.argument("link")
@option("--no-rollup", verb="why", is_flag=True)
def why(ask: Ask, link: str, no_rollup: bool) -> None:
    """Print the certificate of a link, named as a person would."""
    home = ask.open()
    with waiting(words("gaps.reading")):
        found = certificate_of(ask.facts(home), link, ask.chosen_place(home), ask.scope, rollup=not no_rollup)
    ask.answer(found.as_dict(), lambda: certificate_text(found, home.ledger.ontology, home.kind))
