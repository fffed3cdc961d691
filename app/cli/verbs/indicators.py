"""`liantu indicators`: the targets of a plan, the workbook that departments fill in, and its way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.cli.frame import day as canonical
from app.show.indicators import chosen, status_word, targets_text
from app.show.indicators_back import back_document, back_text
from app.show.marked import EXPORTS, give_back, marked_document, marked_lines, offer
from app.terminal import waiting
from app.words import words
from graph.errors import LedgerFault
from graph.facts import Facts
from graph.home import Home
from graph.indicators import STATUSES, Targets, find_department, targets
from graph.indicators.answer import Named
from ingest.indicators.deciding import Fate, Outcome
from ingest.indicators.filling import Said
from ingest.indicators.lines import read_workbook
from ingest.indicators.taking_in import take_in
from ingest.marking import check_target, problems_in
from ingest.posts import names_person
from ontology.errors import Issue, UserFault, issue

SHOWN = 20
"""How many issues are told on a terminal."""


@verb("place", "as_of", "at")
@click.argument("action", type=click.Choice(["list", "export", "import"]), default="list")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@option("--department", verb="indicators", default="")
@option("--status", verb="indicators", multiple=True)
@option("--period", verb="indicators", default="")
@option("--reporter", verb="indicators", default="")
@option("--day", verb="indicators", default="")
@option("--settle", verb="indicators", is_flag=True)
@option("--marked", verb="indicators", is_flag=False, flag_value=EXPORTS, default="")
def indicators(
    ask: Ask,
    action: str,
    file: Path | None,
    department: str,
    status: tuple[str, ...],
    period: str,
    reporter: str,
    day: str,
    settle: bool,
    marked: str,
) -> int:
    """Print the targets, write the workbook, or read it back; exit status 1 where a row was refused or clashed."""
    if action == "import" and not file:
        raise click.UsageError(words("indicators.no_file"))
    statuses = [_status(one) for one in status]
    home = ask.open()
    if action == "import" and file:
        if names_person(reporter):
            raise UserFault(issue("LT-INDIC-17", column="--reporter", value=reporter))
        if marked:
            check_target(Path(marked), [file])
        said = Said(department, reporter, canonical("--day", day) or date.today().isoformat(), settle)
        return _import(ask, home, file, said, marked)
    with waiting(words("indicators.reading")):
        facts = ask.facts(home)
        found = targets(facts, ask.chosen_place(home))
    whom = _named(facts, department)
    if action == "export":
        _export(ask, home, facts, found, whom, period, file)
        return DONE
    kept = {"goals": chosen(found, whom, statuses)}
    document = {**found.as_dict(), "department": whom.label if whom else "", "shown": [one.id for one in kept["goals"]]}
    ask.answer(document, lambda: targets_text(found, home.kind, whom, statuses))
    return DONE


def _named(facts: Facts, department: str) -> Named | None:
    if not department:
        return None
    one = find_department(facts, department)
    return Named(one, facts.label(one))


def _status(written: str) -> str:
    """The code of a status, by its word or its code."""
    for code in STATUSES:
        if written in (code, status_word(code)):
            return code
    known = "、".join(map(status_word, STATUSES))
    raise click.UsageError(words("indicators.no_such_status", value=written, known=known))


def _export(ask: Ask, home: Home, facts: Facts, found: Targets, whom: Named | None, told: str, file: Path | None) -> None:
    """Write the workbook for a period that is over, as things stood at its end."""
    from app.export.indicator_book import write_indicator_book  # with openpyxl, which no other verb should wait for
    from app.export.indicator_period import handed_out

    found, form, name = handed_out(home, facts, found, whom, told, ask.load_number(home))
    path = file or home.exports / name
    try:
        write_indicator_book(found, path, home.kind, form)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    goals = len(found.of(whom.id) if whom else found.goals)
    said = {"path": str(path), "goals": goals, "period": form.period, "department": whom.label if whom else ""}
    ask.answer({"schema": 1, "snapshot": facts.snapshot, **said}, lambda: words("indicators.written", **said))


def _import(ask: Ask, home: Home, file: Path, said: Said, marked: str) -> int:
    """Record what was filled in, and say of each row what became of it; the workbook goes back marked where that is asked for."""
    sheets = read_workbook(file)
    with waiting(words("indicators.deciding")):
        back = take_in(home.ledger, sheets, ask.chosen_place(home), said, ask.day())
    entered = _entered(back.outcomes)
    given, wrong = give_back(problems_in(file, sheets.tables, back.issues, entered), home, marked) if marked else ([], [])
    ends = marked_lines(given, asked=True) if marked else offer(back.issues)
    document = {**back_document(home, back.outcomes, back.report, back.issues), "marked": marked_document(given)}
    ask.answer(document, lambda: "\n".join([back_text(home, back.outcomes, back.report, back.after), *ends]))
    issues = [*wrong, *back.issues]
    if issues and not ask.json:
        click.echo("\n".join(_told(issues)), err=True)
    return USER if back.failed else DONE


def _entered(outcomes: Sequence[Outcome]) -> Callable[[str, int], bool | None]:
    """What became of a row: whether it stands in the ledger; None of what nobody filled in."""
    fates = {(one.line.sheet, one.line.row): one.fate for one in outcomes if one.fate is not Fate.EMPTY}
    return lambda sheet, row: fates[sheet, row] in (Fate.RECORDED, Fate.SAME) if (sheet, row) in fates else None


def _told(issues: list[Issue]) -> Iterator[str]:
    yield from (one.text() for one in issues[:SHOWN])
    if len(issues) > SHOWN:
        yield words("load.more", count=len(issues) - SHOWN)
