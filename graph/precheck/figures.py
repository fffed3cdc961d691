"""Conditions on numbers: the figures of an enterprise held against a hurdle."""

from __future__ import annotations

from collections.abc import Sequence

from graph.precheck.amounts import CEILINGS, FLOORS, based, gap, hold, said
from graph.precheck.asking import Asking
from graph.precheck.known import Known
from graph.precheck.known_figures import Figure, figures, is_told
from graph.precheck.outcome import ELIGIBLE, SHORT, UNKNOWN, Checked
from graph.precheck.tables import say
from ontology.units import units_of

CHANGES = frozenset({"raise_by", "raise_by_at_least"})


def check_number(known: Known, need: Asking) -> Checked | None:
    """A hurdle in numbers; None where nothing in the ontology or among the indicators bears the name."""
    if not is_told(known, need.on):
        return None
    hurdle = based(units_of(known.facts.ontology), need.value, need.unit)
    if need.comparator in CHANGES:
        return need.checked(UNKNOWN, f"{need.value}{need.unit}", say("need_change"))
    if hurdle is None or need.comparator not in FLOORS | CEILINGS | {"equals"}:
        return need.checked(UNKNOWN, need.value, say("need_unreadable", value=need.value))
    words = f"{known.facts.ontology.concept('Comparator', need.comparator).zh} {said(*hurdle)}"
    found = figures(known, need.on, need)
    if not found:
        return need.checked(UNKNOWN, words, say("value_unknown"), missing=_named(need))
    return _compared(need, words, hurdle, found)


def _compared(need: Asking, words: str, hurdle: tuple[float, str], found: Sequence[Figure]) -> Checked:
    """Several tellings of one figure have to lead to one result."""
    evidence = tuple(one for figure in found for one in figure.evidence)
    flaws = [figure.flaw for figure in found if figure.flaw]
    if flaws:
        return need.checked(UNKNOWN, words, flaws[0], missing=_named(need), evidence=evidence)
    if any(figure.unit != hurdle[1] for figure in found):
        have = said(found[0].value, found[0].unit)
        return need.checked(UNKNOWN, words, say("value_unit", have=have, unit=need.unit), missing=_named(need), evidence=evidence)
    results = {hold(figure.span, need.comparator, hurdle[0]) for figure in found}
    told = "、".join(dict.fromkeys(figure.words or said(figure.value, figure.unit) for figure in found))
    if len(results) > 1:
        return need.checked(UNKNOWN, words, say("value_conflict", have=told), missing=_named(need), evidence=evidence)
    have = f"{told}（{found[0].period}）" if found[0].period else told
    result = results.pop()
    if result == UNKNOWN:
        near = "value_about" if found[0].span.high < float("inf") and found[0].span.low > -float("inf") else "value_bound"
        return need.checked(UNKNOWN, words, say(near, have=told), missing=_named(need), evidence=evidence)
    if result == ELIGIBLE:
        return need.checked(ELIGIBLE, words, have, evidence=evidence)
    worst = max(found, key=lambda figure: gap(figure.value, hurdle[0]))
    apart = said(abs(worst.value - hurdle[0]), worst.unit)
    told_gap = say("value_over" if need.comparator in CEILINGS else "value_gap", gap=apart)
    return need.checked(SHORT, words, have, shortfall=told_gap, gap=gap(worst.value, hurdle[0]), evidence=evidence)


def _named(need: Asking) -> str:
    return f"{need.scope}{need.on}" if need.scope and need.scope not in need.on else need.on
