"""`liantu stops`: what stops here when a source goes."""

from __future__ import annotations

from collections.abc import Callable

import click

from app.cli.frame import Ask, option, verb
from app.show.stops import alone_text, arrivals_text, cuts_text, stops_text
from app.terminal import waiting
from app.words import words
from graph.facts import Facts


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
        document, text = _answer(facts, place, what, home.kind, cuts=cuts, arrivals=arrivals, firms=firms, alone=alone, rows=rows)
    ask.answer(document, text)


def _answer(
    facts: Facts, place: str, what: str, kind: str, *, cuts: bool, arrivals: bool, firms: bool, alone: bool, rows: int
) -> tuple[dict[str, object], Callable[[], str]]:
    """The answer as a document and as text. Compiled code is loaded here, so that no other verb waits for it."""
    from graph.analysis import stops as analysis

    if cuts:
        cut = analysis.cuts(facts, what, place)
        return cut.as_dict(), lambda: cuts_text(cut, kind, rows)
    if arrivals:
        coming = analysis.arrivals(facts, what, place, firms=firms)
        return coming.as_dict(), lambda: arrivals_text(coming, kind)
    if alone:
        made = analysis.can_make(facts, place)
        return made.as_dict(), lambda: alone_text(made, kind)
    found = analysis.stops(facts, place, what)
    return found.as_dict(), lambda: stops_text(found, kind, rows)
