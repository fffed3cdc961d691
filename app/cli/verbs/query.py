"""`liantu query`: a named question, answered in Cypher or in SPARQL."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.layout import Column, table
from app.show.answer import answer_text
from app.terminal import waiting
from app.words import words
from graph.asking import Graph, find_question, questions
from graph.asking.codes import words_of
from graph.asking.cypher import SECONDS
from graph.views.views import CYPHER, RDF

LANGUAGES = {"cypher": CYPHER, "sparql": RDF}


@verb("place", "as_of")
@click.argument("name", required=False)
@option("-p", "--parameter", verb="query", multiple=True)
@option("--list", verb="query", is_flag=True)
@option("--language", verb="query", type=click.Choice(list(LANGUAGES)), default="cypher")
@option("--seconds", verb="query", type=click.FloatRange(min=0, min_open=True), default=SECONDS)
def query(ask: Ask, name: str | None, parameter: tuple[str, ...], list: bool, language: str, seconds: float) -> None:
    """List the questions, or answer one."""
    if list or not name:
        show_list(ask)
        return
    question = find_question(name)
    given = dict(_pair(one) for one in parameter)
    if ask.place and any(one.name == "place" for one in question.parameters):
        given.setdefault("place", ask.place)
    with Graph(ask.open()) as graph, waiting(words("query.asking")):
        answer = graph.query(name, given, language=LANGUAGES[language], as_of=ask.day(), seconds=seconds)
    tell_rebuilt(graph)
    said = words_of(answer, question.words)
    document = {**answer.as_dict(), "query": name, "title": question.zh, "labels": question.columns, "words": said}
    ask.answer(document, lambda: answer_text(answer, question.columns, question.zh, said))


def tell_rebuilt(graph: Graph) -> None:
    """Say which views had to be built anew for the answer, and why."""
    for one in graph.rebuilt:
        view, why = words(f"query.views.{one.view}"), words(f"query.why.{one.why}")
        click.echo(words("query.rebuilt", view=view, why=why), err=True)


def show_list(ask: Ask) -> None:
    """Every question with its title, system and parameters."""
    known = questions().values()
    rows = [(one.name, one.zh, "、".join(p.name for p in one.parameters)) for one in known]
    headings = (Column(words("query.name"), 28), Column(words("query.title"), 36), Column(words("query.parameters"), 10))
    document: dict[str, object] = {"schema": 1, "queries": [one.as_dict() for one in known]}
    ask.answer(document, lambda: "\n".join(table(headings, rows)))


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise click.UsageError(words("query.no_pair", value=written))
    return name.strip(), value.strip()
