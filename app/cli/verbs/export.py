"""`liantu export`: facts and states as a workbook or CSV files, as RDF, as a network file or map."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.export import FORMS, NEEDS_PLACE, STATES, WHOLE, Export, Target
from app.terminal import waiting
from app.words import words
from ontology.errors import UserFault, issue

DOCUMENTS = ("list", "report", "page", "week", "svg", "png")
"""Forms that the extra `documents` writes."""
GOING_OUT = ("list", "report", "page")
"""Those of which there is one for outside."""


@verb("place", "scope", "as_of", "at")
@click.argument("form", type=click.Choice((*FORMS, *DOCUMENTS)), default="xlsx")
@option("--out", verb="export", type=click.Path(path_type=Path))
@option("--ego", verb="export", default="")
@option("--chain", verb="export", default="")
@option("--hops", verb="export", type=click.IntRange(min=1), default=1)
@option("--since", verb="export", default="")
@option("--template", verb="export", type=click.Path(path_type=Path))
@option("--public", verb="export", is_flag=True)
def export(
    ask: Ask, form: str, out: Path | None, ego: str, chain: str, hops: int, since: str, template: Path | None, public: bool
) -> None:  # fmt: skip
    """Write what is known in one form: all of it, or a link's, an actor's or a chain's network; or a document."""
    if public and form not in GOING_OUT:
        raise click.UsageError(words("usage.public", form=form, forms="、".join(GOING_OUT)))
    if form in DOCUMENTS:
        _document(ask, form, out, {"link": ego, "chain": chain, "since": since, "template": template, "public": public})
        return
    if form in WHOLE and (ego or chain):
        raise click.UsageError(words("usage.whole", form=form))
    for name in ("place", "scope") if form not in STATES else ():
        if getattr(ask, name):
            click.echo(words("usage.unused", option=f"--{name}", verb=f"export {form}"), err=True)
    home = ask.open()
    with waiting(words("export.reading")):
        facts = ask.facts(home)
        place = ask.chosen_place(home) if form in NEEDS_PLACE else ask.place or home.place
        target = Target(facts, ego, chain, hops)
        wanted = Export(home, target, out or home.exports, place, ask.scope, ask.load_number(home), _say)
        paths = _written(wanted, form)
    document = {"schema": 1, "snapshot": facts.snapshot, "form": form, "files": [str(path) for path in paths]}
    ask.answer(document, lambda: words("export.done", path=paths[0].parent if form == "csv" else paths[0]))


def _document(ask: Ask, form: str, out: Path | None, asked: Mapping[str, object]) -> None:
    """Write a list, a report, a page, a weekly or a picture."""
    forms = needing("app.documents.forms", "documents")
    home = ask.open()
    with waiting(words("export.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        order = forms.Order(home, facts, out or home.exports, place, ask.scope, load=ask.load_number(home), **asked)
        try:
            paths = forms.write_document(form, order)
        except OSError:
            raise UserFault(issue("LT-OUT-01", value=order.out)) from None
    document = {"schema": 1, "snapshot": facts.snapshot, "form": form, "files": [str(path) for path in paths]}
    ask.answer(document, lambda: words("export.done", path=paths[0]))


def _written(wanted: Export, form: str) -> list[Path]:
    """The files written. Raises UserFault LT-OUT-01 where the folder can't be."""
    try:
        return wanted.write(form)
    except OSError:
        raise UserFault(issue("LT-OUT-01", value=wanted.folder)) from None


def _say(text: str) -> None:
    click.echo(text, err=True)
