"""`liantu compare`: two places, dates or snapshots side by side, or the rings around a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from app.cli.frame import Ask, option, verb
from app.show import comparison_text, rings_text
from app.terminal import waiting
from app.words import words
from graph.analysis.comparison import Comparison, compare_places, compare_rings, compare_times
from graph.home import Home

AXES = ("place", "as_of", "at")
Several = Mapping[str, tuple[str, ...]]


@verb("scope", *AXES, several=AXES)
@option("--chain", verb="compare", default="")
@option("--rings", verb="compare", is_flag=True)
@option("--all", verb="compare", is_flag=True)
def compare(ask: Ask, several: Several, chain: str, rings: bool, all: bool) -> None:
    """Print in what two sides differ and why, or who supplies each link ring by ring."""
    axis = _axis(several, rings)
    home = ask.open()
    with waiting(words("compare.reading")):
        if axis == "rings":
            around = compare_rings(ask.facts(home), ask.chosen_place(home), ask.scope, chain)
        else:
            found = _compared(ask, home, axis, several[axis], chain)
    if axis == "rings":
        ask.answer(around.as_dict(), lambda: rings_text(around, home.kind))
    else:
        ask.answer(found.as_dict(), lambda: comparison_text(found, home.ledger.ontology, home.kind, whole=all))


def _axis(several: Several, rings: bool) -> str:
    """What is compared. Raises UsageError unless exactly one thing is, given twice."""
    for name in AXES:
        if len(several[name]) > 2:
            raise click.UsageError(words("compare.twice", option=f"--{name.replace('_', '-')}", count=len(several[name])))
    given = [name for name in AXES if len(several[name]) == 2] + (["rings"] if rings else [])
    if len(given) != 1:
        raise click.UsageError(words("compare.one_axis"))
    return given[0]


def _compared(ask: Ask, home: Home, axis: str, values: tuple[str, ...], chain: str) -> Comparison:
    if axis == "place":
        one, other = values
        return compare_places(ask.facts(home), one, other, ask.scope, chain)
    asked = [replace(ask, as_of=value) if axis == "as_of" else replace(ask, at=value) for value in values]
    before, after = (one.facts(home) for one in asked)
    return compare_times(before, after, ask.chosen_place(home), ask.scope, chain)
