"""`liantu template`: a workbook to fill, laid out by the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.layout import Column, table
from app.words import words
from graph.errors import LedgerFault
from graph.facts import Facts, read_facts
from graph.home import Home
from ingest.templates.known import template_for, template_names
from ontology.errors import issue

CHAINS, LINKS = ("coversChain", "anchors"), ("occupies", "coversLink", "exceptsLink", "forLink", "servesLink", "makesUp")
"""Columns in which the chains and links of the home are offered."""


@verb()
@click.argument("what", default="")
@option("-o", "--out", verb="template", type=click.Path(path_type=Path, dir_okay=False))
@option("--list", verb="template", is_flag=True)
def template(ask: Ask, what: str, out: Path | None, list: bool) -> None:
    """Write the template of a class, of a relation or of surveys; or list them all."""
    home = ask.open()
    ontology = home.ledger.ontology
    if list:
        known = template_names(ontology)
        document: dict[str, object] = {
            "schema": 1, "templates": [dict(zip(("name", "label", "definition"), one, strict=True)) for one in known]}  # fmt: skip
        ask.answer(document, lambda: listing(known))
        return
    if not what:
        raise click.UsageError(words("template.no_class"))
    made = template_for(ontology, what)
    path = out or Path(words("template.file", title=made.title))
    from app.export.template_book import write_template

    try:
        write_template(made, path, _offers(home))
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    ask.answer({"schema": 1, "template": made.name, "path": str(path), "sheets": [one.title for one in made.sheets]},
               lambda: words("template.done", path=path))  # fmt: skip


def listing(known: list[tuple[str, str, str]]) -> str:
    """Every template in a line: its label, its name, what it is for."""
    columns = (Column(words("template.label"), 18), Column(words("template.name"), 22), Column(words("template.what")))
    return "\n".join(table(columns, [(label, name, what) for name, label, what in known], indent=0))


def _offers(home: Home) -> dict[str, list[str]]:
    """The chains and links of the home, by the columns that name them."""
    facts = read_facts(home.ledger)
    chains = sorted(facts.label(one) for one in facts.instances("IndustryChain"))
    links = sorted(filter(None, (_on_chain(facts, one) for one in facts.instances("ChainLink"))))
    return dict.fromkeys(CHAINS, chains) | dict.fromkeys(LINKS, links)


def _on_chain(facts: Facts, link: str) -> str:
    """A link as chain/link, so that no two are called alike."""
    chain = next((fact.object for fact in facts.about(link, "partOf") if facts.is_a(fact.object, "IndustryChain")), "")
    return f"{facts.label(chain)}/{facts.label(link)}" if chain else facts.label(link)
