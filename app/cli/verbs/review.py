"""`liantu review`: who is who among the actors of a home: what is proposed, given out as a workbook, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.cli.frame import day as canonical
from app.show.who import SHOWN, changes_text, effect, queue_text, round_text, states_text
from app.terminal import waiting
from app.words import words
from graph.analysis.comparison import IdentityChange, StateByMerge, identity_changes, states_by_merges
from graph.errors import LedgerFault, UnknownName
from graph.facts import read_facts
from graph.home import Home
from ingest.resolve.review.deciding import Fate, Round, decide
from ingest.resolve.review.layout import SAID
from ingest.resolve.review.sheets import read_workbook
from ingest.resolve.review.table import Tables, sure_judgements, tables_of
from ontology.errors import Issue, issue


@verb("place", "scope", "as_of")
@click.argument("action", type=click.Choice(["propose", "export", "import"]), default="propose")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@option("-o", "--out", verb="review", type=click.Path(path_type=Path, dir_okay=False))
@option("--accept-sure", verb="review", is_flag=True)
@option("--reviewer", verb="review", default="")
@option("--day", verb="review", default="")
@option("--settle", verb="review", is_flag=True)
def review(
    ask: Ask, action: str, file: Path | None, out: Path | None, accept_sure: bool, reviewer: str, day: str, settle: bool
) -> int:
    """Propose pairs, export them, or import what was decided; exit status 1 where a row was refused."""
    if (action == "import") != bool(file):
        raise click.UsageError(words("review_names.extra_file" if file else "review_names.no_file"))
    home, when = ask.open(), canonical("--day", day) or date.today().isoformat()
    if file:
        return _import(ask, home, file, reviewer, when, settle=settle)
    with waiting(words("review_names.reading")):
        tables = tables_of(home, read_facts(home.ledger, ask.day()))
    if action == "export":
        _export(ask, home, tables, out)
    else:
        _propose(ask, home, tables, when, accept=accept_sure)
    return DONE


def _propose(ask: Ask, home: Home, tables: Tables, day: str, *, accept: bool) -> None:
    sure = sure_judgements(tables.proposals, day) if accept else []
    if sure:
        home.ledger.judge(sure, note=words("review_names.note"))
    said = {"count": len(sure), "load": home.ledger.last_load(), "snapshot": home.ledger.snapshot()[:12]}
    last = words(f"review_names.{'accepted' if sure else 'none_sure' if accept else 'how_accept'}", **said)
    document = {"schema": 1, "snapshot": home.ledger.snapshot(), "accepted": len(sure), "pairs": tables.queue}
    ask.answer(document, lambda: "\n".join([queue_text(tables), "", last]))


def _export(ask: Ask, home: Home, tables: Tables, out: Path | None) -> None:
    from app.export.who_book import write_who_book

    path = out or home.exports / words("review_book.file", snapshot=tables.facts.snapshot[:8])
    try:
        write_who_book(tables, home, path)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    said = {"path": str(path), "queue": len(tables.queue), "merged": len(tables.merged)}
    ask.answer({"schema": 1, "snapshot": tables.facts.snapshot, **said}, lambda: words("review_names.written", **said))


def _import(ask: Ask, home: Home, file: Path, reviewer: str, day: str, *, settle: bool) -> int:
    """Record what was decided, and say of each row what became of it and which states it changed."""
    sheets = read_workbook(file, reviewer, day)
    now, last = home.ledger.snapshot(), home.ledger.last_load()
    place = ask.place or home.place
    with waiting(words("review_names.deciding")) as show:
        found = decide(home.ledger, sheets, settle=settle)
        show(words("review_names.effects"))
        changed = _changed(ask, home, last, place) if found.load else _Changed([], [])
    made = sheets.snapshot
    old = [issue("LT-REVIEW-09", value=made, now=now[:12]).at(file.name)] if made and not now.startswith(made) else []
    issues = [*old, *sheets.notes, *found.issues, *changed.issues]
    document = {**_document(found), **changed.as_dict(), "issues": [one.as_dict() for one in issues]}
    ask.answer(document, lambda: "\n".join(_lines(home, found, changed, place)))
    if issues and not ask.json:
        more = [words("load.more", count=len(issues) - SHOWN)] if len(issues) > SHOWN else []
        click.echo("\n".join([*(one.text() for one in issues[:SHOWN]), *more]), err=True)
    return USER if found.count(Fate.REFUSED) or changed.issues else DONE


class _Changed(NamedTuple):
    """Who became one or two, and the states of a place that rest on it; why these could not be said."""

    who: list[IdentityChange]
    states: list[StateByMerge]
    issues: tuple[Issue, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """`identities`, the `states` that are others, and `beside` them the links of which something else is said."""
        flipped, beside = ([one.as_dict() for one in self.states if one.flipped is wanted] for wanted in (True, False))
        return {"identities": [one.as_dict() for one in self.who], "states": flipped, "beside": beside}


def _changed(ask: Ask, home: Home, last: int, place: str) -> _Changed:
    """What a load of decisions changed. A place that nobody knows comes too late to refuse it: the decisions stand."""
    now = home.ledger.last_load()
    try:
        if place:
            return _Changed(*states_by_merges(home.ledger, last, now, place, ask.scope, ask.day()))
    except UnknownName as fault:
        return _Changed(identity_changes(home.ledger, last, now), [], fault.issues)
    return _Changed(identity_changes(home.ledger, last, now), [])


def _lines(home: Home, found: Round, changed: _Changed, place: str) -> Iterator[str]:
    yield round_text(found)
    decided = {one.line.pair for one in found.outcomes}
    yield from changes_text([one for one in changed.who if (min(one.a, one.b), max(one.a, one.b)) not in decided], "beside")
    if found.load and place and not changed.issues:
        yield states_text(changed.states, home.ledger.ontology, place)


def _document(found: Round) -> dict[str, object]:
    rows = [{"sheet": one.line.sheet, "row": one.line.row, "a": one.line.a, "b": one.line.b, "names": list(one.line.names),
             "verdict": SAID[one.line.verdict], "fate": one.fate.value, "before": one.before,
             "effect": effect(found, one) if one.fate is Fate.RECORDED else ""} for one in found.outcomes]  # fmt: skip
    numbers = {fate.name.lower(): found.count(fate) for fate in Fate}
    return {"schema": 1, "load": found.load, "snapshot": found.snapshot, "read": found.sheets.read, **numbers,
            "empty": found.sheets.empty, "kept": found.kept, "rows": rows}  # fmt: skip
