"""What an export holds: the notes, the links' states, then one sheet a class and a relation, each with its sources' terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from app.show.colophon import sentence
from app.show.states import StateMarks
from app.words import words
from graph.facts import Facts
from graph.frames import (
    SOURCES,
    class_frame,
    classes_with_entities,
    relation_frame,
    relations_with_facts,
    source_frame,
)
from graph.states import Gaps

KEYS = ("id", "from", "to")
"""Columns for machines, which stand after those for people."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its rows with the columns 来源, 许可, 署名 at the end, and one line that says all its terms."""

    name: str
    frame: pd.DataFrame
    terms: str


@dataclass(frozen=True, slots=True)
class Book:
    """A whole export. `notes` are (label, value) lines, `sources` the terms of each source, `head` the line above each table."""

    name: str
    kind: str
    head: str
    notes: tuple[tuple[str, str], ...]
    sources: pd.DataFrame
    states: Sheet
    tables: tuple[Sheet, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every table, the states first."""
        return (self.states, *self.tables)


def make_book(facts: Facts, gaps: Gaps, kind: str) -> Book:
    """The export of what is known and of the states in one place and scope; both carry the same snapshot."""
    terms = source_frame(facts)
    states = _finished(words("export.states"), _state_rows(facts, gaps), terms)
    tables = tuple(_finished(name, frame, terms) for name, frame in _fact_frames(facts))
    head = gaps.header
    line = words("heading.line", place=head.place_label, scope=head.scope_label, as_of=head.as_of, snapshot=head.snapshot[:12])
    line = line if kind == "real" else words("heading.sample") + line
    name = words("export.name", place=head.place_label, scope=head.scope_label, as_of=head.as_of, snapshot=head.snapshot[:8])
    return Book(name, kind, line, tuple(_notes(gaps, kind, (states, *tables))), _headed(terms), states, tables)


def _fact_frames(facts: Facts) -> Iterator[tuple[str, pd.DataFrame]]:
    ontology = facts.ontology
    for cls in classes_with_entities(facts):
        yield ontology.classes[cls].zh, class_frame(facts, cls)
    for predicate in relations_with_facts(facts):
        yield words("export.relation", name=ontology.relations[predicate].zh), relation_frame(facts, predicate)


def _state_rows(facts: Facts, gaps: Gaps) -> pd.DataFrame:
    """One row a link, with the sources of the link and of the firms known on it."""
    marks = StateMarks(facts.ontology)
    rows = []
    for one in gaps.links:
        about = [*facts.about(one.id, "name"), *facts.to(one.id, "occupies")]
        about += [f for made in facts.to(one.id, "makesUp") for f in facts.to(made.subject, "produces")]
        rows.append({
            "id": one.id, "link": one.label, "chain": one.chain_label, "stage": one.stage_label, "group": one.group,
            "state": marks.word(one.state), "reason": one.reason, "rule": words(f"rules.{one.rule}"),
            "excluded": "、".join(map(marks.word, one.excluded)), "hint": one.hint,
            "flags": "；".join(f"{flag.label}：{flag.detail}" for flag in one.flags),
            "organisations": one.organisations, "substantial": one.substantial,
            SOURCES: tuple(sorted({source for fact in about for source in fact.sources})),
        })  # fmt: skip
    columns = ["id", "link", "chain", "stage", "group", "state", "reason", "rule", "excluded", "hint", "flags",
               "organisations", "substantial", SOURCES]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _finished(name: str, frame: pd.DataFrame, terms: pd.DataFrame) -> Sheet:
    """The sheet with 来源, 许可 and 署名 spelt out in every row and once above the table."""
    used = sorted({source for sources in frame[SOURCES] for source in sources})
    said = {one: [_joined(terms, sources, one) for sources in frame[SOURCES]] for one in ("title", "licence", "attribution")}
    line = "；".join(sentence(terms, source) for source in used) or words("export.no_sources")
    keys = [name for name in KEYS if name in frame]
    people = [name for name in frame if name not in (*keys, SOURCES)]
    whole = frame[people + keys].assign(**{words(f"export.columns.{column}"): values for column, values in said.items()})
    return Sheet(name, whole.rename(columns={name: words(f"export.columns.{name}") for name in whole if _ours(str(name))}), line)


def _ours(name: str) -> bool:
    """Whether a heading is one of our own, to be said in Chinese."""
    return name.replace("_", "").isalpha() and name.isascii()


def _joined(terms: pd.DataFrame, sources: tuple[str, ...], column: str) -> str:
    return "；".join(dict.fromkeys(filter(None, (str(terms.loc[source, column]) for source in sources))))


def _headed(terms: pd.DataFrame) -> pd.DataFrame:
    return terms.rename(columns={column: words(f"export.columns.{column}") for column in terms})


def _notes(gaps: Gaps, kind: str, sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """What the export is: place, scope, date, snapshot, ontology, and how many rows each sheet has."""
    head = gaps.header
    values = {"kind": words(f"export.kinds.{kind}"), "place": f"{head.place_label}（{head.place}）",
              "scope": f"{head.scope_label}（{head.scope}）", "as_of": head.as_of, "snapshot": head.snapshot,
              "ontology": head.ontology}  # fmt: skip
    for name, value in values.items():
        yield words(f"export.notes.{name}"), value
    yield words("export.notes.unknown_label"), words("export.notes.unknown")
    for sheet in sheets:
        yield words("export.notes.rows", name=sheet.name), str(len(sheet.frame))
