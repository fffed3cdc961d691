"""`liantu whatif`: the states as they would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.cli.frame import Ask, Verb, option, verb
from app.show.whatif import whatif_text
from app.terminal import waiting
from app.words import words
from graph.analysis.whatif import Arrival, Clause, Departure, Line, Move, MoveFault, Spot, Support, Surveyed
from graph.analysis.whatif import whatif as answer_of
from ingest.moves import read_moves
from ontology.errors import issue
from ontology.schema import Ontology

Coming = Arrival | Support | Clause
COMING: dict[str, type[Coming]] = {"add_enterprise": Arrival, "add_supporter": Support, "add_clause": Clause}
"""Options that say who or what comes."""
SAYING: dict[str, dict[type[Coming], str]] = {
    "occupies": {Arrival: "links"}, "produces": {Arrival: "products"}, "site_in": {Arrival: "place", Support: "place"},
    "site_status": {Arrival: "status"}, "capacity": {Arrival: "capacity"}, "market_share": {Arrival: "market_share"},
    "grade": {Arrival: "grade"}, "kind": {Support: "kind"}, "serves": {Support: "serves"}, "names": {Clause: "names"},
}  # fmt: skip
"""Options that speak of what the last option before them says comes, and which part of it they tell."""
ORDER = "order"


class InOrder(Verb):
    """A verb whose repeated options are also told in the order in which they were written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        told, _, order = self.make_parser(ctx).parse_args(args=list(args))
        values = {name: iter(value) for name, value in told.items() if isinstance(value, list)}
        names = [str(one.name) for one in order]
        ctx.meta[ORDER] = [(name, next(values[name])) for name in names if name in values]
        return super().parse_args(ctx, args)

    def lacking_value(self, name: str, following: str) -> str:
        coming = name.removeprefix("--").replace("-", "_") in COMING
        return words("whatif.needs_name", name=name, next=following) if coming else super().lacking_value(name, following)


@verb("place", "scope", "as_of", "at", cls=InOrder)
@option("--add-enterprise", verb="whatif", multiple=True)
@option("--occupies", verb="whatif", multiple=True)
@option("--produces", verb="whatif", multiple=True)
@option("--site-in", verb="whatif", multiple=True)
@option("--site-status", verb="whatif", multiple=True)
@option("--capacity", verb="whatif", multiple=True)
@option("--market-share", verb="whatif", multiple=True)
@option("--grade", verb="whatif", multiple=True)
@option("--add-supporter", verb="whatif", multiple=True)
@option("--kind", verb="whatif", multiple=True)
@option("--serves", verb="whatif", multiple=True)
@option("--add-clause", verb="whatif", multiple=True)
@option("--names", verb="whatif", multiple=True)
@option("--remove", verb="whatif", multiple=True)
@option("--threshold", verb="whatif", multiple=True)
@option("--surveyed", verb="whatif", multiple=True)
@option("--file", verb="whatif", type=click.Path(path_type=Path), multiple=True)
@option("--vision", verb="whatif", is_flag=True)
@option("--project-stage", verb="whatif", multiple=True)
@option("--chain", verb="whatif", default="")
@option("--no-rollup", verb="whatif", is_flag=True)
def whatif(
    ask: Ask, vision: bool, project_stage: tuple[str, ...], chain: str, no_rollup: bool, **_written: Any
) -> None:  # fmt: skip
    """Print the states before and after the moves, today and in the 远景."""
    home = ask.open()
    moves = list(_moves(click.get_current_context().meta[ORDER]))
    stages = [_stage(home.ledger.ontology, one) for one in project_stage]
    if not (moves or vision or stages):
        raise MoveFault(issue("LT-WHATIF-01"))
    with waiting(words("gaps.reading")):
        found = answer_of(ask.facts(home), ask.chosen_place(home), moves, ask.scope, chain, stages, rollup=not no_rollup)
    ask.answer(found.as_dict(), lambda: whatif_text(found, home.ledger.ontology, home.kind))


def _moves(written: list[tuple[str, Any]]) -> Iterator[Move]:
    """The moves in the order they were written; what stands after --add-… speaks of what comes."""
    coming: Coming | None = None
    for name, value in written:
        if name in SAYING:
            coming = _said(coming, name, value)
        elif name != "project_stage":
            if coming is not None:
                yield coming
            coming = COMING[name](value, spot=Spot(_option(name))) if name in COMING else None
            if coming is None:
                yield from _whole(name, value)
    if coming is not None:
        yield coming


def _said(coming: Coming | None, name: str, value: str) -> Coming:
    """What comes with one more thing said of it; where several may be said it is one more of them."""
    if coming is None or type(coming) not in SAYING[name]:
        wanted = "、".join(_option(one) for one, cls in COMING.items() if cls in SAYING[name])
        raise MoveFault(issue("LT-WHATIF-16", value=_option(name), expected=wanted))
    part = SAYING[name][type(coming)]
    before = getattr(coming, part)
    told: dict[str, Any] = {part: (*before, value) if isinstance(before, tuple) else value}
    return replace(coming, **told)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _whole(name: str, value: Any) -> Iterator[Move]:
    """A move that one option says by itself, or those of a file."""
    if name == "remove":
        yield Departure(value, Spot("--remove"))
    elif name == "threshold":
        line, told, number = value.partition("=")
        if not told:
            raise MoveFault(issue("LT-WHATIF-17", value=value))
        yield Line(line.strip(), number.strip(), Spot("--threshold"))
    elif name == "surveyed":
        yield Surveyed(value, Spot("--surveyed"))
    else:
        yield from read_moves(Path(value))


def _stage(ontology: Ontology, written: str) -> str:
    vocabulary = ontology.vocabularies["ProjectStage"]
    for code, one in vocabulary.items():
        if written in (code, one.zh, one.en, *one.aliases):
            return code
    raise MoveFault(issue("LT-WHATIF-11", value=written, expected="、".join(one.zh for one in vocabulary.values())))
