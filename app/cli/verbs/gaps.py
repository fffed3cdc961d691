"""`liantu gaps`: the states of a place's links."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show import gaps_text, true_gap_footer, true_gap_remarks
from app.show.states import StateMarks
from app.show.surveying import surveying_text
from app.terminal import waiting
from app.words import words
from graph.analysis.surveying import to_survey as unsurveyed
from graph.analysis.truegaps import TrueGaps, true_gaps
from graph.home import Home
from graph.states import Gaps
from graph.states import gaps as states_of


@verb("place", "scope", "as_of", "at")
@option("--chain", verb="gaps", default="")
@option("--state", verb="gaps", multiple=True)
@option("--no-rollup", verb="gaps", is_flag=True)
@option("--probability", verb="gaps", is_flag=True)
@option("--to-survey", verb="gaps", is_flag=True)
def gaps(ask: Ask, chain: str, state: tuple[str, ...], no_rollup: bool, probability: bool, to_survey: bool) -> None:
    """Print the states of all links, of one chain, or only those in some states; or what still has to be surveyed."""
    home = ask.open()
    if to_survey:
        for name in [*(["--state"] if state else []), *(["--probability"] if probability else [])]:
            click.echo(words("usage.unused", option=name, verb="gaps --to-survey"), err=True)
        with waiting(words("gaps.reading")):
            unknown = unsurveyed(ask.facts(home), ask.chosen_place(home), ask.scope, chain, rollup=not no_rollup)
        ask.answer(unknown.as_dict(), lambda: surveying_text(unknown, home.kind))
        return
    marks = StateMarks(home.ledger.ontology)
    kept = [_state(marks, one) for one in state]
    lacking = None
    with waiting(words("gaps.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        found = states_of(facts, place, ask.scope, chain, rollup=not no_rollup)
        if probability:
            lacking = true_gaps(facts, place, ask.scope, [one.id for one in found.links], rollup=not no_rollup)
    ask.answer(document(found, kept, lacking), lambda: _text(found, home, kept, lacking))
    if not facts.instances("Enterprise"):
        click.echo(words("gaps.no_firms"), err=True)


def document(found: Gaps, kept: list[str], lacking: TrueGaps | None = None) -> dict[str, object]:
    """The JSON document, with only the links in the states asked for (none: all), each with its probability where asked for."""
    links = [one.as_dict() for one in found.links if not kept or one.state in kept]
    if lacking is None:
        return {**found.as_dict(), "links": links}
    told = [{**one, "true_gap": lacking.probabilities[str(one["id"])].as_dict()} for one in links]
    return {**found.as_dict(), "links": told, "true_gap_record": lacking.record()}


def _text(found: Gaps, home: Home, kept: list[str], lacking: TrueGaps | None) -> str:
    beside = true_gap_remarks(lacking) if lacking else {}
    text = gaps_text([found], home.ledger.ontology, home.kind, kept, beside)
    return f"{text}\n\n{true_gap_footer(lacking)}" if lacking else text


def _state(marks: StateMarks, written: str) -> str:
    code = marks.code(written)
    if not code:
        raise click.UsageError(words("gaps.no_such_state", value=written, known="、".join(map(marks.word, marks.codes))))
    return code
