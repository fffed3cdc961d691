"""`liantu gaps`: the states of a place's links."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import gaps_text
from app.show.states import StateMarks
from app.terminal import waiting
from app.words import words
from graph.states import Gaps
from graph.states import gaps as states_of


@verb("place", "scope", "as_of", "at")
@option("--chain", verb="gaps", default="")
@option("--state", verb="gaps", multiple=True)
@option("--no-rollup", verb="gaps", is_flag=True)
def gaps(ask: Ask, chain: str, state: tuple[str, ...], no_rollup: bool) -> None:
    """Print the states of all links, of one chain, or only those in some states."""
    home = ask.open()
    marks = StateMarks(home.ledger.ontology)
    kept = [_state(marks, one) for one in state]
    with waiting(words("gaps.reading")):
        found = states_of(ask.facts(home), ask.chosen_place(home), ask.scope, chain, rollup=not no_rollup)
    ask.answer(document(found, kept), lambda: gaps_text([found], home.ledger.ontology, home.kind, kept))


def document(found: Gaps, kept: list[str]) -> dict[str, object]:
    """The JSON document, with only the links in the states asked for (none: all)."""
    whole = found.as_dict()
    links = [one.as_dict() for one in found.links if not kept or one.state in kept]
    return {**whole, "links": links}


def _state(marks: StateMarks, written: str) -> str:
    code = marks.code(written)
    if not code:
        raise click.UsageError(words("gaps.no_such_state", value=written, known="、".join(map(marks.word, marks.codes))))
    return code
