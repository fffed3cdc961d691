"""`liantu why`: one link's certificate."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import certificate_text, true_gap_text
from app.terminal import waiting
from app.words import words
from graph.analysis.truegaps import true_gaps
from graph.states import why as certificate_of


@verb("place", "scope", "as_of", "at")
@click.argument("link")
@option("--no-rollup", verb="why", is_flag=True)
def why(ask: Ask, link: str, no_rollup: bool) -> None:
    """Print the certificate of a link, named as a person would."""
    home = ask.open()
    with waiting(words("gaps.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        found = certificate_of(facts, link, place, ask.scope, rollup=not no_rollup)
        lacking = true_gaps(facts, place, ask.scope, [found.link], rollup=not no_rollup)
    document = found.as_dict() | {"true_gap": lacking.probabilities[found.link].as_dict(), "true_gap_record": lacking.record()}
    ontology = home.ledger.ontology
    ask.answer(document, lambda: f"{certificate_text(found, ontology, home.kind)}\n\n{true_gap_text(lacking, found.link)}")
