"""What an edit of names takes back, or says again: a statement stays as it was told, a judgement says whether it is so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.ledger import Judgement, latest_last
from graph.statement import pack
from ingest.pursuit.changes import Change, ends
from ingest.pursuit.layout import of_list
from ingest.pursuit.telling import DUTIES, INVESTING, RELATIONS, Told
from ingest.resolve.review.objections import after

REASON = "台账改填"
Target = tuple[str, str, str, str]


class Deciding:
    """Decides against the judgements that stand: the later applies."""

    def __init__(self, standing: Iterable[Judgement], told: Told) -> None:
        self._standing = {_target(one): one for one in latest_last(standing) if one.predicate}
        self._told = told

    def decisions(self, change: Change) -> Iterator[Judgement]:
        """Names that stand in a cell no more are rejected; one that was rejected before and stands again is confirmed."""
        entry = change.entry
        if entry is None or change.becomes:
            return
        for heading, found in change.found.items():
            column = of_list(change.line.list)[heading]
            name = column.field.partition(":")[2] or column.field
            keep = {one.key for one in found}
            gone = (one for one in ends(entry, column) if one not in keep)
            yield from (self._decided(change, name, other, "rejected") for other in gone)
            again = (key for key in keep if self._verdict(change, name, key) == "rejected")
            yield from (self._decided(change, name, other, "confirmed") for other in sorted(again))

    def _verdict(self, change: Change, name: str, other: str) -> str:
        stands = self._standing.get(_target(_about(change, name, other)))
        return stands.verdict if stands else ""

    def _decided(self, change: Change, name: str, other: str, verdict: str) -> Judgement:
        """The decision, dated so that it comes after the one that it changes."""
        one = _about(change, name, other)
        stands = self._standing.get(_target(one))
        post, day = change.post or self._told.post, after(self._told.day, stands.date if stands else "")
        return one._replace(verdict=verdict, reason=REASON, role=post, date=day)


def _about(change: Change, name: str, other: str) -> Judgement:
    if name in DUTIES:
        return Judgement(other, change.key, "", predicate="responsibleFor", qualifiers=pack({"duty": DUTIES[name]}))
    return Judgement(change.key, other, "", predicate=INVESTING[change.cls] if name == "investors" else RELATIONS[name])


def _target(one: Judgement) -> Target:
    return one.subject, one.predicate, one.object, one.qualifiers
