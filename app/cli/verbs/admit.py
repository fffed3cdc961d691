"""`liantu admit`: projects of the ledger, or of a table, held against what a zone asks before they may enter."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.show.admission import admission_text
from app.terminal import waiting
from app.words import words
from graph.admission import admit as admit_known
from graph.admission import check
from graph.errors import LedgerFault
from ingest.admission.reading import Projects, read_projects, write_form
from ontology.errors import Issue, issue

TABLES = frozenset({".csv", ".xlsx", ".xls", ".ods", ".tsv"})


@verb("place", "as_of", "at")
@click.argument("projects", nargs=-1)
@option("--template", verb="admit", type=click.Path(path_type=Path, dir_okay=False))
def admit(ask: Ask, projects: tuple[str, ...], template: Path | None) -> int:
    """Print the outcome of each project with every item; exit status 1 where a row of a table was refused."""
    if template:
        return _template(ask, template)
    if not projects:
        raise click.UsageError(words("admit.no_project"))
    home = ask.open()
    paths = [Path(one) for one in projects if Path(one).suffix.lower() in TABLES]
    issues, read = list[Issue](), list[Projects]()
    with waiting(words("admit.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        if paths:
            read = [read_projects(path, facts.ontology, facts.as_of) for path in paths]
            issues = [each for one in read for each in one.issues]
            found = check(facts, [each for one in read for each in one.found], place)
        else:
            found = admit_known(facts, projects, place)
    ask.answer({**found.as_dict(), "issues": [one.as_dict() for one in issues]}, lambda: admission_text(found, home.kind))
    if paths and not ask.json:
        rows, checked = sum(one.read for one in read), len(found.projects)
        click.echo(words("admit.read", read=rows, checked=checked, refused=rows - checked), err=True)
    if issues and not ask.json:
        click.echo("\n".join(one.text() for one in issues), err=True)
    return USER if any(one.severity == "error" for one in issues) else DONE


def _template(ask: Ask, path: Path) -> int:
    try:
        write_form(path)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    ask.answer({"schema": 1, "path": str(path)}, lambda: words("admit.template_written", path=path))
    return DONE
