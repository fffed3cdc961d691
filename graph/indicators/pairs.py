"""Statements that don't go together: told contradictions, one number said in two senses, words that may be read two ways."""

from __future__ import annotations

from collections.abc import Iterator

from graph.indicators.answer import Goal, Pair, Said
from graph.indicators.stating import Stated
from graph.indicators.tables import say


def pairs(stated: Stated, goals: tuple[Goal, ...]) -> tuple[Pair, ...]:
    """Contradictions as the sources tell them, each once; then statements of one target that differ; then doubts."""
    return (*_contradictions(stated), *_senses(stated, goals), *_doubts(stated))


def _contradictions(stated: Stated) -> Iterator[Pair]:
    told: dict[frozenset[str], list[tuple[str, str, str]]] = {}
    for one in stated.all:
        for fact in stated.facts.about(one, "conflictsWith"):
            ends = frozenset((one, fact.object))
            told.setdefault(ends, []).append((one, fact.object, fact.qualifier("reason")))
    for ends in sorted(told, key=lambda some: sorted(map(stated.order, some))):
        first, second = sorted(ends, key=stated.order)
        reasons = dict.fromkeys(reason for one, _, reason in sorted(told[ends], key=lambda each: stated.order(each[0])) if reason)
        yield Pair("contradiction", stated.said(first), stated.said(second), next(iter(reasons), ""))


def _senses(stated: Stated, goals: tuple[Goal, ...]) -> Iterator[Pair]:
    """A target that is said again in another sense: 达到 50 家 and 认定 50 家."""
    for goal in goals:
        first = goal.said[0]
        for other in goal.said[1:]:
            if other.basis and first.basis and other.basis != first.basis:
                yield Pair("basis", first, other, _sense(stated, first, other))


def _sense(stated: Stated, one: Said, other: Said) -> str:
    basis = stated.facts.ontology.concept
    return say("said_apart", one=one.section, one_text=basis("Basis", one.basis).zh, other=other.section,
               other_text=basis("Basis", other.basis).zh)  # fmt: skip


def _doubts(stated: Stated) -> Iterator[Pair]:
    for one in sorted(stated.all, key=stated.order):
        for doubt in stated.facts.values(one, "doubt"):
            yield Pair("doubt", stated.said(one), None, doubt)
