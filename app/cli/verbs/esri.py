"""`liantu esri`: whose failure would hit a place, by the shares of its firms' dealings."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.show.esri import esri_text
from app.terminal import waiting
from app.words import words
from graph.analysis.esri import RECONSTRUCTIONS, RESTS, systemic_risk
from graph.analysis.esri.risk import TOP


@verb("place", "scope", "as_of", "at")
@option("--epsilon", verb="esri", type=float, default=None)
@option("--reconstruct", verb="esri", type=click.Choice(list(RECONSTRUCTIONS)), default="none")
@option("--rest", verb="esri", type=click.Choice(RESTS), default="open")
@option("--replaceable", verb="esri", is_flag=True)
@option("--top", verb="esri", type=click.IntRange(min=1), default=TOP)
def esri(ask: Ask, epsilon: float | None, reconstruct: str, rest: str, replaceable: bool, top: int) -> None:
    """Rank firms by the share of the place's output lost when each fails alone; shares set aside are told beside."""
    home = ask.open()
    with waiting(words("esri.reading")):
        found = systemic_risk(ask.facts(home), ask.chosen_place(home), ask.scope, epsilon=epsilon, reconstruct=reconstruct,
                              rest=rest, replaceable=replaceable, top=top)  # fmt: skip
    for note in found.notes:
        click.echo(note.text(), err=True)
    ask.answer(found.as_dict(), lambda: esri_text(found, home.kind, top))
