"""Which actor of a ledger a name in a text is, where no actor is called exactly so."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from graph.facts import Facts
from ingest.resolve.matching import Matcher
from ingest.resolve.names import may_be_person
from ingest.resolve.pairing import Pair, Status
from ingest.resolve.register import Entry, Register
from ingest.resolve.review.actors import Actors, actors_of
from ingest.resolve.review.proposal import believed

PUBLIC = "PublicAuthority"


class Near(NamedTuple):
    """The actor that is meant (empty: nobody is sure), else the one that may be, what it is called, how likely and why."""

    entity: str
    perhaps: str = ""
    name: str = ""
    score: float = 0.0
    reason: str = ""


NOBODY = Near("")


class ActorFinder:
    """Finds actors by what their names come to; made when the first name is looked for, and each name is looked for once."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._found = facts, dict[tuple[str, str], Near]()

    def find(self, written: str, cls: str) -> Near:
        """Who is meant by a name of something of this class. Public bodies and others are never taken for each other, and what may
        be a person's name is nobody."""
        if (written, cls) not in self._found:
            self._found[written, cls] = NOBODY if may_be_person(written) else self._look(written, cls)
        return self._found[written, cls]

    def _look(self, written: str, cls: str) -> Near:
        match = self._matcher.match_one(Entry("", written))
        if match.place < 0:
            return NOBODY
        entry = self._actors.entries[match.place]
        entity = self._actors.entity(entry.id)
        if self._facts.ontology.is_a(cls, PUBLIC) != self._facts.is_a(entity, PUBLIC):
            return NOBODY
        said = believed(self._actors, Entry("", written), entry, Pair(match.status, match.score, match.reason))
        return Near(entity if said.status is Status.SAME else "", entity, entry.name, said.score, said.reason)

    @cached_property
    def _actors(self) -> Actors:
        return actors_of(self._facts)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(Register.of(self._actors.entries))
