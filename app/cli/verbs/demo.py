"""`liantu demo`: builds the demo homes and answers the first questions from the real one."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.cli.verbs.neo4j import running_text
from app.demo import DemoHome, build, declared
from app.export import Target, make_book, map_of, write_workbook
from app.show import candidates_text, certificate_text, gaps_text
from app.terminal import waiting
from app.words import words
from graph.candidates import candidates
from graph.engines.opening import neo4j_server
from graph.errors import EngineFault
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.states import gaps as states_of
from graph.states import why as certificate_of
from graph.states.links import LinkIndex
from graph.views.views import Refreshed, Views
from ontology.errors import UserFault

CANDIDATES = 2
"""Candidates shown in each section."""


@verb()
@option("--folder", verb="demo", type=click.Path(path_type=Path), default=Path("demo"))
def demo(ask: Ask, folder: Path) -> None:
    """Build the homes, then print links, one certificate and a workbook's path."""
    if ask.home:
        click.echo(words("demo.no_home"), err=True)
    homes: list[tuple[DemoHome, Home, bool]] = []
    for one in declared():
        with waiting(words("demo.building", folder=folder / one.folder)):
            homes.append((one, *build(one, folder)))
    views = [one for _, home, _ in homes[:1] for one in refreshed(home)]
    document = {"schema": 1, "homes": [_home(home, built) for _, home, built in homes], "views": [asdict(one) for one in views]}
    lines = [words("demo.built" if built else "demo.kept", kind=words(f"export.kinds.{home.kind}"), folder=home.folder,
                   snapshot=home.ledger.snapshot()[:12]) for _, home, built in homes]  # fmt: skip
    lines += [words("demo.view", view=words(f"query.views.{one.view}"), did=words(f"demo.did.{one.did}")) for one in views]
    lines += left_running(homes[0][1])
    shown, text = show(*homes[0][:2])
    lines += [words("demo.other", folder=home.folder) for _, home, _ in homes[1:]]
    ask.answer({**document, **shown}, lambda: "\n".join([*lines, "", text]))


def refreshed(home: Home) -> list[Refreshed]:
    """Both views of a home, brought up to its ledger."""
    views = Views(home)
    try:
        with waiting(words("demo.views")) as tell:
            return views.refresh(progress=lambda view: tell(words("query.refreshing", view=words(f"query.views.{view}"))))
    finally:
        views.close()


def left_running(home: Home) -> list[str]:
    """Where a Neo4j of this home goes on after the demo, how to use and how to stop it; nothing of the engine that ends itself."""
    server = neo4j_server(home.folder)
    found = server.running()
    return [running_text(server, found), words("demo.left_running", home=home.folder)] if found else []


def _home(home: Home, built: bool) -> dict[str, object]:
    return {"folder": str(home.folder), "kind": home.kind, "ledger": home.ledger.id, "snapshot": home.ledger.snapshot(),
            "built": built}  # fmt: skip


def show(demo: DemoHome, home: Home) -> tuple[dict[str, object], str]:
    """A home's links by each scope, a certificate, whom to attract for a gap, and a workbook: as a document and as text."""
    facts = read_facts(home.ledger)
    answers = [states_of(facts, demo.place, scope) for scope in demo.scopes]
    proof = certificate_of(facts, demo.link, demo.place, demo.scopes[-1])
    path = write_workbook(make_book(facts, answers[0], home.kind), home.exports, facts.ontology)
    states, wanted = [one.as_dict() for one in answers], candidates(facts, demo.gap, demo.place, demo.scopes[-1])
    picture, told = draw(demo, home, facts)
    papers, said = hand_out(demo, home, facts)
    document: dict[str, object] = {"gaps": states, "certificate": proof.as_dict(), "candidates": wanted.as_dict(),
                                   "workbook": str(path), "map": picture, "documents": papers}  # fmt: skip
    pages = (gaps_text(answers, facts.ontology, home.kind), certificate_text(proof, facts.ontology, home.kind),
             candidates_text(wanted, facts.ontology, home.kind, CANDIDATES))  # fmt: skip
    parts = [*pages, "\n".join([words("export.done", path=path), told, *said])]
    return document, "\n\n".join(parts)


def hand_out(demo: DemoHome, home: Home, facts: Facts) -> tuple[list[str], list[str]]:
    """Write the brief of the demo's link and the list of its chain: their paths, and a line that tells each; what is to be
    installed where the extra is not."""
    try:
        forms = needing("app.documents.forms", "documents")
    except UserFault as lacking:
        return [], [str(lacking)]
    chain = LinkIndex(facts).chain(LinkIndex(facts).find(demo.link))
    order = forms.Order(home, facts, home.exports, demo.place, demo.scopes[-1], link=demo.link)
    paths = forms.write_document("brief", order) + forms.write_document("list", replace(order, link="", chain=chain))
    return [str(path) for path in paths], [words("export.done", path=path) for path in paths]


def draw(demo: DemoHome, home: Home, facts: Facts) -> tuple[str, str]:
    """Draw what belongs to the demo's link: the page's path and a line that tells it; no path where the extra is not installed."""
    target = Target(facts, ego=demo.link)
    try:
        drawn = map_of(target, home.kind, demo.place, demo.scopes[-1])
    except EngineFault as fault:
        return "", str(fault)
    path = drawn.save(home.exports / target.file_name("html"))
    return str(path), words("export.done", path=path)
