"""`liantu cypher` and `liantu sparql`: a query that somebody just wrote, read-only and with limits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from app.cli.frame import Ask, option, verb
from app.cli.verbs.query import tell_rebuilt
from app.show.answer import answer_text
from app.terminal import waiting
from app.words import words
from graph.asking import Answer, Graph
from graph.asking.cypher import ROWS, SECONDS
from graph.asking.endpoint import serve


def _limits(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The text, and the options that both languages have."""

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        rows = option("--rows", verb=name, type=click.IntRange(min=1), default=ROWS)
        seconds = option("--seconds", verb=name, type=click.FloatRange(min=0, min_open=True), default=SECONDS)
        return click.argument("text", required=False)(rows(seconds(function)))

    return wrap


@verb("as_of")
@_limits("cypher")
def cypher(ask: Ask, text: str | None, rows: int, seconds: float) -> None:
    """Answer a Cypher text; without one it is read from standard input."""
    _answer(ask, lambda graph, written: graph.cypher(written, as_of=ask.day(), rows=rows, seconds=seconds), text)


@verb("as_of")
@_limits("sparql")
@option("--serve", verb="sparql", is_flag=True)
@option("--port", verb="sparql", type=click.IntRange(0, 65_535), default=0)
def sparql(ask: Ask, text: str | None, rows: int, seconds: float, serve: bool, port: int) -> None:
    """Answer a SPARQL text, or serve the view to other tools until interrupted."""
    if serve:
        _serve(ask, port, seconds)
        return
    _answer(ask, lambda graph, written: graph.sparql(written, as_of=ask.day(), rows=rows, seconds=seconds), text)


def _answer(ask: Ask, how: Callable[[Graph, str], Answer], text: str | None) -> None:
    written = text if text not in (None, "-") else sys.stdin.read()
    if not written or not written.strip():
        raise click.UsageError(words("query.no_text"))
    with Graph(ask.open()) as graph, waiting(words("query.asking")):
        answer = how(graph, written)
    tell_rebuilt(graph)
    ask.answer(answer.as_dict(), lambda: answer_text(answer, {}))


def _serve(ask: Ask, port: int, seconds: float) -> None:
    with Graph(ask.open()) as graph:
        serve(graph, port, seconds, lambda address: click.echo(words("query.serving", address=address)))
