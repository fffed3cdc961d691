"""The fact key of a statement: what makes two statements speak of the same fact, and what each then says of it."""

from __future__ import annotations

from graph.statement import Statement, unpack
from ontology.schema import Ontology

Key = tuple[str, ...]


class KeyReader:
    """Splits statements into key and value as the ontology declares it; one instance serves a whole load or view."""

    def __init__(self, ontology: Ontology) -> None:
        relations = ontology.relations.values()
        self._relations = {one.predicate: (one.functional, one.key) for one in relations}
        self._multi = {name for name, prop in ontology.properties.items() if prop.multi} | {"a"}

    def split(self, statement: Statement) -> tuple[Key, Key]:
        """(key, value) of a statement over its record keys; validity counts as part of the value.

        A property's key holds its period, and its value where it is multi-valued; a relation's key holds its object unless
        it is functional, and the qualifiers its class declares.
        """
        validity = (statement.valid_from, statement.valid_to)
        if statement.predicate not in self._relations:
            multi = statement.value if statement.predicate in self._multi else ""
            key = (statement.subject, statement.predicate, multi, statement.period)
            return key, (statement.value, statement.unit, *validity)
        functional, names = self._relations[statement.predicate]
        said = unpack(statement.qualifiers)
        keyed = tuple(statement.period if name == "period" else said.pop(name, "") for name in names)
        rest = tuple(f"{name}={said[name]}" for name in sorted(said))
        target = "" if functional else statement.object
        return (statement.subject, statement.predicate, target, *keyed), (statement.object, *rest, *validity)
