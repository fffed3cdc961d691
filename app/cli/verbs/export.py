"""`liantu export`: facts and states as a workbook or a folder of CSV files."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.export import Book, make_book, write_folder, write_workbook
from app.terminal import waiting
from app.words import words
from graph.states import gaps as states_of
from ontology.errors import UserFault, issue
from ontology.schema import Ontology


@verb("place", "scope", "as_of", "at")
@click.argument("form", type=click.Choice(["xlsx", "csv"]), default="xlsx")
@option("--out", verb="export", type=click.Path(path_type=Path))
def export(ask: Ask, form: str, out: Path | None) -> None:
    """Write every fact by class and relation, and the states of the place's links."""
    home = ask.open()
    with waiting(words("export.reading")):
        facts = ask.facts(home)
        book = make_book(facts, states_of(facts, ask.chosen_place(home), ask.scope), home.kind)
        folder = out or home.exports
        paths = _written(book, form, folder, facts.ontology)
    document = {"schema": 1, "snapshot": facts.snapshot, "form": form, "files": [str(path) for path in paths]}
    ask.answer(document, lambda: words("export.done", path=paths[0] if form == "xlsx" else paths[0].parent))


def _written(book: Book, form: str, folder: Path, ontology: Ontology) -> list[Path]:
    """The files written. Raises UserFault LT-OUT-01 where the folder can't be."""
    try:
        return [write_workbook(book, folder, ontology)] if form == "xlsx" else write_folder(book, folder)
    except OSError:
        raise UserFault(issue("LT-OUT-01", value=folder)) from None
