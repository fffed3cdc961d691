"""Facts as they would be: some added, some left out, some judged otherwise, in memory; the ledger is never written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from graph.facts.fact import Fact
from graph.facts.facts import Facts
from graph.statement import SEPARATOR, pack, unpack

ASSUMED = "假设"
"""The source of what is only assumed."""
DIGEST_BYTES = 8
Triple = tuple[str, str, str]


def assumed(subject: str, predicate: str, object: str = "", value: str = "", told: str = "", **said: str) -> Fact:
    """A fact that is assumed to hold, with its qualifiers: confirmed by assumption, with no evidence, of no date unless one is
    `told`."""
    fact = Fact(subject, predicate, object, value, "", pack(said), "", "", "", "", (), ((ASSUMED, "", told),))
    fact.judgement = "confirmed"
    return fact


def retold(fact: Fact, value: str = "", **said: str) -> Fact:
    """The same fact with another value or with other qualifiers (an empty one is left out), told by assumption as well."""
    told = Fact(fact.subject, fact.predicate, fact.object, value or fact.value, fact.unit, pack(unpack(fact.qualifiers) | said),
                fact.period, fact.valid_from, fact.valid_to, fact.observed, fact.statements,
                (*fact.witnesses, (ASSUMED, "", "")))  # fmt: skip
    told.judgement = fact.judgement
    return told


@dataclass(frozen=True, slots=True)
class Changes:
    """What is assumed: facts that come, facts (of those changed) that go, and latest verdicts on (subject, predicate, object)."""

    added: tuple[Fact, ...] = ()
    removed: tuple[Fact, ...] = ()
    judged: tuple[tuple[Triple, str], ...] = ()

    def __add__(self, other: Changes) -> Changes:
        """Both, one after the other: what the first adds and the second takes away never was."""
        passing = {id(fact) for fact in self.added} & {id(fact) for fact in other.removed}
        added = (*(fact for fact in self.added if id(fact) not in passing), *other.added)
        removed = (*self.removed, *(fact for fact in other.removed if id(fact) not in passing))
        return Changes(added, removed, (*self.judged, *other.judged))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.judged)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that comes or goes."""
        return self.added + self.removed

    def digest(self) -> str:
        """64 bits of BLAKE2b over what is assumed, as 16 hexadecimal digits; the order of telling never matters."""
        return blake2b("\n".join(sorted(self._sayings())).encode(), digest_size=DIGEST_BYTES).hexdigest()

    def _sayings(self) -> Iterator[str]:
        for sign, facts in (("+", self.added), ("-", self.removed)):
            yield from (SEPARATOR.join((sign, *fact.saying(), fact.judgement)) for fact in facts)
        yield from (SEPARATOR.join(("=", *triple, verdict)) for triple, verdict in dict(self.judged).items())


def assume(facts: Facts, changes: Changes) -> Facts:
    """The facts with these changes; all that does not change is shared, look-ups included.

    The snapshot is the one before, a plus sign, and the changes' digest. Raises ValueError where a fact to leave out is not there.
    """
    if not changes:
        return facts
    touched = sorted({fact.predicate for fact in changes.facts})
    lists = {predicate: _patched(facts.by_predicate.get(predicate, []), changes, predicate) for predicate in touched}
    indexes, stirred = dict(facts._indexes), set[str | Triple](touched)
    for predicate, end in [name for name in indexes if name[0] in lists]:
        indexes[predicate, end] = index = dict(indexes[predicate, end])
        for entity in {getattr(fact, end) for fact in changes.facts if fact.predicate == predicate}:
            index[entity] = _patched(index.get(entity, []), changes, predicate, end, entity)
            stirred.add((predicate, end, entity))
    return replace(facts, snapshot=f"{facts.snapshot}+{changes.digest()}", by_predicate={**facts.by_predicate, **lists},
                   judged={**facts.judged, **dict(changes.judged)}, _sorted=facts._sorted - stirred, _indexes=indexes)  # fmt: skip


def _patched(found: list[Fact], changes: Changes, predicate: str, end: str = "", entity: str = "") -> list[Fact]:
    """A list of facts of one predicate (and of one entity at an end) after the changes."""

    def meant(fact: Fact) -> bool:
        return fact.predicate == predicate and (not end or getattr(fact, end) == entity)

    patched = [*found, *filter(meant, changes.added)]
    for fact in filter(meant, changes.removed):
        patched.remove(fact)
    return patched
