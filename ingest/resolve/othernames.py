"""A pair weighed by every name that is known of either side: full, former, short, or noted in the cell."""

from __future__ import annotations

from dataclasses import replace

from ingest.resolve.keys import Kind, nicknames_of
from ingest.resolve.outcomes import Status, Way, Weighed
from ingest.resolve.pairing import weighed
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import Weights

KNOWN_NAME, FORMER_NOTED, ALSO_NOTED = 0.9985, 0.9905, 0.8005
"""How sure it is that a registered former or short name means the one that bears it; that a name noted as the former one does; that
another name in brackets does."""
BY_KEY = {Kind.FORMER: Way.FORMER, Kind.SHORT: Way.SHORT}
"""Keys that are of another name of the entry."""


def weighed_by_all(query: Entry, entry: Entry, kind: int, weights: Weights) -> Weighed:
    """What is decided of a name and an entry with which it shares a key of this kind."""
    found = weighed(query, entry, weights)
    if found.status is Status.SAME:
        return found
    if kind in BY_KEY and (name := other_name(query, entry, kind)):
        return found._replace(status=Status.SAME, score=KNOWN_NAME, forbidden=(), way=BY_KEY[Kind(kind)], name=name)
    return _noted(query, entry, found, weights) or found


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
