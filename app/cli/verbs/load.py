"""`liantu load`: tables into the ledger, every row accounted for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from app.cli.frame import DONE, USER, Ask, day, option, verb
from app.terminal import waiting
from app.words import words
from ingest.bundled import is_bundled, load_source
from ingest.loading import LoadReport, load_paths
from ingest.mapping.kept import sources_of_home
from ingest.progress import Progress

SHOWN = 20


@verb()
@click.argument("paths", nargs=-1, required=True)
@option("--source", verb="load", default="")
@option("--strict", verb="load", is_flag=True)
@option("--data-date", verb="load", default="")
def load(ask: Ask, paths: tuple[str, ...], source: str, strict: bool, data_date: str) -> int:
    """Load paths; exit status 1 where any row or table was refused by an error."""
    if "" in paths:
        raise click.UsageError(words("load.no_path"))
    until = day("--data-date", data_date)
    home = ask.open()
    with waiting(words("load.reading")) as show:
        if bundled := _bundled(paths):
            report = load_source(home.ledger, bundled, strict=strict, data_date=until)
        else:
            report = load_paths(home.ledger, map(Path, paths), sources=sources_of_home(home.folder), source=source, strict=strict,
                                data_date=until, place=home.place, progress=_shown(show))  # fmt: skip
    home.describe()
    ask.answer(report.as_dict(), lambda: summary(report))
    if not ask.json:
        click.echo("\n".join(issue_lines(report)), err=True, nl=bool(report.errors))
    return USER if report.failed else DONE


def _shown(show: Callable[[str], None]) -> Progress:
    """Tell how far a load has come in words."""
    return lambda stage, done, total: show(words(f"load.{stage}", done=done, total=total))


def _bundled(paths: tuple[str, ...]) -> str:
    """The id of the bundled source that is meant; empty where files are."""
    return paths[0] if len(paths) == 1 and not Path(paths[0]).exists() and is_bundled(paths[0]) else ""


def summary(report: LoadReport) -> str:
    """One line: what became of the rows, and the snapshot after."""
    name = "load.entered" if report.load else "load.refused" if report.read else "load.nothing"
    return words(name, load=report.load, read=report.read, accepted=report.accepted, merged=report.merged,
                 rejected=report.rejected, snapshot=report.snapshot[:12])  # fmt: skip


def issue_lines(report: LoadReport) -> list[str]:
    """The first twenty issues, then how many more there are."""
    lines = [one.text() for one in report.errors[:SHOWN]]
    more = len(report.errors) - SHOWN
    return [*lines, words("load.more", count=more)] if more > 0 else lines
