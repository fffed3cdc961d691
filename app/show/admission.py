"""An entry check as a page: each project with its outcome, what is missing, and every item with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from app.layout import Column, indented, table
from app.words import words
from graph.admission import Admission
from graph.admission.answer import DEFERRED, NO_THRESHOLD, UNDECIDED, UNJUDGED, UNKNOWN, Admitted, Item

EVIDENCES = 1
"""Pieces of evidence shown for an item; --json has all of them."""


def admission_text(found: Admission, kind: str) -> str:
    """The whole answer."""
    title = words("admit.title", place=found.place_label)
    lines = [indented(title if kind == "real" else words("heading.sample") + title, 0),
             indented(words("admit.line", as_of=found.as_of, snapshot=found.snapshot[:12]), 0)]  # fmt: skip
    if not found.projects:
        return "\n".join([*lines, "", words("admit.none")])
    if len(found.projects) > 1:
        told = "，".join(
            words("admit.count", outcome=outcome_word(one), count=count) for one, count in found.counts().items() if count
        )
        lines += ["", indented(words("admit.counted", count=len(found.projects), told=told), 0)]
    for one in found.projects:
        lines += ["", *_project(one)]
    return "\n".join([*lines, "", indented(words("admit.order"), 0), indented(words("admit.legend"), 0)])


def outcome_word(outcome: str) -> str:
    """What an outcome is called."""
    return words(f"admit.outcomes.{outcome}")


def verdict_word(verdict: str) -> str:
    """What the verdict of an item is called."""
    return words(f"admit.verdicts.{verdict}")


def _project(one: Admitted) -> Iterator[str]:
    name = "where" if one.where else "project"
    yield indented(words(f"admit.{name}", label=one.label, where=one.where, outcome=outcome_word(one.outcome)), 0)
    yield indented(words("admit.form", form=words(f"admit.form_{one.form or 'none'}")))
    if one.concerns:
        yield indented(words("admit.concerns", told="；".join(one.concerns)))
    if one.vetoes:
        yield indented(words("admit.vetoes", names="、".join(each.label for each in one.vetoes)))
    if one.conditions:
        told = "；".join(words("admit.condition", item=each.label, condition=each.condition or each.why) for each in one.conditions)
        yield indented(words("admit.conditions", told=told))
    if one.outcome in (UNDECIDED, DEFERRED):
        yield from (indented(line) for line in _missing(one))
    columns = (Column(words("admit.item"), 16), Column(words("admit.verdict"), 8), Column(words("admit.why")))
    yield from table(columns, [(each.label, verdict_word(each.verdict), _why(each)) for each in one.items])


def _missing(one: Admitted) -> Iterator[str]:
    """What has to be found out: what people must judge, which figures lack, which thresholds the zone has not set."""
    for verdict in (UNJUDGED, UNKNOWN, NO_THRESHOLD):
        found = [each for each in one.missing if each.verdict == verdict]
        told = [words(f"admit.lacking_{verdict}", item=each.label, missing=each.missing, ask=each.ask) for each in found]
        if told:
            yield words(f"admit.missing_{verdict}", told="、".join(told))


def _why(one: Item) -> str:
    """Why an item has its verdict: who judged by which paper, or the figure with the threshold's standing."""
    told = one.why + (words("admit.computed", note=one.note) if one.note else "")
    if one.judged_by and one.judged_by not in told:
        told = words("admit.judged_by", why=told, by=one.judged_by)
    if one.judged_by and (one.judged_on or one.paper):
        told = words("admit.by", why=told, day=one.judged_on or words("admit.no_day"), paper=one.paper or words("admit.no_paper"))
    if one.threshold is not None:
        told = words("admit.threshold", why=told, place=standing(one))
    if cited := _cited(one):
        told += "；" + words("admit.source", told=cited)
    return told


def standing(one: Item) -> str:
    """Which place set a threshold, and whether it has confirmed it."""
    if not one.threshold_place:
        return words("admit.unconfirmed")
    return words(f"admit.{'confirmed' if one.confirmed else 'of_place'}", place=one.threshold_place)


def _cited(one: Item) -> str:
    return "；".join(
        dict.fromkeys(" ".join(filter(None, (each.document or each.source, each.locator))) for each in one.evidence[:EVIDENCES])
    )
