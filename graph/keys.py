"""The fact key of a statement: what makes two statements speak of the same fact, and what each then says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.statement import Statement, unpack
from ontology.schema import Ontology

Key = tuple[str, ...]


class KeyReader:
    """Splits statements into key and value as the ontology declares it; ledger and facts both read keys here."""

    def __init__(self, ontology: Ontology) -> None:
        self._relations = {one.predicate: (one.functional, one.key) for one in ontology.relations.values()}
        self._multi = {name for name, prop in ontology.properties.items() if prop.multi} | {"a"}

    def key(self, subject: str, predicate: str, object: str, value: str, qualifiers: str, period: str) -> Key:
        """The fact key over record keys, or over entities.

        A property's key holds its period, and its value where it is multi-valued; a relation's key holds its object unless
        it is functional, and the qualifiers its class declares.
        """
        if predicate not in self._relations:
            return (subject, predicate, object or (value if predicate in self._multi else ""), period)
        functional, names = self._relations[predicate]
        target = "" if functional else object
        if not names:
            return (subject, predicate, target)
        said = unpack(qualifiers)
        return (subject, predicate, target, *[period if name == "period" else said.get(name, "") for name in names])

    def names(self, predicate: str) -> Key:
        """What belongs to the key beside the two ends: qualifiers of a relation, the period of a property."""
        return self._relations[predicate][1] if predicate in self._relations else ("period",)

    def rest(self, predicate: str, qualifiers: str) -> dict[str, str]:
        """The qualifiers that are no part of the key: what a statement says of its fact."""
        if not qualifiers:
            return {}
        names = self.names(predicate)
        return {name: value for name, value in unpack(qualifiers).items() if name not in names}

    def split(self, statement: Statement) -> tuple[Key, Key]:
        """(key, value) of a statement over its record keys; validity counts as part of the value."""
        key = self.key(statement.subject, statement.predicate, statement.object, statement.value, statement.qualifiers,
                       statement.period)  # fmt: skip
        rest = [f"{name}={value}" for name, value in sorted(self.rest(statement.predicate, statement.qualifiers).items())]
        validity = (statement.valid_from, statement.valid_to)
        return key, (statement.object, statement.value, statement.unit, *rest, *validity)


Changed = tuple[tuple[Statement, Statement], ...]


def tell_apart(
    came: Iterable[Statement], went: Sequence[Statement], keys: KeyReader
) -> tuple[tuple[Statement, ...], Changed, tuple[Statement, ...]]:
    """What is new, what takes the place of something (of the same source and fact key; each of one), and what goes."""
    waiting: dict[tuple[str, Key], list[Statement]] = defaultdict(list)
    for one in reversed(went):
        waiting[one.source, keys.split(one)[0]].append(one)
    new: list[Statement] = []
    changed: list[tuple[Statement, Statement]] = []
    for one in came:
        before = waiting[one.source, keys.split(one)[0]]
        if before:
            changed.append((before.pop(), one))
        else:
            new.append(one)
    gone = [one for found in waiting.values() for one in reversed(found)]
    return tuple(new), tuple(changed), tuple(gone)
