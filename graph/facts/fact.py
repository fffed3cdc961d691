"""A fact: all statements with the same subject entity, predicate, object entity or value kind, and key qualifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.statement import unpack
from ontology.values import last_day

Witness = tuple[str, str, str]
"""A source, the document that it cites (empty where it speaks for itself), and the telling's own period, else valid-from."""


DEFAULT_RANK = 1_000


def choice(fact: Fact, ranks: Mapping[str, int]) -> tuple[Any, ...]:
    """The declared order, the same in every view (smaller is shown): source rank, latest period, what the statement says."""
    period = [-int(part) for part in last_day(fact.period).split("-")] if fact.period else [0]
    source, cited, _ = fact.witnesses[0]
    return (ranks.get(source, DEFAULT_RANK), period, source, cited, fact.saying())


class Fact:
    """One fact as every view shows it, once.

    `subject` and `object` are entity ids; `value` is canonical; `statements` are the ledger ids of its evidence in the order
    of the declared choice (source rank, latest period, statement key), `witnesses` the (source, cited document, date) of those
    that say it; `others` holds the (value or object, other qualifiers) also stated under the same key: then the fact is in
    conflict.
    """

    __slots__ = ("judgement", "object", "observed", "others", "period", "predicate", "qualifiers", "statements", "subject",
                 "unit", "valid_from", "valid_to", "value", "witnesses")  # fmt: skip

    def __init__(
        self, subject: str, predicate: str, object: str, value: str, unit: str, qualifiers: str, period: str,
        valid_from: str, valid_to: str, observed: str, statements: tuple[int, ...], witnesses: tuple[Witness, ...],
    ) -> None:  # fmt: skip
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.value = value
        self.unit = unit
        self.qualifiers = qualifiers
        self.period = period
        self.valid_from = valid_from
        self.valid_to = valid_to
        self.observed = observed
        self.statements = statements
        self.witnesses = witnesses
        self.others: tuple[tuple[str, str], ...] = ()
        self.judgement = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that say it, the believed first."""
        if len(self.witnesses) == 1:
            return (self.witnesses[0][0],)
        return tuple(dict.fromkeys(source for source, _, _ in self.witnesses))

    @property
    def conflict(self) -> bool:
        """Whether statements in force under this key disagree."""
        return bool(self.others)

    def qualifier(self, name: str) -> str:
        """One qualifier's canonical value, or an empty string."""
        return unpack(self.qualifiers).get(name, "") if f'"{name}"' in self.qualifiers else ""

    def saying(self) -> tuple[str, ...]:
        """What it says, as text: facts sorted by it stand in an order that no load decides."""
        return (self.subject, self.predicate, self.object, self.value, self.unit, self.qualifiers, self.period,
                self.valid_from, self.valid_to, self.observed)  # fmt: skip

    def __repr__(self) -> str:
        return f"Fact({self.subject} {self.predicate} {self.object or self.value} {self.qualifiers})"
