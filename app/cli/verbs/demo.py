"""`liantu demo`: builds the demo homes and answers the first questions from the real one."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.demo import DemoHome, build, declared
from app.export import make_book, write_workbook
from app.show import certificate_text, gaps_text
from app.terminal import waiting
from app.words import words
from graph.facts import read_facts
from graph.home import Home
from graph.states import gaps as states_of
from graph.states import why as certificate_of


@verb()
@option("--folder", verb="demo", type=click.Path(path_type=Path), default=Path("demo"))
def demo(ask: Ask, folder: Path) -> None:
    """Build the homes, then print links, one certificate and a workbook's path."""
    homes: list[tuple[DemoHome, Home, bool]] = []
    for one in declared():
        with waiting(words("demo.building", folder=folder / one.folder)):
            homes.append((one, *build(one, folder)))
    document = {"schema": 1, "homes": [_home(home, built) for _, home, built in homes]}
    lines = [words("demo.built" if built else "demo.kept", kind=words(f"export.kinds.{home.kind}"), folder=home.folder,
                   snapshot=home.ledger.snapshot()[:12]) for _, home, built in homes]  # fmt: skip
    shown, text = show(*homes[0][:2])
    lines += [words("demo.other", folder=home.folder) for _, home, _ in homes[1:]]
    ask.answer({**document, **shown}, lambda: "\n".join([*lines, "", text]))


def _home(home: Home, built: bool) -> dict[str, object]:
    return {"folder": str(home.folder), "kind": home.kind, "ledger": home.ledger.id, "snapshot": home.ledger.snapshot(),
            "built": built}  # fmt: skip


def show(demo: DemoHome, home: Home) -> tuple[dict[str, object], str]:
    """A home's links by each scope, a certificate, and a workbook: as a document and as text."""
    facts = read_facts(home.ledger)
    answers = [states_of(facts, demo.place, scope) for scope in demo.scopes]
    proof = certificate_of(facts, demo.link, demo.place, demo.scopes[-1])
    path = write_workbook(make_book(facts, answers[0], home.kind), home.exports, facts.ontology)
    states = [one.as_dict() for one in answers]
    document: dict[str, object] = {"gaps": states, "certificate": proof.as_dict(), "workbook": str(path)}
    parts = [gaps_text(answers, facts.ontology, home.kind), certificate_text(proof, facts.ontology, home.kind),
             words("export.done", path=path)]  # fmt: skip
    return document, "\n\n".join(parts)
