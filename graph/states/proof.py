"""How far evidence carries: strength, publisher, text and age of what stands behind a fact, and whether it confirms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.facts import Fact, Facts
from graph.facts.fact import Witness as Teller
from ontology.values import last_day

CONFIRMED, TO_REVIEW, REJECTED = "confirmed", "to_review", "rejected"
"""What a judgement, or else the evidence, makes of a fact."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One text behind a fact, as strong as the document that was read. Publisher and date are those of the original of a
    copied text: the copies of one text are no two witnesses, and they are as old as it is."""

    strength: str
    publisher: str
    issued: str


class Proof:
    """Judges evidence at the as-of date; `window` is in years."""

    def __init__(self, facts: Facts, window: float) -> None:
        self._facts = facts
        self._known: dict[tuple[str, str], Witness] = {}
        self._oldest = _years_before(facts.as_of, window)

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Source id → the Source record's entity."""
        return {entity.split(":", 1)[0]: entity for entity in self._facts.instances("Source")}

    def witness(self, source: str, cited: str) -> Witness:
        """The witness that a statement of `source` citing a document stands for."""
        if (source, cited) not in self._known:
            facts = self._facts
            own = self._sources.get(source, source)
            document = facts.resolution.of(cited) if cited else own
            text = self._original(document)
            strength = next(filter(None, (facts.value(one, "strength") for one in (document, text, own))), "weak")
            publisher = facts.value(text, "publisher") or text
            self._known[source, cited] = Witness(strength, publisher, facts.value(text, "issuedOn"))
        return self._known[source, cited]

    def _original(self, document: str) -> str:
        seen = {document}
        while copied := [f.object for f in self._facts.about(document, "copyOf") if f.object not in seen]:
            document = min(copied)
            seen.add(document)
        return document

    def dated(self, teller: Teller) -> str:
        """What the age of a telling runs from: its period, else its valid-from, else the date of the document; empty: undated."""
        source, cited, dated = teller
        return dated or self.witness(source, cited).issued

    def stale(self, teller: Teller) -> bool:
        """Whether a telling is older than the window; an undated one never is."""
        dated = self.dated(teller)
        return bool(dated) and last_day(dated) < self._oldest

    def all_stale(self, fact: Fact) -> bool:
        """Whether every telling of a fact is older than the window."""
        return all(map(self.stale, fact.witnesses))

    def confirmed(self, facts: Iterable[Fact], *, fresh: bool = True) -> bool:
        """One strong witness, or two weak ones of different publishers that are not copies of one text.

        With `fresh`, evidence older than the window confirms nothing.
        """
        told = {one for fact in facts for one in fact.witnesses if not fresh or not self.stale(one)}
        held = [self.witness(source, cited) for source, cited, _ in told]
        return any(one.strength == "strong" for one in held) or len({one.publisher for one in held}) > 1


    def accepted(self, facts: Sequence[Fact], *, fresh: bool = True) -> bool:
        """Confirmed by a judgement on one of them, else by the evidence of those that are not still to be reviewed."""
        if any(one.judgement == CONFIRMED for one in facts):
            return True
        return self.confirmed((one for one in facts if one.judgement != TO_REVIEW), fresh=fresh)


def _years_before(day: str, years: float) -> str:
    """The ISO date so many years before a day."""
    at = date.fromisoformat(day)
    whole = int(years)
    try:
        back = at.replace(year=max(1, at.year - whole))
    except ValueError:
        back = at.replace(year=max(1, at.year - whole), day=28)
    return date.fromordinal(max(1, back.toordinal() - round((years - whole) * 365))).isoformat()
