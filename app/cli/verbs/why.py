"""`liantu why`: one link's certificate."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import certificate_text, true_gap_text
from app.terminal import waiting
from app.words import words
from graph.analysis.truegaps import true_gaps
from graph.states import why as certificate_of
from graph.states.certificate import NUMBER, find_numbered
from graph.states.world import World


@verb("place", "scope", "as_of", "at")
@click.argument("link")
@option("--no-rollup", verb="why", is_flag=True)
def why(ask: Ask, link: str, no_rollup: bool) -> None:
    """Print the certificate of a link, named as a person would, or by the number that a document shows."""
    home = ask.open()
    with waiting(words("gaps.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        scope = ask.scope
        if NUMBER.fullmatch(link.upper()):
            link, scope = find_numbered(World(facts, place), link.upper())
        found = certificate_of(facts, link, place, scope, rollup=not no_rollup)
        lacking = true_gaps(facts, place, scope, [found.link], rollup=not no_rollup)
    document = found.as_dict() | {"true_gap": lacking.probabilities[found.link].as_dict(), "true_gap_record": lacking.record()}
    ontology = home.ledger.ontology
    ask.answer(document, lambda: f"{certificate_text(found, ontology, home.kind)}\n\n{true_gap_text(lacking, found.link)}")
