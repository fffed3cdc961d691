"""What a load would do: tried on a copy of the ledger, which then goes; the ledger itself stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.facts import read_facts
from graph.keys import tell_apart
from graph.ledger import Change, Ledger
from graph.ledger.copying import copied
from graph.statement import Statement
from graph.states import Gaps, LinkState, gaps
from ingest.loading import LoadReport


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be: the load's own report, facts that are new, that change (before → after) and that go, and the states of a
    place's links before and after (None: no place was asked about)."""

    report: LoadReport
    new: tuple[Statement, ...]
    changed: tuple[tuple[Statement, Statement], ...]
    gone: tuple[Statement, ...]
    before: Gaps | None
    after: Gaps | None

    @property
    def flips(self) -> list[tuple[LinkState | None, LinkState | None]]:
        """The links whose state would be another; None where a link is not there before or after."""
        first = {one.id: one for one in self.before.links} if self.before else {}
        then = {one.id: one for one in self.after.links} if self.after else {}
        pairs = ((first.get(link), then.get(link)) for link in dict.fromkeys([*first, *then]))
        return [(one, other) for one, other in pairs if (one and one.state) != (other and other.state)]


def rehearse(
    ledger: Ledger, work: Callable[[Ledger], LoadReport], place: str = "", scope: str = "", as_of: str = ""
) -> Rehearsal:  # fmt: skip
    """Do the work on a copy of the ledger and compare. `place` is whose links are asked about; `as_of` a canonical date, by
    default the data date, which the load may move. Raises what the work raises, and UnknownName for the place or scope."""
    with copied(ledger) as copy:
        last = copy.last_load()
        report = work(copy)
        change = copy.diff(last, report.load) if report.load else Change((), ())
        new, changed, gone = tell_apart(change.added, change.closed, copy.keys)
        before, after = (_states(copy, place, scope, as_of, at) if place else None for at in (last, None))
    return Rehearsal(report, new, changed, gone, before, after)


def _states(ledger: Ledger, place: str, scope: str, as_of: str, at: int | None) -> Gaps:
    return gaps(read_facts(ledger, as_of, at), place, scope)
