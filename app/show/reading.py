"""What was read in a document, as one document for machines and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.words import words
from ingest.text.document import TextDocument
from ingest.text.entering import Reading
from ingest.text.found import NONE, Duty, Entity, Found, Pair, Target, Tie

LISTED = 12
"""The most doubts and contradictions that are listed."""
SHOWN = 60
"""The most signs of a quotation on a line."""
ENTITY = ("start", "end", "type", "source", "score", "text", "record")
PARTS = frozenset({"conditions", "benefits"})
"""The fields of a clause that hold finds themselves."""
TARGET = (
    "indicator", "name", "comparator", "value", "value_to", "unit", "year", "period", "scope", "start", "end", "basis", "action",
    "subject", "value_text", "part_of", "sum_of", "restates", "conflicts_with", "doubts", "source", "score",
)  # fmt: skip


def reading_document(reading: Reading) -> dict[str, Any]:
    """Everything that was found in a document, with offsets, and the rows that it gives."""
    document, found = reading.document, reading.found
    return {
        "name": document.name, "form": document.form, "characters": len(document.text), "text_digest": document.text_digest,
        "source": reading.source.id, "place": reading.place, "known_as": reading.known.file if reading.known else "",
        "replaces": [whole(one) for one in reading.replaced], "head": whole(found.head),
        "dropped": [{**whole(one), "text": document.text[one.start : one.end]} for one in document.dropped],
        "sections": [whole(one) for one in found.sections], **finds(found, document.text),
        "programmes": [whole(one) for one in found.programmes], "clauses": [whole(one) for one in found.clauses],
        "pairs": [pair(one, found) for one in found.pairs], "facts": list(facts(reading)),
        "issues": [one.as_dict() for one in document.issues],
    }  # fmt: skip


def whole(one: Any) -> dict[str, Any]:
    """Everything that a find holds, of its parts too. (`dataclasses.asdict` copies every text.)"""
    said = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return said | {name: list(map(whole, said[name])) for name in PARTS & said.keys()}


def finds(found: Found, text: str) -> dict[str, Any]:
    """The finds that a line of text also gets: entities, targets, departments, relations."""
    return {
        "entities": [some(one, ENTITY) for one in found.entities],
        "targets": [{**some(one, TARGET), "quote": text[one.start : one.end]} for one in found.targets],
        "departments": [duty(one, found) for one in found.duties], "relations": [tie(one, found) for one in found.ties],
    }  # fmt: skip


def some(one: Entity | Target, names: tuple[str, ...]) -> dict[str, Any]:
    """These fields of a find."""
    return {name: getattr(one, name) for name in names}


def duty(one: Duty, found: Found) -> dict[str, Any]:
    """Who answers for what, and in which part."""
    return {"programme": task_name(one, found), "department": one.department, "role": one.role, "group": one.group,
            "start": one.start, "end": one.end}  # fmt: skip


def task_name(one: Duty, found: Found) -> str:
    """The programme that a duty is for, else its section's title."""
    if one.programme != NONE:
        return found.programmes[one.programme].name
    return found.sections[one.section].title if 0 <= one.section < len(found.sections) else ""


def tie(one: Tie, found: Found) -> dict[str, Any]:
    """A relation by the names of its ends; `mood` is planned or negated where the text states no fact."""
    start, end = found.entities[one.start_entity], found.entities[one.end_entity]
    return {"relation": one.predicate, "from": start.text, "to": end.text, "from_type": start.type, "to_type": end.type,
            "trigger": one.trigger, "voice": one.voice, "start": one.start, "end": one.end, "source": one.source,
            "score": one.score, "mood": one.mood}  # fmt: skip


def pair(one: Pair, found: Found) -> dict[str, Any]:
    """Two targets side by side, or one with its doubt."""
    places = [place for place in (one.one, one.other) if place != NONE]
    return {"kind": one.kind, "why": one.why, "targets": places,
            "quotes": [{"start": found.targets[place].start, "end": found.targets[place].end} for place in places]}  # fmt: skip


def facts(reading: Reading) -> Iterator[dict[str, Any]]:
    """The rows that enter a ledger, with the words each rests on."""
    for row in reading.rows:
        quote = reading.document.text[row.start : row.end]
        yield {"table": row.table, "reads": row.reads, "cells": dict(row.cells), "start": row.start, "end": row.end, "quote": quote,
               "method": row.method, "score": row.score}  # fmt: skip


def line_document(given: Mapping[str, Any], found: Found, text: str) -> dict[str, Any]:
    """A line that was given with what was found in its text."""
    return {**given, **finds(found, text)}


def reading_lines(reading: Reading) -> Iterator[str]:
    """What a person should see of a document that was read: what it is, what was found, what is in doubt, what was left out."""
    document, found, head = reading.document, reading.found, reading.found.head
    yield words("read.title", title=head.title or document.name)
    yield words("read.head", number=head.number or words("read.no_number"), issuer=head.issuer or words("read.unknown"),
                issued=head.issued or words("read.unknown"), force=_force(reading))  # fmt: skip
    yield words("read.found", programmes=len(found.programmes), duties=len(found.duties), targets=len(found.targets),
                indicators=len({one.indicator for one in found.targets}), clauses=len(found.clauses),
                entities=len(found.entities), ties=len(found.ties))  # fmt: skip
    roles = Counter(one.role for one in found.duties)
    if found.duties:
        yield words("read.duties", lead=roles["lead"], cooperate=roles["cooperate"])
    told = sorted((one for one in found.pairs if one.kind != "restates"), key=lambda one: one.kind == "doubt")
    yield from (_pair_line(one, document, found) for one in told[:LISTED])
    if len(told) > LISTED:
        yield words("read.more_pairs", count=len(told) - LISTED)
    if document.dropped:
        yield words("read.dropped", count=len(document.dropped))
        yield from (_dropped_line(document, one.start, one.end, one.why) for one in document.dropped[:LISTED])


def _force(reading: Reading) -> str:
    head = reading.found.head
    end = reading.until or head.in_force_to
    return words("read.force", start=head.in_force_from or head.issued or words("read.unknown"), end=end) if end else ""


def _pair_line(one: Pair, document: TextDocument, found: Found) -> str:
    quotes = [found.targets[place] for place in (one.one, one.other) if place != NONE]
    said = " ／ ".join(f"“{_short(document.text[target.start : target.end])}”" for target in quotes)
    return words(f"read.pair.{one.kind}", said=said, why=one.why)


def _dropped_line(document: TextDocument, start: int, end: int, why: str) -> str:
    return words("read.left_out", text=_short(document.text[start:end]), why=why)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"


def between_document(earlier: Reading, later: Reading, pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    """Statements of two papers side by side, the earlier first."""
    return [{"kind": one.kind, "why": one.why, "quotes": [_quoted(earlier, one.one), _quoted(later, one.other)]} for one in pairs]


def _quoted(reading: Reading, place: int) -> dict[str, Any]:
    one = reading.found.targets[place]
    return {"document": reading.document.name, "start": one.start, "end": one.end,
            "text": reading.document.text[one.start : one.end]}  # fmt: skip


def between_lines(earlier: Reading, later: Reading, pairs: Sequence[Pair]) -> Iterator[str]:
    """How many statements two papers share, and those that contradict each other."""
    kinds = Counter(one.kind for one in pairs)
    if not pairs:
        return
    yield words("read.between", one=earlier.document.name, other=later.document.name, same=kinds["restates"],
                against=kinds["conflicts"])  # fmt: skip
    for one in [each for each in pairs if each.kind == "conflicts"][:LISTED]:
        quotes = [_short(quote["text"]) for quote in (_quoted(earlier, one.one), _quoted(later, one.other))]
        yield words("read.pair.conflicts", said=" ／ ".join(f"“{quote}”" for quote in quotes), why=one.why)
