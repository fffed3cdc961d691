"""`liantu diff`: what the ledger says at one point of its history and not at another."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.frame import Ask, verb
from app.show.statements import change, listed, said, sentence
from app.show.who import changes_text, states_text
from app.terminal import waiting
from app.words import words
from graph.analysis.comparison import IdentityChange, StateByMerge, identity_changes, states_by_merges
from graph.keys import tell_apart
from graph.ledger import Change, Judgement, Ledger
from ontology.schema import Ontology


@verb("place", "scope", "as_of")
@click.argument("a")
@click.argument("b")
def diff(ask: Ask, a: str, b: str) -> None:
    """Compare the ledger after load `a` with the ledger after load `b`."""
    home = ask.open()
    ledger, place = home.ledger, ask.place or home.place
    first, second = _point(ledger, a), _point(ledger, b)
    found = ledger.diff(first, second)
    new, changed, gone = tell_apart(found.added, found.closed, ledger.keys)
    with waiting(words("review_names.effects")):
        who, states = _who(ask, ledger, (first, second), place)
    document = {
        "schema": 1, "a": first, "b": second, "snapshot_a": ledger.snapshot(first), "snapshot_b": ledger.snapshot(second),
        "added": [said(one) for one in found.added], "closed": [said(one) for one in found.closed],
        "identities": [one.as_dict() for one in who], "by_merges": [one.as_dict() for one in states if one.flipped],
        "beside_by_merges": [one.as_dict() for one in states if not one.flipped],
        "judged": [_decided(one) for one in found.judged], "withdrawn": [_decided(one) for one in found.withdrawn],
    }  # fmt: skip

    def text() -> str:
        lines = [words("diff.title", a=first, b=second, new=len(new), changed=len(changed), gone=len(gone))]
        lines += listed("+", [sentence(one, ledger.ontology) for one in new])
        lines += listed("~", [change(before, after, ledger.ontology) for before, after in changed])
        lines += listed("-", [sentence(one, ledger.ontology) for one in gone])
        lines += _judgements(found, ledger.ontology)
        lines += changes_text(who)
        return "\n".join([*lines, *([states_text(states, ledger.ontology, place)] if who and place else [])])

    ask.answer(document, text)


def _who(
    ask: Ask, ledger: Ledger, points: tuple[int, int], place: str
) -> tuple[list[IdentityChange], list[StateByMerge]]:  # fmt: skip
    """Who became one or two from the earlier point to the later, and the states of a place that rest on it."""
    if not place:
        return identity_changes(ledger, *points), []
    return states_by_merges(ledger, *points, place, ask.scope, ask.day())


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
    aside = words("diff.aside") if one.aside else ""
    told = (one.subject, between, one.object, words(f"diff.verdicts.{one.verdict}"), aside, one.reason)
    return " ".join(filter(None, told))
