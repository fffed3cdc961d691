"""`liantu check`: the ledger counted and summed again, its records held against the shapes, rules that can never fire."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from app.cli.frame import DONE, USER, Ask, option, verb
from app.layout import indented
from app.terminal import waiting
from app.words import words
from graph import states
from graph.checking import Miscount, Misfit, miscounts, misfits
from graph.errors import EngineFault, LedgerFault, ViewFault
from graph.facts import Facts
from graph.home import Home
from graph.ledger import Ledger
from graph.views.checking import Difference, differences
from graph.views.items import relationship_type
from graph.views.views import BOTH, Views
from ontology.turtle import load_ontology

SHOWN = 20
IDS = 3
"""Ids that a line names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, whether it holds, and what it found, a line each."""

    name: str
    holds: bool
    lines: tuple[str, ...] = ()


@verb("as_of", "at")
@option("--repair", verb="check", is_flag=True)
def check(ask: Ask, repair: bool) -> int:
    """Run every check; exit status 1 where the ledger, a record or a view does not hold. `repair` builds such views anew."""
    home = ask.open()
    with waiting(words("check.reading")):
        found = [snapshot_check(home.ledger), count_check(home.ledger), shape_check(home.ledger), *view_checks(home, repair)]
        dormant = _dormant(ask.facts(home))
    document = {"schema": 1, "snapshot": home.ledger.snapshot(), "ontology": home.ledger.ontology.digest,
                "checks": [asdict(one) for one in found], "dormant": dormant}  # fmt: skip
    ask.answer(document, lambda: text(found, dormant))
    return DONE if all(one.holds for one in found) else USER


def _dormant(facts: Facts) -> list[dict[str, str]] | None:
    """Rules that can never fire on what is loaded, each with its name (`rule`) and what is lacking (`why`); None: not looked."""
    rules: Callable[[Facts], list[dict[str, str]]] | None = getattr(states, "dormant_rules", None)
    return rules(facts) if rules else None


def snapshot_check(ledger: Ledger) -> Finding:
    """The snapshot id, summed again over every row."""
    try:
        return Finding("snapshot", True, (ledger.check(),))
    except LedgerFault as fault:
        return Finding("snapshot", False, tuple(one.message for one in fault.issues))


def count_check(ledger: Ledger) -> Finding:
    """Every load's numbers, counted again."""
    found = miscounts(ledger)
    return Finding("counts", not found, tuple(map(_miscount, found)))


def shape_check(ledger: Ledger) -> Finding:
    """Every record in force against the ontology's shapes."""
    found = list(misfits(ledger))
    return Finding("shapes", not found, tuple(map(_misfit, found)))


def view_checks(home: Home, repair: bool, environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """Every view that was ever made, held against the ledger value by value."""
    views = Views(home, environ)
    try:
        return [_view_check(views, one, repair) for one in BOTH if views.exists(one)]
    finally:
        views.close()


def _view_check(views: Views, view: str, repair: bool) -> Finding:
    lines = _differing(views, view)
    if lines and repair:
        views.refresh((view,), anew=True)
        still = differences(views, (view,))
        return Finding(view, not still, (*lines, words("check.repaired" if not still else "check.not_repaired")))
    return Finding(view, not lines, (*lines, words("check.how_to_repair")) if lines else ())


def _differing(views: Views, view: str) -> tuple[str, ...]:
    """What a view says otherwise than the ledger, a line each; of a view that can't be read, why."""
    try:
        return tuple(map(_difference, differences(views, (view,))))
    except (EngineFault, ViewFault) as fault:
        return tuple(one.message for one in fault.issues)


def _difference(one: Difference) -> str:
    """Where numbers are the same, values differ; the first ids say where to look."""
    said = "check.difference" if one.ledger != one.found else "check.values_differ"
    ids = "、".join(one.ids[:IDS]) + (words("check.and_more") if len(one.ids) > IDS else "")
    what = "、".join(map(_named, one.what.split("、")))
    where = words("check.where", ids=ids) if ids else ""
    return words(said, what=what, ledger=one.ledger, found=one.found) + where


def _named(what: str) -> str:
    """A class or relationship type with its Chinese word; a source by its id."""
    ontology = load_ontology()
    predicate = next((name for name in ontology.relations if relationship_type(name) == what), "")
    term = ontology.classes.get(what) or ontology.relations.get(predicate)
    return f"{term.zh}（{what}）" if term else what


def _miscount(one: Miscount) -> str:
    return words("check.miscount", load=one.load, what=words(f"check.numbers.{one.what}"), written=one.written, found=one.found)


def _misfit(one: Misfit) -> str:
    return words("check.misfit", record=one.record, of=one.of, path=one.path, expected=one.expected)


def text(found: list[Finding], dormant: list[dict[str, str]] | None) -> str:
    """Each check with what it found, then the rules that rest."""
    lines = []
    for one in found:
        lines.append(words("check.holds" if one.holds else "check.broken", name=words(f"check.names.{one.name}")))
        lines += [indented(line) for line in one.lines[:SHOWN]]
        if len(one.lines) > SHOWN:
            lines.append(words("check.more", count=len(one.lines) - SHOWN))
    if dormant is not None:
        lines.append(words("check.dormant" if dormant else "check.no_dormant", count=len(dormant)))
    lines += [indented(words("check.dormant_rule", **one)) for one in dormant or ()]
    return "\n".join(lines)
