"""`liantu match`: names against a register."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.export.folder import harmless
from app.show.match import SHOWN, match_text
from app.terminal import waiting
from app.words import words
from graph.facts import read_facts
from ingest.errors import InputFault
from ingest.resolve import Status
from ingest.resolve.frames import answer as matched
from ingest.resolve.frames import heading_of, read_frame
from ingest.resolve.review.actors import register_of
from ontology.errors import issue


@verb("as_of")
@click.argument("queries", type=click.Path(path_type=Path))
@option("--register", verb="match", type=click.Path(path_type=Path))
@option("-o", "--out", verb="match", type=click.Path(path_type=Path, dir_okay=False))
def match(ask: Ask, queries: Path, register: Path | None, out: Path | None) -> None:
    """Say of each name which organisation of the register, or of the home, it is, how sure that is, and why."""
    asked = read_frame(queries)
    known = read_frame(register) if register else register_of(read_facts(ask.open().ledger, ask.day()))
    with waiting(words("match.matching", names=len(asked), entries=len(known))):
        answer, issues = matched(asked, known)
    if out:
        try:
            answer.map(harmless).to_csv(out, index=False, encoding="utf-8-sig")
        except OSError as reason:
            raise InputFault(issue("LT-MATCH-02", value=str(out), why=reason.strerror or type(reason).__name__)) from None
    counts = Counter(answer["status"])
    numbers = {one.value: counts.get(one.value, 0) for one in (Status.SAME, Status.REVIEW, Status.NONE)}
    document = {"schema": 1, "counts": numbers, "rows": answer.to_dict("records"), "issues": [one.as_dict() for one in issues]}
    ask.answer(document, lambda: match_text(answer, heading_of(answer, "name") or "name", numbers, str(out or "")))
    if issues and not ask.json:
        more = [words("load.more", count=len(issues) - SHOWN)] if len(issues) > SHOWN else []
        click.echo("\n".join([*(one.text() for one in issues[:SHOWN]), *more]), err=True)
