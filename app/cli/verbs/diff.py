"""`liantu diff`: what the ledger says at one point of its history and not at another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from app.cli.frame import Ask, verb
from app.layout import indented
from app.show.sentence import sentence
from app.words import words
from graph.ledger import Change, Judgement, Ledger
from graph.statement import Statement
from ontology.schema import Ontology

SHOWN = 20
FIELDS = ("source", "subject", "predicate", "object", "value", "unit", "qualifiers", "cites", "period", "valid_from",
          "valid_to", "observed")  # fmt: skip


@verb()
@click.argument("a")
@click.argument("b")
def diff(ask: Ask, a: str, b: str) -> None:
    """Compare the ledger after load `a` with the ledger after load `b`."""
    ledger = ask.open().ledger
    first, second = _point(ledger, a), _point(ledger, b)
    change = ledger.diff(first, second)
    document = {
        "schema": 1, "a": first, "b": second, "snapshot_a": ledger.snapshot(first), "snapshot_b": ledger.snapshot(second),
        "added": [_said(one) for one in change.added], "closed": [_said(one) for one in change.closed],
        "judged": [_decided(one) for one in change.judged], "withdrawn": [_decided(one) for one in change.withdrawn],
    }  # fmt: skip

    def text() -> str:
        head = words("diff.title", a=first, b=second, added=len(change.added), closed=len(change.closed))
        lines = [head, *_listed("+", change.added, ledger.ontology), *_listed("-", change.closed, ledger.ontology)]
        return "\n".join([*lines, *_judgements(change, ledger.ontology)])

    ask.answer(document, text)


def _point(ledger: Ledger, written: str) -> int:
    return 0 if written == "0" else ledger.find_load(written)


def _said(one: Statement) -> dict[str, str]:
    return {name: getattr(one, name) for name in FIELDS if getattr(one, name)}


def _decided(one: Judgement) -> dict[str, str]:
    return {name: value for name, value in one._asdict().items() if value}


def _judgements(change: Change, ontology: Ontology) -> Iterator[str]:
    """How many judgements came and went, and each in a line; nothing where there are none."""
    if change.judged or change.withdrawn:
        yield words("diff.judgements", judged=len(change.judged), withdrawn=len(change.withdrawn))
    for sign, found in (("+", change.judged), ("-", change.withdrawn)):
        for one in found[:SHOWN]:
            between = ontology.relations[one.predicate].zh if one.predicate in ontology.relations else one.predicate
            said = (one.subject, between, one.object, words(f"diff.verdicts.{one.verdict}"), one.reason)
            yield indented(" ".join(filter(None, (sign, *said))), 0)
        if len(found) > SHOWN:
            yield words("diff.more", sign=sign, count=len(found) - SHOWN)


def _listed(sign: str, statements: Iterable[Statement], ontology: Ontology) -> list[str]:
    """The first twenty statements, each on its own lines, then how many more."""
    found = list(statements)
    lines = [indented(f"{sign} {sentence(one, ontology)}", 0) for one in found[:SHOWN]]
    return [*lines, words("diff.more", sign=sign, count=len(found) - SHOWN)] if len(found) > SHOWN else lines
