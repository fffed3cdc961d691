"""`liantu refresh`: what was loaded is read again; what changed enters, what has gone is closed by date."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.frame import DONE, USER, Ask, day, option, verb
from app.cli.verbs.load import issue_lines, reason_lines, shown
from app.show.rehearsal import outcomes
from app.show.statements import change, listed, said, sentence
from app.terminal import waiting
from app.words import words
from ingest.fixes import fixes_of_home
from ingest.mapping.kept import sources_of_home
from ingest.refreshing import RefreshReport
from ingest.refreshing import refresh as read_again
from ontology.schema import Ontology


@verb("place")
@click.argument("targets", nargs=-1)
@option("--dry-run", verb="refresh", is_flag=True)
@option("--complete", verb="refresh", is_flag=True)
@option("--data-date", verb="refresh", default="")
def refresh(ask: Ask, targets: tuple[str, ...], dry_run: bool, complete: bool, data_date: str) -> int:
    """Read sources or paths again; exit status 1 where a path is gone or a row was refused by an error."""
    until = day("--data-date", data_date)
    home = ask.open()
    with waiting(words("load.reading")) as show:
        report = read_again(home.ledger, targets, dry_run=dry_run, complete=complete, data_date=until,
                            sources=sources_of_home(home.folder), fixes=fixes_of_home(home.folder), place=ask.place or home.place,
                            progress=shown(show))  # fmt: skip
    if not dry_run:
        home.describe()
    ask.answer(document(report), lambda: "\n".join(lines(report, home.ledger.ontology)))
    if not ask.json:
        click.echo("\n".join(issue_lines(report.load)), err=True, nl=bool(report.load.errors))
    return USER if report.load.failed else DONE


def document(report: RefreshReport) -> dict[str, object]:
    """The JSON document: the load's, with what came, changed and went."""
    found = report.departed
    return report.load.as_dict() | {
        "dry_run": report.dry_run, "reread": list(report.read), "closed_from": found.day if found.gone else "",
        "new": [said(one) for one in found.new], "changed": [{"old": said(old), "new": said(new)} for old, new in found.changed],
        "gone": [said(one) for one in found.gone],
        "kept": {source: [said(one) for one in kept] for source, kept in found.kept.items()},
    }  # fmt: skip


def lines(report: RefreshReport, ontology: Ontology) -> Iterator[str]:
    """What was read, the counts, and the first of each kind."""
    found, load = report.departed, report.load
    yield words("refresh.reread", names="、".join(report.read))
    yield words("refresh.tried" if report.dry_run else "load.entered", load=load.load, snapshot=load.snapshot[:12],
                **outcomes(load))  # fmt: skip
    since = words("refresh.since", day=found.day) if found.gone and found.day else ""
    yield from reason_lines(load)
    yield words("refresh.counts", new=len(found.new), changed=len(found.changed), gone=len(found.gone), since=since)
    yield from listed("+", [sentence(one, ontology) for one in found.new])
    yield from listed("~", [change(old, new, ontology) for old, new in found.changed])
    yield from listed("-", [sentence(one, ontology) for one in found.gone])
