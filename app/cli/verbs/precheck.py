"""`liantu precheck`: an enterprise against the policy clauses."""

from __future__ import annotations

from dataclasses import replace

import click

from app.cli.frame import Ask, option, verb
from app.show.precheck import precheck_text
from app.terminal import waiting
from app.words import words
from graph.precheck import precheck_facts
from graph.precheck.outcome import VERDICTS


@verb("as_of", "at")
@click.argument("enterprise")
@option("--verdict", verb="precheck", multiple=True)
def precheck(ask: Ask, enterprise: str, verdict: tuple[str, ...]) -> None:
    """Print which clauses an enterprise meets, by how much it misses the others, and what has to be found out."""
    wanted = [_verdict(one) for one in verdict]
    home = ask.open()
    with waiting(words("precheck.reading")):
        found = precheck_facts(ask.facts(home), enterprise, ask.load_number(home))
    kept = replace(found, clauses=tuple(one for one in found.clauses if not wanted or one.verdict in wanted))
    ask.answer({**kept.as_dict(), "counts": found.counts()}, lambda: precheck_text(kept, home.kind, found.counts()))


def _verdict(written: str) -> str:
    """The code of a verdict, by its word or its code."""
    for code in VERDICTS:
        if written in (code, words(f"precheck.verdicts.{code}")):
            return code
    known = "、".join(words(f"precheck.verdicts.{code}") for code in VERDICTS)
    raise click.UsageError(words("precheck.no_such_verdict", value=written, known=known))
