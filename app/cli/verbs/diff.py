"""`liantu diff`: what the ledger says at one point of its history and not at another."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.frame import Ask, verb
from app.show.statements import change, listed, said, sentence
from app.words import words
from graph.keys import tell_apart
from graph.ledger import Change, Judgement, Ledger
from ontology.schema import Ontology


@verb()
@click.argument("a")
@click.argument("b")
def diff(ask: Ask, a: str, b: str) -> None:
    """Compare the ledger after load `a` with the ledger after load `b`."""
    ledger = ask.open().ledger
    first, second = _point(ledger, a), _point(ledger, b)
    found = ledger.diff(first, second)
    new, changed, gone = tell_apart(found.added, found.closed, ledger.keys)
    document = {
        "schema": 1, "a": first, "b": second, "snapshot_a": ledger.snapshot(first), "snapshot_b": ledger.snapshot(second),
        "added": [said(one) for one in found.added], "closed": [said(one) for one in found.closed],
        "judged": [_decided(one) for one in found.judged], "withdrawn": [_decided(one) for one in found.withdrawn],
    }  # fmt: skip

    def text() -> str:
        lines = [words("diff.title", a=first, b=second, new=len(new), changed=len(changed), gone=len(gone))]
        lines += listed("+", [sentence(one, ledger.ontology) for one in new])
        lines += listed("~", [change(before, after, ledger.ontology) for before, after in changed])
        lines += listed("-", [sentence(one, ledger.ontology) for one in gone])
        return "\n".join([*lines, *_judgements(found, ledger.ontology)])

    ask.answer(document, text)


def _point(ledger: Ledger, written: str) -> int:
    return 0 if written == "0" else ledger.find_load(written)


def _decided(one: Judgement) -> dict[str, str]:
    return {name: value for name, value in one._asdict().items() if value}


def _judgements(found: Change, ontology: Ontology) -> Iterator[str]:
    """How many judgements came and went, and each in a line; nothing where there are none."""
    if found.judged or found.withdrawn:
        yield words("diff.judgements", judged=len(found.judged), withdrawn=len(found.withdrawn))
    for sign, decisions in (("+", found.judged), ("-", found.withdrawn)):
        yield from listed(sign, [_judgement(one, ontology) for one in decisions])


def _judgement(one: Judgement, ontology: Ontology) -> str:
    between = ontology.relations[one.predicate].zh if one.predicate in ontology.relations else one.predicate
    told = (one.subject, between, one.object, words(f"diff.verdicts.{one.verdict}"), one.reason)
    return " ".join(filter(None, told))
