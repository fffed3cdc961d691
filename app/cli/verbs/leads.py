"""`liantu leads`: the pursuit register of a place: listed, given out as a workbook, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.cli.frame import day as canonical
from app.show.marked import EXPORTS, give_back, marked_document, marked_lines, offer
from app.show.register import register_text
from app.terminal import waiting
from app.words import words
from graph.errors import LedgerFault, UnknownName
from graph.home import Home
from graph.pursuit import LISTS, Register, register, stages
from ingest.marking import check_target, problems_in
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.schema import Ontology


@verb("place", "as_of", "at")
@click.argument("action", type=click.Choice(["list", "export", "import"]), default="list")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@option("--stage", verb="leads", multiple=True)
@option("--stalled", verb="leads", is_flag=True)
@option("--by", verb="leads", default="")
@option("--day", verb="leads", default="")
@option("--settle", verb="leads", is_flag=True)
@option("--marked", verb="leads", is_flag=False, flag_value=EXPORTS, default="")
def leads(
    ask: Ask, action: str, file: Path | None, stage: tuple[str, ...], stalled: bool, by: str, day: str, settle: bool, marked: str
) -> int:  # fmt: skip
    """List the register, write its workbook, or take one in; exit status 1 where a row was refused."""
    if (action == "list") == bool(file) and not (action == "export" and not file):
        raise click.UsageError(words("leads.extra_file" if file else "leads.no_file"))
    home = ask.open()
    if action == "import" and file:
        if marked:
            check_target(Path(marked), [file])
        return _import(ask, home, file, by, canonical("--day", day) or date.today().isoformat(), settle=settle, marked=marked)
    codes = [_stage(home.ledger.ontology, one) for one in stage]
    with waiting(words("leads.reading")):
        found = register(ask.facts(home), ask.chosen_place(home))
    if action == "export":
        _export(ask, home, found, file)
    else:
        ask.answer(found.as_dict(), lambda: register_text(found, home.kind, codes, stalled=stalled))
    return DONE


def _stage(ontology: Ontology, written: str) -> str:
    """The code of a stage by its word. Raises UnknownName LT-LEAD-28."""
    known = {code: one for code, one in ontology.vocabularies["ProjectStage"].items() if code in stages()}
    for code, one in known.items():
        if written in (code, one.zh, *one.aliases):
            return code
    labels = [one.zh for one in known.values()]
    raise UnknownName(issue("LT-LEAD-28", value=written, expected=nearest(written, labels, len(labels))))


def _export(ask: Ask, home: Home, found: Register, out: Path | None) -> None:
    from app.export.register_book import write_register

    path = out or home.exports / words("register_book.file", snapshot=found.snapshot[:8])
    try:
        write_register(found, home, path)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    said = {"path": str(path), **{name: sum(not one.phase_of for one in found.of(name)) for name in LISTS}}
    ask.answer({"schema": 1, "snapshot": found.snapshot, **said}, lambda: words("leads.written", **said))


def _import(ask: Ask, home: Home, file: Path, post: str, day: str, *, settle: bool, marked: str) -> int:
    """Take a workbook in, and say of each row what became of it; the workbook goes back marked where that is asked for."""
    from app.show.register_round import SHOWN, round_text
    from ingest.errors import InputFault
    from ingest.pursuit import read_register, take_in
    from ingest.pursuit.finding import person

    if named := person(post, "--by"):
        raise InputFault(replace(named, column=""))
    book = read_register(file)
    with waiting(words("leads.importing")):
        found = take_in(home.ledger, book, ask.chosen_place(home), post, day, settle=settle)
    made, wrong = give_back(problems_in(file, book.tables, found.issues, found.entered), home, marked) if marked else ([], [])
    ends = marked_lines(made, asked=True) if marked else offer(found.issues)
    ask.answer({**found.as_dict(), "marked": marked_document(made)}, lambda: "\n".join([round_text(found), *ends]))
    if (issues := [*wrong, *found.issues]) and not ask.json:
        more = [words("load.more", count=len(issues) - SHOWN)] if len(issues) > SHOWN else []
        click.echo("\n".join([*(one.text() for one in issues[:SHOWN]), *more]), err=True)
    return USER if found.failed else DONE
