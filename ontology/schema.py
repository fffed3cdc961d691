"""The ontology as typed Python values: classes, properties, relations, vocabularies and units, read once from Turtle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

DATATYPES = ("text", "decimal", "integer", "boolean", "date", "uri")


@dataclass(frozen=True, slots=True)
class Term:
    """What every named thing of the ontology says of itself, in Chinese and English."""

    name: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    order: int = 1000
    sensitivity: str = "public"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a shape asks of the values of one path (the listed subset of SHACL Core)."""

    path: str
    datatype: str = ""
    classes: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    min_length: int | None = None
    max_length: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Property(Term):
    """A value property: its datatype or vocabulary, its unit, and whether it identifies an entity.

    Of a `multi` property several values stand side by side; a `remark` is a word to the reader: different ones are no conflict.
    `unit_property` names the property that holds the unit of an amount without one of its own; an `end` may be open: 长期 and 至今
    say so, and no date is kept. What has `happened` lies in no far future.
    """

    datatype: str = "text"
    vocabulary: str = ""
    unit: str = ""
    identifier: str = ""
    multi: bool = False
    remark: bool = False
    unit_property: str = ""
    end: bool = False
    happened: bool = False


@dataclass(frozen=True, slots=True)
class Class(Term):
    """A class of entities, with everything a record of it may carry (its own and inherited)."""

    ancestors: tuple[str, ...] = ()
    group: str = ""
    join_by: str = "identity"
    identity: tuple[str, ...] = ()
    constraints: dict[str, Constraint] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation(Term):
    """A relation class: one *from*, one *to*, qualifiers, and which qualifiers belong to the fact key.

    An `irreflexive` one never leads from a thing to itself; an `acyclic` one never leads back there by any path.

    `inverse` holds the name and labels by which a table of the *to* class may name the *from* end (operatedBy, 使用单位).
    """

    predicate: str = ""
    key: tuple[str, ...] = ()
    functional: bool = False
    irreflexive: bool = False
    acyclic: bool = False
    from_classes: tuple[str, ...] = ()
    to_classes: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    constraints: dict[str, Constraint] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Concept(Term):
    """One concept of a vocabulary; `code` is what the ledger stores, `notes` its other annotations (glyph, factor, …)."""

    code: str = ""
    vocabulary: str = ""
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that may be said. `digest` names the exact text of the Turtle files it was read from."""

    classes: dict[str, Class]
    properties: dict[str, Property]
    relations: dict[str, Relation]
    vocabularies: dict[str, dict[str, Concept]]
    vocabulary_terms: dict[str, Term]
    digest: str
    _limits: dict[str, tuple[Constraint, ...]] = field(default_factory=dict, repr=False, compare=False)

    def limits(self, prop: str) -> tuple[Constraint, ...]:
        """The distinct constraints that shapes put on the values of a property."""
        if prop not in self._limits:
            owners: list[Class | Relation] = [*self.classes.values(), *self.relations.values()]
            found = [owner.constraints[prop] for owner in owners if prop in owner.constraints]
            self._limits[prop] = tuple(dict.fromkeys(found))
        return self._limits[prop]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether class `name` is `ancestor` or descends from it; an unknown class is nothing."""
        return name == ancestor or (name in self.classes and ancestor in self.classes[name].ancestors)

    def subclasses(self, ancestor: str) -> frozenset[str]:
        """The class and all its descendants."""
        return frozenset(name for name in self.classes if self.is_a(name, ancestor))

    def concept(self, vocabulary: str, code: str) -> Concept:
        """One concept. Raises KeyError."""
        return self.vocabularies[vocabulary][code]

    def key_qualifiers(self, predicate: str) -> tuple[str, ...]:
        """Qualifiers (and `period`) that belong to the fact key of a relation; none for a property."""
        return self.relations[predicate].key if predicate in self.relations else ()

    def lacking(self, cls: str, properties: Collection[str]) -> list[str]:
        """What a record of a class must have and has not: what its shapes require; a name where records of the class are one by
        their name, unless a code tells which one it is."""
        found = self.classes[cls]
        named = found.join_by != "name" or "name" in properties or not self.identifiers().keys().isdisjoint(properties)
        required = [name for name, rule in found.constraints.items() if rule.required and name not in properties]
        return required if named or "name" in required else [*required, "name"]

    def identifiers(self) -> dict[str, Property]:
        """The properties by whose equal values two records are one entity."""
        return {name: prop for name, prop in self.properties.items() if prop.identifier}
