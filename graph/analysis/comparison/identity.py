"""Who became one, and who two, between two points of the recorded time: by a judgement, or by a rule that new data set off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.facts.reading import gather_rows
from graph.facts.resolution import Record, Resolution, resolve
from graph.ledger import Judgement, Ledger, latest_on_pairs

NEVER = "9999"
"""A date behind every other: what is undone stays undone."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """Two records known at both points that were two entities and are one (`joined`), or the other way round; what they are
    called; and the judgement that says so (None: equal codes or names do)."""

    a: str
    b: str
    names: Pair
    joined: bool
    judgement: Judgement | None

    @property
    def undone(self) -> Judgement:
        """The judgement that would hold them as they were."""
        return Judgement(self.a, self.b, "different" if self.joined else "same", date=NEVER).ordered()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `identities` and of a link's `because`."""
        said = self.judgement._asdict() if self.judgement else None
        return {"a": self.a, "b": self.b, "names": list(self.names), "joined": self.joined, "judgement": said}


@dataclass(frozen=True, slots=True)
class _Point:
    """Who was who right after a load."""

    records: Mapping[str, Record]
    judged: Mapping[Pair, Judgement]
    who: Resolution

    @classmethod
    def of(cls, ledger: Ledger, at: int) -> _Point:
        with ledger.engine.connect() as connection:
            records = gather_rows(ledger.ontology, connection, at)
        judgements = ledger.judgements(at)
        return cls(records, latest_on_pairs(judgements), resolve(ledger.ontology, records, judgements))


def identity_changes(ledger: Ledger, a: int, b: int) -> list[IdentityChange]:
    """Every change of who is who from after load `a` to after load `b`, in the order of the record keys."""
    one, two = _Point.of(ledger, a), _Point.of(ledger, b)
    known = one.records.keys() & two.records.keys()
    found = [*_changes(one, two, two, known, joined=True), *_changes(two, one, two, known, joined=False)]
    return sorted(found, key=lambda change: (change.a, change.b))


def _changes(apart: _Point, together: _Point, now: _Point, known: Iterable[str], *, joined: bool) -> Iterator[IdentityChange]:
    """Entities of one point whose records are several entities at the other."""
    groups: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(known):
        groups[together.who.of(key)][apart.who.of(key)].append(key)
    for parts in groups.values():
        if len(parts) > 1:
            yield from _ties(list(parts.values()), now, joined=joined)


def _ties(parts: list[list[str]], now: _Point, *, joined: bool) -> Iterator[IdentityChange]:
    """For each part beside the first the pair that ties it: one that was judged, else the first record of both."""
    where = {key: number for number, part in enumerate(parts) for key in part}
    verdict, tied = "same" if joined else "different", {0}
    between = ((pair, said) for pair, said in now.judged.items() if set(pair) <= where.keys() and said.verdict == verdict)
    for pair, said in ((pair, said) for pair, said in between if where[pair[0]] != where[pair[1]]):
        tied |= {where[key] for key in pair}
        yield _change(pair, now, said, joined=joined)
    for number in sorted(set(range(len(parts))) - tied):
        yield _change((parts[0][0], parts[number][0]), now, None, joined=joined)


def _change(pair: Pair, now: _Point, said: Judgement | None, *, joined: bool) -> IdentityChange:
    names = [min(now.records[key].names, default=key) for key in pair]
    return IdentityChange(*pair, (names[0], names[1]), joined, said)
