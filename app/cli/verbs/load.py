"""`liantu load`: tables into the ledger, every row accounted for; what was wrong goes back to the sender marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from app.cli.frame import DONE, USER, Ask, day, option, verb
from app.show.marked import EXPORTS, give_back, marked_document, marked_lines
from app.show.rehearsal import outcomes, rehearsal_document, rehearsal_text
from app.terminal import waiting
from app.words import words
from graph.home import Home
from graph.ledger import Ledger
from ingest.bundled import is_bundled, load_source
from ingest.fixes import fixes_of_home
from ingest.loading import LoadReport, load_paths
from ingest.mapping.kept import sources_of_home
from ingest.marking import SheetProblems, check_target
from ingest.progress import Progress
from ingest.rehearsal import rehearse

SHOWN = 20
Work = Callable[[Ledger], LoadReport]


@verb("place", "scope", "as_of")
@click.argument("paths", nargs=-1, required=True)
@option("--source", verb="load", default="")
@option("--strict", verb="load", is_flag=True)
@option("--data-date", verb="load", default="")
@option("--dry-run", verb="load", is_flag=True)
@option("--marked", verb="load", is_flag=False, flag_value=EXPORTS, default="")
@option("--no-marked", verb="load", is_flag=True)
def load(
    ask: Ask, paths: tuple[str, ...], source: str, strict: bool, data_date: str, dry_run: bool, marked: str, no_marked: bool
) -> int:
    """Load paths; exit status 1 where any row or table was refused by an error."""
    if "" in paths:
        raise click.UsageError(words("load.no_path"))
    if marked and no_marked:
        raise click.UsageError(words("load.both"))
    if marked:
        check_target(Path(marked), [Path(one) for one in paths])
    until = day("--data-date", data_date)
    home = ask.open()
    with waiting(words("load.reading")) as show:
        place = ask.place or home.place
        work = _work(home, place, paths, source, strict, until, show, afresh=bool(marked))
        told = rehearse(home.ledger, work, place, ask.scope, ask.day()) if dry_run else None
        report = told.report if told else work(home.ledger)
        wanted = not no_marked and (bool(marked) or not (dry_run or _bundled(paths)))
        made, wrong = give_back(_wanted(report, marked=bool(marked)), home, marked) if wanted else ([], [])
    if not dry_run:
        home.describe()
    document = rehearsal_document(told) if told else report.as_dict()
    text = rehearsal_text(told, home.ledger.ontology) if told else summary(report)
    lines = [text, *reason_lines(report), *fix_lines(report), *marked_lines(made, asked=bool(marked))]
    ask.answer({**document, "marked": marked_document(made)}, lambda: "\n".join(lines))
    if not ask.json:
        click.echo("\n".join([*issue_lines(report), *(one.text() for one in wrong)]), err=True, nl=bool(report.errors or wrong))
    return USER if report.failed else DONE


def _work(
    home: Home, place: str, paths: tuple[str, ...], source: str, strict: bool, until: str, show: Callable[[str], None], afresh: bool
) -> Work:  # fmt: skip
    """What loads these paths, or the bundled source that they name, into a ledger."""
    if bundled := _bundled(paths):
        return lambda ledger: load_source(ledger, bundled, strict=strict, data_date=until)
    fixes, sources = fixes_of_home(home.folder), sources_of_home(home.folder)
    return lambda ledger: load_paths(
        ledger, map(Path, paths), sources=sources, source=source, strict=strict, data_date=until, progress=shown(show), fixes=fixes,
        place=place, afresh=afresh,
    )


def shown(show: Callable[[str], None]) -> Progress:
    """Tell in words how far a load has come."""
    return lambda stage, done, total: show(words(f"load.{stage}", done=done, total=total))


def _bundled(paths: tuple[str, ...]) -> str:
    """The id of the bundled source that is meant; empty where files are."""
    return paths[0] if len(paths) == 1 and not Path(paths[0]).exists() and is_bundled(paths[0]) else ""


def _wanted(report: LoadReport, *, marked: bool) -> list[SheetProblems]:
    """What is given back: every file with anything to tell where asked for, else those with errors."""
    refused = {one.path for one in report.problems if one.refused}
    return [one for one in report.problems if marked or one.path in refused]


def summary(report: LoadReport) -> str:
    """One line: what became of the rows, and the snapshot after."""
    name = "load.entered" if report.load else "load.refused" if report.read else "load.nothing"
    return words(name, load=report.load, snapshot=report.snapshot[:12], **outcomes(report))


def reason_lines(report: LoadReport) -> list[str]:
    """How many rows were rejected for which reason, where the issues that are shown do not say it all."""
    if len(report.errors) <= SHOWN or not report.reasons:
        return []
    shown = [words("load.reason", rows=one.rows, code=one.code, text=one.text) for one in report.reasons[:SHOWN]]
    more = [words("load.more_reasons", count=len(report.reasons) - SHOWN)] if len(report.reasons) > SHOWN else []
    return [words("load.reasons"), *shown, *more]


def fix_lines(report: LoadReport) -> list[str]:
    """What the corrections changed: one line for all, and one for each; nothing where none did."""
    changed = [one for one in report.fixes if one.cells]
    if not changed:
        return []
    head = words("load.fixed", fixes=len(changed), cells=sum(one.cells for one in changed))
    lines = [words("load.fix", place=fix.place, line=fix.line, column=fix.column, value=fix.value, fixed=fix.fixed, cells=cells)
             for fix, cells in changed[:SHOWN]]  # fmt: skip
    more = [words("load.more_fixes", count=len(changed) - SHOWN)] if len(changed) > SHOWN else []
    return [head, *lines, *more]


def issue_lines(report: LoadReport) -> list[str]:
    """The first twenty issues, then how many more there are."""
    lines = [one.text() for one in report.errors[:SHOWN]]
    more = len(report.errors) - SHOWN
    return [*lines, words("load.more", count=more)] if more > 0 else lines
