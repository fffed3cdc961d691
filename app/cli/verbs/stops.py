"""`liantu stops`: what stops here when a source goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from app.cli.frame import Ask, option, verb
from app.show.stops import alone_text, arrivals_text, cuts_text, lacking_text, stops_text
from app.terminal import waiting
from app.words import words
from graph.facts import Facts
from graph.home import Home
from ingest.weights import read_weights


@verb("place", "as_of", "at")
@click.argument("what", default="")
@option("--cuts", verb="stops", is_flag=True)
@option("--arrivals", verb="stops", is_flag=True)
@option("--lacking", verb="stops", is_flag=True)
@option("--firms", verb="stops", is_flag=True)
@option("--outside", verb="stops", is_flag=True)
@option("--alone", verb="stops", is_flag=True)
@option("--weights", verb="stops", type=click.Path(path_type=Path))
@option("--rows", verb="stops", type=click.IntRange(1), default=20)
def stops(ask: Ask, what: str, **written: Any) -> None:
    """Print the sources that most hangs on, what falls with one of them, or what bears on one product."""
    asked = Asked(what, **written)
    if fault := asked.fault():
        raise click.UsageError(fault)
    home = ask.open()
    place, facts = ask.chosen_place(home), ask.facts(home)
    with waiting(words("stops.reading")):
        document, text = _answer(facts, place, home, asked)
    ask.answer(document, text)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after the verb."""

    what: str
    cuts: bool
    arrivals: bool
    lacking: bool
    firms: bool
    outside: bool
    alone: bool
    weights: Path | None
    rows: int

    def fault(self) -> str:
        """What is wrong with the question as a whole; empty where nothing is."""
        questions = self.cuts + self.arrivals + self.lacking + self.alone
        if questions > 1:
            return words("stops.one_question")
        if (self.cuts or self.arrivals or self.lacking) and not self.what:
            return words("stops.needs_what")
        if self.alone and self.what:
            return words("stops.alone_takes_no_name", value=self.what)
        if (self.firms or self.outside) and not self.arrivals:
            return words("stops.only_arrivals", option="--firms" if self.firms else "--outside")
        return words("stops.weights_rank") if self.weights and questions else ""


def _answer(facts: Facts, place: str, home: Home, asked: Asked) -> tuple[dict[str, object], Callable[[], str]]:
    """The answer as a document and as text. Compiled code is loaded here, so that no other verb waits for it."""
    from graph.analysis import stops as analysis

    kind = home.kind
    if asked.lacking:
        needed = analysis.lacking(facts, asked.what, place, home.folder)
        return needed.as_dict(), lambda: lacking_text(needed, kind)
    if asked.cuts:
        cut = analysis.cuts(facts, asked.what, place)
        return cut.as_dict(), lambda: cuts_text(cut, kind, asked.rows)
    if asked.arrivals:
        coming = analysis.arrivals(facts, asked.what, place, firms=asked.firms, outside=asked.outside)
        return coming.as_dict(), lambda: arrivals_text(coming, kind)
    if asked.alone:
        made = analysis.can_make(facts, place)
        return made.as_dict(), lambda: alone_text(made, kind)
    weights = read_weights(asked.weights, facts) if asked.weights else None
    found = analysis.stops(facts, place, asked.what, weights)
    return found.as_dict(), lambda: stops_text(found, kind, asked.rows)
