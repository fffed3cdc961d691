"""Finding an entity by the name, code or key a person types; where there is none, the nearest names are offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.errors import UnknownName
from graph.facts import Facts
from ontology.errors import Issue, issue
from ontology.nearest import close
from ontology.values import normalised_name

SEVERAL = "LT-NAME-02"
"""The message of a name that several bear."""
OFFERED = 5
"""How many names are offered where none resembles what was written."""


def find_one(facts: Facts, written: str, cls: str, properties: Sequence[str]) -> str:
    """The one entity of a class whose key, local id or one of these properties equals what was written.

    Earlier properties win. Raises UnknownName LT-NAME-01 (none: nearest offered), LT-NAME-02 (several) or LT-NAME-03 (there are
    none of the class at all).
    """
    if (found := find_known(facts, written, cls, properties)) is not None:
        return found
    entities, kind = facts.instances(cls), facts.ontology.classes[cls].zh
    if not entities:
        raise UnknownName(issue("LT-NAME-03", value=written, kind=kind))
    known = [fact.value for prop in properties for one in entities for fact in facts.about(one, prop)]
    offered = close(written, known) or "、".join(sorted(facts.label(one) for one in entities)[:OFFERED])
    raise UnknownName(issue("LT-NAME-01", value=written, kind=kind, expected=offered))


def find_known(facts: Facts, written: str, cls: str, properties: Sequence[str]) -> str | None:
    """The same, or None where there is none: no near names are looked for. Raises UnknownName LT-NAME-02 (several)."""
    entities = facts.instances(cls)
    entity = facts.resolution.of(written)
    if entity in set(entities):
        return entity
    wanted = normalised_name(written)
    whole = [one for one in entities if any(local_id(key) == written for key in _members(facts, one))]
    last = [one for one in entities if any(local_id(key).rsplit("/", 1)[-1] == written for key in _members(facts, one))]
    for found in (whole, last, *([e for e in entities if wanted in _words(facts, e, prop)] for prop in properties)):
        if len(found) == 1:
            return found[0]
        if found:
            choices = "、".join(f"{facts.label(one)}（{one}）" for one in found[:5])
            raise UnknownName(issue(SEVERAL, value=written, kind=facts.ontology.classes[cls].zh, expected=choices))
    return None


def find_first(facts: Facts, written: str, kinds: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, str]:
    """(class, entity) of what was written, in the first of several classes (each with its properties) that has it.

    Raises UnknownName: where a class has several, of that class alone; where none has it, with what each of them says.
    """
    lacking: list[Issue] = []
    for cls, properties in kinds:
        try:
            return cls, find_one(facts, written, cls, properties)
        except UnknownName as fault:
            if fault.issues[0].code == SEVERAL:
                raise
            lacking += fault.issues
    raise UnknownName(*lacking)


def _members(facts: Facts, entity: str) -> tuple[str, ...]:
    return facts.resolution.members.get(entity, (entity,))


def local_id(key: str) -> str:
    """The part of a record key that a person would type: `reference-chains:link/pv/wafer` → `pv/wafer`."""
    local = key.split(":", 1)[1]
    head, _, rest = local.partition("/")
    return rest if rest and head in ("link", "chain", "product", "zone") else local


def _words(facts: Facts, entity: str, prop: str) -> set[str]:
    return {normalised_name(fact.value) for fact in facts.about(entity, prop)}
