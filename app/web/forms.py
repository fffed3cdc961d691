"""Forms of named questions, made from their headers: labels, defaults, and choices from the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.web.view import Request
from graph.asking.questions import TYPES, Parameter, Question

PREFIX = "p-"
"""What stands before a parameter's name in an address, so that it is none of the question's own (place, chain, link)."""
MOST = 400
"""So many things are a list to choose from; of more, names are typed, and the first are offered."""
ASKED = {"ChainLink": "link", "IndustryChain": "chain"}
"""Classes of which the address may name one already."""
YES_NO = (("true", "是"), ("false", "否"))
CODED = "（代码）"
NUMBERS = ("integer", "decimal")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: `choices` are (value, words); `pick`: it is one of them, else they are only offered."""

    name: str
    label: str
    value: str
    choices: Sequence[tuple[str, str]]
    pick: bool
    needed: bool
    numeric: bool


def fields_of(question: Question, request: Request) -> list[Field]:
    """The form of a question, filled with what the address says, else with defaults."""
    return [_field(one, request) for one in question.parameters]


def _field(one: Parameter, request: Request) -> Field:
    choices = _choices(one, request)
    optional = one.default == ""
    pick = bool(choices) and len(choices) <= MOST
    offered = [("", "全部"), *choices] if pick and optional else choices
    label = one.zh.removesuffix(CODED) if pick else one.zh
    return Field(PREFIX + one.name, label, _value(one, request, choices), offered[: MOST + 1], pick,
                 not optional and one.type != "text", one.type in NUMBERS)  # fmt: skip


def _choices(one: Parameter, request: Request) -> Sequence[tuple[str, str]]:
    """What a parameter may be: words of its vocabulary, yes or no, or the entities of its class."""
    if one.words:
        return [(code, concept.zh) for code, concept in request.sight.facts.ontology.vocabularies[one.words].items()]
    if one.type == "boolean":
        return YES_NO
    if one.type in TYPES:
        return ()
    return request.sight.once(("choices", one.type), lambda: list(_entities(one.type, request)))


def _entities(cls: str, request: Request) -> Iterator[tuple[str, str]]:
    """Entities of a class with their names, by name; of more than fit a list only their names, for typing."""
    facts = request.sight.facts
    known = facts.instances(cls)
    named = sorted(((one, facts.label(one)) for one in known), key=lambda pair: (pair[1], pair[0]))
    if len(known) > MOST:
        yield from ((label, label) for label in dict.fromkeys(label for _, label in named[: MOST + 1]))
        return
    yield from named


def _value(one: Parameter, request: Request, choices: Sequence[tuple[str, str]]) -> str:
    """What the address says, else what is asked about anyway, else the default; an entity by its id, where it is one of a list."""
    written = request.get(PREFIX + one.name)
    if not written and one.type == "Place":
        written = request.place
    if not written and one.type in ASKED:
        written = getattr(request.asked, ASKED[one.type])
    written = written or one.default or ""
    return next((value for value, words in choices if written in (value, words)), written)


def given(question: Question, request: Request) -> Mapping[str, str]:
    """The parameters as the address gives them, with what is asked about anyway; empty ones are left to their defaults."""
    return {one.name.removeprefix(PREFIX): one.value for one in fields_of(question, request) if one.value}


def subject_of(question: Question, subjects: Mapping[str, Sequence[str]]) -> str:
    """The subject that a question's system belongs to."""
    return next((subject for subject, systems in subjects.items() if question.system in systems), "")
