"""The Chinese words of the codes in an answer: concepts of a vocabulary, or the ontology's own classes, relations, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph.asking.table import Answer
from ontology.schema import Term
from ontology.turtle import load_ontology


@cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Code → Chinese label, by what a header may name: a vocabulary, `@class`, `@relation` or `@property`."""
    known = load_ontology()
    terms: dict[str, Mapping[str, Term]] = {
        **known.vocabularies, "@class": known.classes, "@relation": known.relations, "@property": known.properties,
    }  # fmt: skip
    return {name: {code: term.zh for code, term in of.items()} for name, of in terms.items()}


def words_of(answer: Answer, said: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Code → Chinese label of the codes that occur in an answer, by column; `said` names the vocabulary of each such column."""
    cells = {name: {one for row in answer.rows for one in texts(row[answer.columns.index(name)])} for name in said}
    return {name: {code: zh for code, zh in vocabularies()[of].items() if code in cells[name]} for name, of in said.items()}


def texts(cell: Any) -> Iterator[str]:
    """The texts of a cell, or of the lists in it."""
    if isinstance(cell, (list, tuple)):
        for one in cell:
            yield from texts(one)
    elif isinstance(cell, str):
        yield cell
