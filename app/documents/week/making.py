"""Makes the weekly of two states of one ledger. Nothing is worked out here: links are compared by `compare_times`, the register is
read twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.documents.prose import STRONG, Text, said
from app.documents.week.content import Row, Week
from app.show.states import StateMarks
from app.words import words
from graph.analysis.comparison import Comparison, LinkDifference, compare_times
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.ledger import Change
from graph.pursuit import Entry, Register, register

Loads = Sequence[Mapping[str, object]]
KINDS = ("new", "moved", "still", "gone")
RUNNING = frozenset({"operating", "full_output"})
"""Stages of projects that have come to run: nothing more is waited for every week."""


@collecting_later()
def make_week(before: Facts, after: Facts, kind: str, place: str, scope: str, change: Change, loads: Loads) -> Week:
    """The weekly; `change` and `loads` are what the ledger tells of the time between. Raises UnknownName, ComparisonFault
    LT-COMPARE-01 where both are the same."""
    found = compare_times(before, after, place, scope)
    differing = [one for one in found.links if one.why or one.states[0] != one.states[1]]
    marks = StateMarks(after.ontology)
    pursued = list(_pursuit(register(before, place), register(after, place)))
    changed = sum(one.states[0] != one.states[1] for one in differing)
    head = found.headers[1]
    counts = {"states": changed, "others": len(differing) - changed, "loads": len(loads), "added": len(change.added),
              "closed": len(change.closed), **{kind: sum(one == kind for one, _ in pursued) for kind in KINDS}}  # fmt: skip
    return Week(
        head, words("week.title", place=head.place_label), _eyebrow(found), "" if kind == "real" else words("brief.sample"),
        said(words("week.summary", **counts)), tuple(_link(one, marks) for one in _ordered(differing)),
        "" if differing else words("week.nothing"), tuple(row for _, row in pursued), "" if pursued else words("week.pursuit_none"),
        tuple(map(_load, loads)), words("week.foot", snapshot=head.snapshot[:12]),
    )  # fmt: skip


def _eyebrow(found: Comparison) -> str:
    before, after = found.headers
    return words("week.eyebrow", scope=after.scope_label, before=before.snapshot[:12], after=after.snapshot[:12], as_of=after.as_of)


def _ordered(links: Sequence[LinkDifference]) -> list[LinkDifference]:
    """Those whose state changed first."""
    return sorted(links, key=lambda one: (one.states[0] == one.states[1], one.chain, one.label, one.id))


def _link(one: LinkDifference, marks: StateMarks) -> Row:
    before, after = (marks.plain(code) if code else words("week.absent") for code in one.states)
    state = words("week.changed", before=before, after=after) if before != after else words("week.same", state=after)
    why = "；".join(reason.words for reason in one.why) or words("week.why_none")
    firms = words("week.firms", before=one.firms[0], after=one.firms[1])
    return said(one.chain), said(one.label), said(state, STRONG if before != after else ""), said(firms), said(why)


def _pursuit(before: Register, after: Register) -> Iterator[tuple[str, Row]]:
    """What is new in the register, went on or is gone; and what stands still now."""
    old, new = ({one.id: one for one in side.entries} for side in (before, after))
    for key, one in new.items():
        was = old.get(key)
        if was is None:
            yield "new", _moved(one, words("week.new"))
        elif was.stage != one.stage:
            yield "moved", _moved(one, words("week.moved", before=_stage(was), after=_stage(one)))
        elif (one.idle.over or one.stalled) and one.stage not in RUNNING:
            yield "still", _moved(one, words("week.stalled"))
    for key in sorted(old.keys() - new.keys()):
        yield "gone", _moved(old[key], words("week.gone"))


def _stage(one: Entry) -> str:
    return one.stage_label or words("week.stage_none")


def _moved(one: Entry, what: str) -> Row:
    days = words("week.days_unknown") if one.idle.days is None else words("week.days", days=one.idle.days)
    number = words("week.no_number") if ":" in one.number else one.number
    return said(number), said(one.name), said(what), said(_stage(one)), said(days)


def _load(one: Mapping[str, object]) -> tuple[Text, ...]:
    counts = words("week.load_counts", **{name: one[name] for name in ("read", "accepted", "merged", "rejected")})
    return said(words("week.load", id=one["id"], day=str(one["recorded"])[:10], note=one["note"] or "")), said(counts)
