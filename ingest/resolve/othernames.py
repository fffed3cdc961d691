"""A pair weighed by every name that is known of either side: full, former, short, or noted in the cell."""

from __future__ import annotations

from dataclasses import replace

from ingest.resolve.keys import Kind, nicknames_of
from ingest.resolve.names.divisions import compatible
from ingest.resolve.names.folding import without_marks
from ingest.resolve.outcomes import Status, Way, Weighed
from ingest.resolve.pairing import UNMISTAKABLE, weighed
from ingest.resolve.register import Entry, division, parsed
from ingest.resolve.weights import Weights

KNOWN_NAME, FORMER_NOTED, ALSO_NOTED = 0.9985, 0.9905, 0.8005
"""How sure it is that a registered former or short name means the one that bears it; that a name noted as the former one does; that
another name in brackets does."""
BY_KEY = frozenset({Kind.FORMER, Kind.SHORT})
"""Keys that are of another name of the entry."""


def weighed_by_all(query: Entry, entry: Entry, kind: int, weights: Weights) -> Weighed:
    """What is decided of a name and an entry with which it shares a key of this kind."""
    found = weighed(query, entry, weights)
    if found.status is Status.SAME:
        return found
    if kind in BY_KEY and (name := other_name(query, entry, kind)):
        way = _by_short(query, entry, name) if kind == Kind.SHORT else Way.FORMER
        sure = way in (Way.SHORT, Way.FORMER)
        status, score = (Status.SAME, KNOWN_NAME) if sure else (Status.REVIEW, ALSO_NOTED)
        return found._replace(status=status, score=score, forbidden=(), way=way, name=name)
    return _noted(query, entry, found, weights) or found


def _by_short(query: Entry, entry: Entry, name: str) -> Way:
    """How a registered short name says who is meant: not where what is stated beside the query lies elsewhere, nor where the mark
    of an exchange was all that made it a name (生物, of ST生物)."""
    if query.region and not compatible(division(query.region), entry.division):
        return Way.SHORT_ELSEWHERE
    asked, known = parsed(query.name).folded, parsed(name).folded
    word = len(without_marks(known)) < UNMISTAKABLE
    return Way.SHORT_MARKED if word and asked != known and without_marks(known) != known else Way.SHORT


def other_name(query: Entry, entry: Entry, kind: int) -> str:
    """The former or short name of the entry that the query is, unless codes differ; empty for none."""
    if query.code and entry.code and query.code != entry.code:
        return ""
    spoken = set(nicknames_of(query.name))
    listed = entry.former_names + parsed(entry.name).former if kind == Kind.FORMER else entry.short_names
    return next((one for one in listed if spoken & set(nicknames_of(one))), "")


def _noted(query: Entry, entry: Entry, found: Weighed, weights: Weights) -> Weighed | None:
    """By another name that the cell itself gives: X（原Y） is Y; of X（Y） nobody says why both stand there."""
    asked, known = parsed(query.name), parsed(entry.name)
    for name in asked.former:
        if weighed(replace(query, name=name), entry, weights).status is Status.SAME:
            return found._replace(status=Status.SAME, score=FORMER_NOTED, forbidden=(), way=Way.NOTED, name=name)
    pairs = [(name, replace(query, name=name), entry) for name in asked.also]
    pairs += [(name, query, replace(entry, name=name)) for name in known.also]
    for name, one, other in pairs:
        if weighed(one, other, weights).status is Status.SAME:
            return found._replace(status=Status.REVIEW, score=ALSO_NOTED, forbidden=(), way=Way.ALSO, name=name)
    return None
