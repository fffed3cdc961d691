"""`liantu stops`: what stops here when a source goes."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show.stops import alone_text, arrivals_text, cuts_text, stops_text
from app.terminal import waiting
from app.words import words
from graph.analysis import stops as analysis
from graph.analysis.changed import changed_meanwhile
from graph.facts import Facts

Answers = analysis.Stops | analysis.CanMake | analysis.ProductCuts | analysis.ProductArrivals


@verb("place", "as_of", "at")
@click.argument("what", default="")
@option("--cuts", verb="stops", is_flag=True)
@option("--arrivals", verb="stops", is_flag=True)
@option("--firms", verb="stops", is_flag=True)
@option("--alone", verb="stops", is_flag=True)
@option("--rows", verb="stops", type=click.IntRange(1), default=20)
def stops(ask: Ask, what: str, cuts: bool, arrivals: bool, firms: bool, alone: bool, rows: int) -> None:
    """Print the sources that most hangs on, what falls with one of them, or what bears on one product."""
    if cuts + arrivals + alone > 1:
        raise click.UsageError(words("stops.one_question"))
    if (cuts or arrivals) and not what:
        raise click.UsageError(words("stops.needs_what"))
    home = ask.open()
    place, facts = ask.chosen_place(home), ask.facts(home)
    with waiting(words("stops.reading")):
        found: Answers
        if cuts:
            found = analysis.cuts(facts, what, place)
        elif arrivals:
            found = analysis.arrivals(facts, what, place, firms=firms)
        elif alone:
            found = analysis.can_make(facts, place)
        else:
            found = analysis.stops(facts, place, what)
    ask.answer(found.as_dict(), lambda: _text(found, home.kind, rows))
    _say_changed(ask, facts)


def _text(found: Answers, kind: str, rows: int) -> str:
    if isinstance(found, analysis.ProductCuts):
        return cuts_text(found, kind)
    if isinstance(found, analysis.ProductArrivals):
        return arrivals_text(found, kind)
    return alone_text(found, kind) if isinstance(found, analysis.CanMake) else stops_text(found, kind, rows)


def _say_changed(ask: Ask, facts: Facts) -> None:
    """Say where the ledger went on meanwhile; an answer of an earlier load is of that load anyway."""
    changed = None if ask.at else changed_meanwhile(facts)
    if changed is not None:
        click.echo(changed.text(), err=True)
