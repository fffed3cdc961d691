"""For which period a workbook of targets is handed out, and as of when its figures stand."""

from __future__ import annotations

from app.export.indicator_rows import Form
from app.words import words
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.indicators import Targets, targets
from graph.indicators.answer import Named
from ontology.errors import UserFault
from ontology.values import last_day, period


def handed_out(
    home: Home, facts: Facts, found: Targets, whom: Named | None = None, told: str = "", load: int | None = None
) -> tuple[Targets, Form, str]:  # fmt: skip
    """The targets as they stood at the end of the period (`told`; by default the last year that is over), the form to fill, and a
    name for its file. `load` is that of an earlier snapshot. Raises UserFault LT-PERIOD for a period that is none."""
    wanted = _period(told) if told else str(int(facts.as_of[:4]) - (not facts.as_of.endswith("-12-31")))
    then = min(last_day(wanted), facts.as_of)
    if then != facts.as_of:
        found = targets(read_facts(home.ledger, then, load), found.place)
    who = whom.label if whom else words("indicators_book.everyone")
    name = words("indicators_book.file", who=who, period=wanted.replace("/", "_"), snapshot=facts.snapshot[:8])
    return found, Form(wanted, whom, found.tolerance), name


def _period(written: str) -> str:
    try:
        return period(written)
    except UserFault as fault:
        raise UserFault(fault.issues[0].at("--period")) from None
