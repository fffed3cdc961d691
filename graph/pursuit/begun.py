"""Since when a line is known: what was first heard of later is no part of the register of an earlier day."""

from __future__ import annotations

from collections.abc import Mapping

from graph.pursuit.entry import Entry
from graph.pursuit.phases import depth
from ontology.values import first_day

HEARD = ("foundOn", "firstTalkOn", "frameworkSignedOn")
"""Dates on which a line is said to have been heard of first."""


def known_by(entries: Mapping[str, Entry], parent: Mapping[str, str], day: str) -> dict[str, Entry]:
    """The lines that were known on a day. One of which nobody says when it was heard of is never left out, but as a phase of one
    that is."""
    begun = {one: _begun(entry) for one, entry in entries.items()}
    parts = sorted((one for one in parent if one in begun and parent[one] in begun), key=lambda one: depth(one, parent))
    for one in reversed(parts):
        if begun[parent[one]]:
            begun[parent[one]] = min(filter(None, (begun[one], begun[parent[one]])))
    for one in parts:
        begun[one] = begun[one] or begun[parent[one]]
    return {one: entry for one, entry in entries.items() if begun[one] <= day}


def _begun(entry: Entry) -> str:
    """The first day on which a line may have been known, by its milestones even before it is said to have been heard of; empty
    where nobody says when that was: a milestone alone may bear a wrong date, and is told."""
    heard = [first_day(one) for prop in HEARD if (one := entry.values.get(prop))]
    return min([*heard, *(first_day(one.reached) for one in entry.steps if one.reached)]) if heard else ""
