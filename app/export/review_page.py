"""Writes the review page: the document with marked spans, the facts beside it, and a form for what a steward decides."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template

from app.words import known, words
from graph.errors import LedgerFault
from ingest.text.decisions import COLUMNS, VERDICTS, named
from ingest.text.document import TextDocument
from ingest.text.entering import Reading
from ingest.text.facts.row import FactRow
from ontology.errors import issue
from ontology.schema import Ontology

FOLDER = Path(__file__).parents[1] / "review"
TOKENS = Path(__file__).parents[1] / "pictures" / "tokens.css"
HIDDEN = frozenset({"documents", "text_of"})
UNSAID = frozenset({"id", "name", "cites", "quote", "doubt", "from", "to", "ordinal", "valueText", "identityKey"})
"""Cells that are no part of a card's second line: they stand elsewhere on it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind: what people call them, their colour, the tables they come from."""

    name: str
    zh: str
    colour: str
    tables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact on the page: its number, group, what a decision calls it, what it is, says and is doubtful about, and its words."""

    number: int
    group: Group
    id: str
    kind: str
    said: str
    more: str
    doubt: str
    row: FactRow
    verdict: str


@cache
def groups() -> tuple[Group, ...]:
    """The groups in the order of the page."""
    with (FOLDER / "groups.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Group(row["group"], row["zh"], row["colour"], frozenset(row["tables"].split())) for row in rows)


def write_review(readings: Sequence[Reading], verdicts: Mapping[str, str], path: Path, ontology: Ontology) -> Path:
    """Write the page of one document to a file, or of several into a folder; returns the path.
    Raises LedgerFault LT-OUT-01 where it can't be written."""
    single = len(readings) == 1 and path.suffix.lower() in (".html", ".htm")
    try:
        (path.parent if single else path).mkdir(parents=True, exist_ok=True)
        for one in readings:
            target = path if single else path / f"{Path(one.document.name).stem}-核对.html"
            target.write_text(review_page(one, verdicts, ontology), encoding="utf-8")
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    return path


def review_page(reading: Reading, verdicts: Mapping[str, str], ontology: Ontology) -> str:
    """The page as text; everything that comes from the document is escaped."""
    cards = list(_cards(reading, verdicts, ontology))
    head, document = reading.found.head, reading.document
    said = {
        "title": words("review.title", title=head.title or document.name),
        "line": words("review.line", number=head.number or words("read.no_number"), issuer=head.issuer or words("read.unknown"),
                      issued=head.issued or words("read.unknown"), facts=len(cards)),
        "how": words("review.how"), "role": words("review.role"), "day": words("review.day"), "save": words("review.save"),
        "text_title": words("review.text"), "facts_title": words("review.facts"),
        "foot": words("review.foot", name=document.name, digest=document.text_digest, source=reading.source.id),
    }  # fmt: skip
    data = {"count": words("review.count"), "columns": json.dumps(COLUMNS, ensure_ascii=False),
            "file": f"{Path(document.name).stem}-决定.csv"}  # fmt: skip
    page = Template(_file("page.html")).substitute(
        {name: escape(text) for name, text in said.items()}, tokens=TOKENS.read_text(encoding="utf-8"),
        style=_file("page.css") + _colours(), script=_file("page.js"), text=_text(document, cards), facts=_facts(cards),
    )  # fmt: skip
    return page.replace("<body>", "<body " + _attributes({f"data-{name}": text for name, text in data.items()}) + ">", 1)


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _colours() -> str:
    return "".join(f".g-{one.name} {{ --group: {one.colour}; }}\n" for one in groups())


def _attributes(said: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(text, quote=True)}"' for name, text in said.items())


def _group_of(row: FactRow) -> Group:
    found = next((one for one in groups() if row.table in one.tables), None)
    name = "ties" if row.reads.startswith("relation:") else "names"
    return found or next(one for one in groups() if one.name == name)


def _cards(reading: Reading, verdicts: Mapping[str, str], ontology: Ontology) -> Iterator[Card]:
    names = {row.record: row.cells.get("name", row.record) for row in reading.rows}
    chinese = {code: word for word, code in VERDICTS.items()}
    for number, row in enumerate(one for one in reading.rows if one.table not in HIDDEN):
        kind, _, term = row.reads.partition(":")
        relation = kind == "relation"
        label = ontology.relations[term].zh if relation else ontology.classes[term].zh
        ends = [names.get(row.cells[end], row.cells[end]) for end in ("from", "to")] if relation else []
        said = " → ".join(ends) if relation else _headline(row, names)
        key = named(reading.source.id, row)
        yield Card(number, _group_of(row), key, label, said, _more(row, names, ontology), row.cells.get("doubt", ""), row,
                   chinese.get(verdicts.get(key, ""), ""))  # fmt: skip


def _headline(row: FactRow, names: Mapping[str, str]) -> str:
    value = row.cells.get("valueText", "")
    return " ".join(filter(None, (row.cells.get("name", "") or row.record, value)))


def _more(row: FactRow, names: Mapping[str, str], ontology: Ontology) -> str:
    """The other cells in words: labels of the ontology, words of its vocabularies, names instead of keys."""
    said = []
    for name, text in row.cells.items():
        if name in UNSAID:
            continue
        prop, relation = ontology.properties.get(name), ontology.relations.get(name)
        label = prop.zh if prop else relation.zh if relation else words(f"review.columns.{name}") if name == "valid_to" else name
        concepts = ontology.vocabularies.get(prop.vocabulary, {}) if prop and prop.vocabulary else {}
        shown = concepts[text].zh if text in concepts else "、".join(names.get(key, key) for key in text.split(";"))
        said.append(f"{label}：{shown}")
    return "；".join(said)


def _text(document: TextDocument, cards: Sequence[Card]) -> str:
    """The document with every stretch that facts rest on marked by their numbers; what was dropped is struck out."""
    marked = [card for card in cards if card.row.end > card.row.start]
    opening, closing = defaultdict[int, list[Card]](list), defaultdict[int, list[Card]](list)
    for one in marked:
        opening[one.row.start].append(one)
        closing[one.row.end].append(one)
    gone = {one.start: one for one in document.dropped}
    edges = {0, len(document.text), *opening, *closing, *gone, *(one.end for one in document.dropped)}
    here, until, why, parts = dict[int, Card](), 0, "", list[str]()
    for start, end in pairwise(sorted(edges)):
        for one in closing[start]:
            here.pop(one.number, None)
        here |= {one.number: one for one in opening[start]}
        if start in gone:
            until, why = gone[start].end, gone[start].why
        parts.append(_stretch(document.text[start:end], list(here.values()), why if start < until else ""))
    return "".join(parts)


def _stretch(text: str, here: Sequence[Card], why: str) -> str:
    """A stretch of text within the same facts; `why` says that it was dropped."""
    written = escape(text)
    if why:
        return f'<span class="dropped" title="{escape(why, quote=True)}">{written}</span>'
    if not here:
        return written
    inner = min(here, key=lambda one: (one.row.end - one.row.start, one.number))
    numbers = " ".join(str(one.number) for one in sorted(here, key=lambda one: one.row.start - one.row.end))
    strong = " t" if inner.group.name in ("targets", "clauses") else ""
    title = "、".join(dict.fromkeys(one.kind for one in here))
    return f'<mark class="g-{inner.group.name}{strong}" data-f="{numbers}" title="{escape(title, quote=True)}">{written}</mark>'


def _facts(cards: Sequence[Card]) -> str:
    parts = []
    for group in groups():
        some = [one for one in cards if one.group is group]
        if some:
            title = words("review.group", name=group.zh, count=len(some))
            parts.append(f'<h2 class="g-{group.name}">{escape(title)}</h2>' + "".join(map(_card, some)))
    return "".join(parts)


def _card(card: Card) -> str:
    quote = " ".join(card.row.cells.get("quote", "").split())
    said = {"id": f"f{card.number}", "class": "fact", "data-n": str(card.number), "data-id": card.id, "data-kind": card.kind,
            "data-said": card.said, "data-quote": quote, "data-before": card.verdict,
            "data-verdict": VERDICTS.get(card.verdict, "")}  # fmt: skip
    choices = "".join(_choice(one, one == card.verdict) for one in ("", *VERDICTS))
    doubt = f'<div class="doubt">{escape(words("review.doubt", doubt=card.doubt))}</div>' if card.doubt else ""
    rule = how(card.row)
    return (
        f"<div {_attributes(said)}><b>{escape(card.said)}</b> <small>{escape(card.kind)} · {escape(rule)}</small>"
        f'<div class="more">{escape(card.more)}</div>{doubt}<div class="judge">'
        f'<button type="button" class="show">{escape(words("review.show"))}</button>'
        f'<select aria-label="{escape(words("review.verdict"))}">{choices}</select>'
        f'<input aria-label="{escape(words("review.reason"))}" placeholder="{escape(words("review.reason"))}"></div></div>'
    )


def how(row: FactRow) -> str:
    """Who found a fact, in words: the reader of the text, or a model with its score."""
    reader = row.method.removeprefix("rule:")
    name = words(f"review.by.{reader}") if known(f"review.by.{reader}") else reader
    return name if row.score == 1 else words("review.scored", name=name, score=f"{row.score:.2f}")


def _choice(verdict: str, chosen: bool) -> str:
    return f'<option value="{verdict}"{" selected" if chosen else ""}>{escape(verdict or words("review.open"))}</option>'
