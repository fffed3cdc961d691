"""What no named question may contain: what one engine answers wrongly or not at all, and what would not be answered as declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from graph.asking import cypher, sparql, tokens
from graph.asking.codes import texts, vocabularies
from graph.asking.constructs import constructs
from graph.asking.questions import Question
from graph.errors import QueryFault
from ontology.schema import Ontology
from ontology.turtle import load_ontology

_RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?(.*?)(?=\b(?:ORDER\s+BY|UNION|SKIP|LIMIT)\b|$)", re.I | re.S)
_SELECT = re.compile(r"\bSELECT\b(?:\s+(?:DISTINCT|REDUCED)\b)?([^{]*?)(?:\bWHERE\b\s*)?\{", re.I)
_NAMED = re.compile(r"(?:\bAS\s+|^\s*)(\w+)\s*$", re.I)
_PARAMETER = re.compile(r"\$(\w+)")


def problems(question: Question, ontology: Ontology | None = None) -> list[str]:
    """Sentences that say what is wrong with a question's two texts; none if nothing is. Of the bundled ontology unless told."""
    known = ontology or load_ontology()
    in_cypher, in_sparql = tokens.bare(question.cypher), sparql.bare(question.sparql)
    found = [
        *_said(lambda: cypher.check(question.cypher, known)), *_not_always("cypher", in_cypher),
        *_lacking(question, returned_by_cypher(in_cypher)), *_parameters(question, in_cypher),
    ]  # fmt: skip
    other = [
        *_said(lambda: sparql.check(question.sparql, known)), *_not_always("sparql", in_sparql),
        *_lacking(question, [selected_by_sparql(in_sparql)]), *_parameters(question, in_sparql),
    ]  # fmt: skip
    return [f"Cypher：{one}" for one in found] + [f"SPARQL：{one}" for one in other]


def unworded(question: Question, rows: Iterable[Sequence[Any]]) -> list[str]:
    """Columns whose texts in these rows are all codes of a vocabulary that the header does not name, one sentence each.

    Codes that are Chinese themselves (units) need no word.
    """
    columns = zip(question.columns, zip(*rows, strict=True), strict=False)
    codes = {name: set(texts(column)) for name, column in columns}
    fitting = {name: [of for of, known in vocabularies().items() if held <= known.keys()] for name, held in codes.items()
               if held and all(map(str.isascii, held))}  # fmt: skip
    return [f"列 {name} 都是代码，[words] 应写 {'、'.join(known)}" for name, known in fitting.items()
            if known and question.words.get(name) not in known]  # fmt: skip


def returned_by_cypher(bare: str) -> list[set[str]]:
    """The columns of each RETURN outside subqueries: one, or one for each part of a UNION."""
    flat = _flattened(bare, r"\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]")
    return [{named.group(1) for item in found.split(",") if (named := _NAMED.search(item))} for found in _RETURN.findall(flat)]


def selected_by_sparql(bare: str) -> set[str]:
    """The columns of the outermost SELECT."""
    found = _SELECT.search(bare)
    clause = found.group(1) if found else ""
    return {*re.findall(r"\bAS\s+\?(\w+)\s*\)", clause, re.I), *re.findall(r"\?(\w+)", _flattened(clause, r"\([^()]*\)"))}


def _not_always(language: str, bare: str) -> list[str]:
    """What is refused in named questions alone; what is refused in every query, `check` has said already."""
    always = set(constructs(language, bare, adhoc=True))
    return [why for why in constructs(language, bare) if why not in always]


def _said(check: Callable[[], None]) -> Iterator[str]:
    try:
        check()
    except QueryFault as fault:
        yield from (one.message for one in fault.issues)


def _lacking(question: Question, returned: list[set[str]]) -> Iterator[str]:
    for columns in returned or [set()]:
        if lacking := [name for name in question.columns if name not in columns]:
            yield f"没有给出声明的列 {'、'.join(lacking)}"


def _parameters(question: Question, bare: str) -> Iterator[str]:
    used, declared = set(_PARAMETER.findall(bare)), {one.name for one in question.parameters}
    if "as_of" not in used:
        yield "没有用 $as_of"
    for name in sorted(declared ^ used - {"as_of"}):
        yield f"参数 {name} 声明了而没有用" if name in declared else f"参数 {name} 没有声明"


def _flattened(text: str, bracketed: str) -> str:
    """The text without what stands in brackets."""
    while (shorter := re.sub(bracketed, " ", text)) != text:
        text = shorter
    return text
