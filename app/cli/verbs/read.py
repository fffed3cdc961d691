"""`liantu read`: policy papers and news → facts with offsets, into the ledger or only shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.cli.needing import needing
from app.terminal import waiting
from app.words import words
from graph.facts import read_facts
from graph.home import Home
from graph.states.geography import Geography
from ingest.errors import InputFault
from ontology.errors import Issue, issue

PIPE = "-"
Lines = Callable[[Iterable[str], Path | None], Iterator[str | Issue]]
"""What reads lines of JSON: lines in, answers or what is wrong with a line out."""


@verb("place")
@click.argument("documents", nargs=-1, required=True)
@option("--jsonl", verb="read", is_flag=True)
@option("--dry-run", verb="read", is_flag=True)
@option("--strict", verb="read", is_flag=True)
@option("--model", verb="read", type=click.Path(path_type=Path))
@option("--review", verb="read", type=click.Path(path_type=Path))
@option("--decisions", verb="read", type=click.Path(path_type=Path))
@option("--tables", verb="read", type=click.Path(path_type=Path, file_okay=False))
def read(
    ask: Ask, documents: tuple[str, ...], jsonl: bool, dry_run: bool, strict: bool, model: Path | None, review: Path | None,
    decisions: Path | None, tables: Path | None,
) -> int:  # fmt: skip
    """Read documents; exit status 1 where one could not be read or a row was refused by an error."""
    if "" in documents:
        raise click.UsageError(words("read.no_file"))
    if jsonl and (review or decisions or tables):
        raise click.UsageError(words("read.both"))
    reading = needing("app.reading")
    if jsonl:
        return _lines(documents, reading.read_lines, model)
    home = ask.open()
    job = reading.Job(home, _place(ask, home), model, dry_run=dry_run or ask.json, strict=strict)
    with waiting(words("read.reading", name=Path(documents[0]).name)):
        answer = job.read([Path(one) for one in documents], review, decisions, tables)
    ask.answer(answer.document, lambda: "\n".join(answer.lines))
    if not ask.json and answer.issues:
        click.echo("\n".join(one.text() for one in answer.issues), err=True)
    return USER if answer.failed else DONE


def _place(ask: Ask, home: Home) -> str:
    """The record of the place that is meant: the one asked for, else the home's own; empty where none is."""
    named = ask.place or home.place
    return Geography(read_facts(home.ledger)).find(named) if named else ""


def _lines(documents: Sequence[str], read: Lines, model: Path | None) -> int:
    """One line of JSON in, one out, with what was found in its text; a bad line is told and the others go on."""
    if len(documents) != 1:
        raise click.UsageError(words("read.jsonl_one"))
    failed = False
    with _opened(documents[0]) as stream:
        for out in read(stream, model):
            if isinstance(out, Issue):
                failed = True
                click.echo(out.text(), err=True)
            else:
                click.echo(out)
    return USER if failed else DONE


def _opened(name: str) -> TextIO:
    if name == PIPE:
        return sys.stdin
    try:
        return Path(name).open(encoding="utf-8-sig")
    except OSError:
        raise InputFault(issue("LT-FILE-01", value=name)) from None
