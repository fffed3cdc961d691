"""Which record of the ledger an entity of a text is: by a code that stands behind it, its full name, the name as written, or what
that comes to; only what is sure is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from graph.facts import Facts
from graph.ledger import Ledger
from ingest.naming import Names
from ingest.resolve.review.finding import NOBODY, ActorFinder, Near
from ingest.text.found import Entity
from ingest.text.language import found_in, text_of
from ingest.text.ties import ACTOR, class_of, is_a
from ontology.errors import Refusal

CODE = re.compile(
    r"[(（]\s*(?:统一社会信用代码|信用代码|股票代码|证券代码|代码)?\s*[:：]?\s*"
    r"(?P<code>[0-9A-HJ-NPQRTUWXY]{18}|\d{6})(?:[.．](?:SH|SZ|BJ))?\s*[)）]"
)
LINKED = ("Actor", "Place", "Qualification", "IndustryField", "IndustryChain", "Policy", "Programme")
"""Classes whose entities are looked for in the ledger."""


class Resolver(Protocol):
    """Says which record is meant."""

    def resolve(self, written: str, type: str) -> str:
        """The key of the one record of this class that is called so or has this code; an empty string for none or several."""

    def perhaps(self, written: str, type: str) -> Near:
        """The actor that such a name may mean without being sure of it."""


class LedgerResolver:
    """Finds records by what a ledger knows of them: name, alias, short name and code, each exactly; actors also by what a name
    comes to (a bracket, a slip of the pen, a short form), if that is sure."""

    def __init__(self, ledger: Ledger, place: str = "", known: Facts | None = None) -> None:
        self._names = Names(ledger, place, known)
        self._ontology = ledger.ontology

    def resolve(self, written: str, type: str) -> str:
        """An actor is looked for among all actors: a text seldom tells a department from its authority."""
        kind = next((one for one in LINKED if is_a(type, one)), "")
        classes = (kind if kind == ACTOR else type,)
        if not kind:
            return ""
        if not self._names.knows(written, classes):
            return self.perhaps(written, type).entity
        try:
            return self._names.find("", written, classes)
        except Refusal:
            return ""


    def perhaps(self, written: str, type: str) -> Near:
        """Nobody for a class whose members are not known by their names alone, and for one that has several of the name."""
        cls = self._ontology.classes.get(type)
        named = cls is not None and is_a(type, ACTOR) and cls.join_by == "name"
        return self._finder.find(written, type) if named and not self._names.knows(written, (ACTOR,)) else NOBODY

    @cached_property
    def _finder(self) -> ActorFinder:
        return ActorFinder(self._names.facts)


class Linker:
    """The component; `resolver` is set by whoever reads for a ledger, without one nothing is linked."""

    def __init__(self, resolver: Resolver | None = None) -> None:
        self.resolver = resolver

    def __call__(self, doc: Doc) -> Doc:
        """Gives the entities of a document the records that they are."""
        if self.resolver:
            found = found_in(doc)
            found.entities[:] = linked(text_of(doc), found.entities, self.resolver)
        return doc


def linked(text: str, entities: list[Entity], resolver: Resolver) -> list[Entity]:
    """The entities, each with its record where one and only one is meant; a record that is known already stays."""
    known: dict[tuple[str, str], str] = {}
    for entity in entities:
        if code := CODE.match(text, entity.end):
            known[entity.full or entity.text, entity.type] = resolver.resolve(code["code"], class_of(entity.type))
    return [entity if entity.record else replace(entity, record=_record(entity, resolver, known)) for entity in entities]


def _record(entity: Entity, resolver: Resolver, known: dict[tuple[str, str], str]) -> str:
    for written in _spellings(entity):
        key = (written, entity.type)
        if not known.get(key):
            known[key] = resolver.resolve(written, class_of(entity.type))
        if known[key]:
            return known[key]
    return ""


def _spellings(entity: Entity) -> Iterator[str]:
    yield from filter(None, (entity.full, entity.text))


@Language.factory("liantu_linker")
def linker(nlp: Language, name: str) -> Linker:
    """The component without a resolver."""
    return Linker()
