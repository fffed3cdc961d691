"""`liantu measures`: concentration, dependence, completeness and position."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.show import measures_text
from app.show.io_table import linkages_text
from app.show.measures import screens_text
from app.terminal import waiting
from app.words import words
from graph.analysis.measures import measures as measures_of
from graph.analysis.measures import trade_screens
from ingest.io_table import read_io_table
from ingest.trade import read_trade


@verb("place", "scope", "as_of", "at")
@click.argument("thing", default="")
@option("--scale", verb="measures", is_flag=True)
@option("--no-rollup", verb="measures", is_flag=True)
@option("--io-table", verb="measures", type=click.Path(path_type=Path))
@option("--trade", verb="measures", type=click.Path(path_type=Path))
def measures(ask: Ask, thing: str, scale: bool, no_rollup: bool, io_table: Path | None, trade: Path | None) -> None:
    """Print the measures of a link, product or chain named as a person would, or of all chains; or those of a table of flows or
    of trade."""
    if sum(map(bool, (io_table, trade, thing))) > 1:
        raise click.UsageError(words("measures.alone"))
    if io_table:
        links = read_io_table(io_table).linkages()
        ask.answer(links.as_dict(), lambda: linkages_text(links))
        return
    home = ask.open()
    if trade:
        screens = trade_screens(ask.facts(home), ask.chosen_place(home), read_trade(trade))
        ask.answer(screens.as_dict(), lambda: screens_text(screens))
        return
    with waiting(words("measures.reading")):
        found = measures_of(ask.facts(home), ask.chosen_place(home), thing, ask.scope, scale=scale, rollup=not no_rollup)
    ask.answer(found.as_dict(), lambda: measures_text(found, home.kind))
