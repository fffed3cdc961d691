"""A gold set is a folder: one .txt and one .json of the same name for each paper. Everything wrong with it is said at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ingest.errors import InputFault
from ingest.text.gold.fields import ENTRIES, GIVES, HEAD, Checked, Entry
from ingest.text.gold.labels import GoldClause, GoldDocument, GoldDuty, GoldEntity, GoldSum, GoldTarget, GoldTie
from ontology.errors import Issue, issue

BUNDLED = Path(__file__).parents[1] / "gold_set"
"""The papers that come with the program."""
LAYERS: dict[str, Callable[[Checked], Any]] = {
    "entities": lambda one: GoldEntity(**one.place, type=one.text("type")),
    "targets": lambda one: GoldTarget(
        **one.place, names=one.ways("indicator"), value=one.text("value"), unit=one.text("unit"), value_to=one.text("value_to"),
        comparators=one.ways("comparator"), years=tuple(map(int, one.ways("year"))), periods=one.ways("period"),
    ),
    "departments": lambda one: GoldDuty(
        **one.place, names=one.ways("department"), roles=one.ways("role"), section=one.text("section"), title=one.text("title")
    ),
    "clauses": lambda one: GoldClause(
        **one.place, number=one.text("number"), gives=tuple(GoldSum(**sum_.place, kinds=sum_.ways("what"), value=sum_.text("value"))
                                                            for sum_ in one.inner)
    ),
    "relations": lambda one: GoldTie(
        **one.place, predicates=one.ways("predicate"), subject=one.text("subject"), object=one.text("object")
    ),
}  # fmt: skip
"""The label that each entry of a layer becomes."""


def read_gold(folder: Path) -> list[GoldDocument]:
    """The labelled papers of a folder, by name. Raises InputFault with all that is wrong in any of them (LT-GOLD-…)."""
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise InputFault(issue("LT-GOLD-03", value=folder))
    found: list[GoldDocument] = []
    faults: list[Issue] = []
    for file in files:
        document, issues = _document(file)
        faults += issues
        found += [document] if document else []
    if faults:
        raise InputFault(*faults)
    return found


def _document(file: Path) -> tuple[GoldDocument | None, list[Issue]]:
    """One paper and what is wrong with its labels; no paper where its text or its labels can't be read at all."""
    text = file.with_suffix(".txt")
    if not text.is_file():
        return None, [issue("LT-GOLD-02", value=text.name).at(file.name)]
    try:
        words, said = text.read_bytes().decode("utf-8"), json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as fault:
        return None, [issue("LT-GOLD-01", value=file.name, reason=fault).at(file.name)]
    if not isinstance(said, dict):
        return None, [issue("LT-GOLD-01", value=file.name, reason="不是对象").at(file.name)]
    faults = [one.at(file.name) for one in Checked(said, HEAD, words, "").faults()]
    layers = {name: list(_entries(said.get(name), ENTRIES[name], words, name)) for name in LAYERS if name in said}
    for name, entries in layers.items():
        faults += [one.at(file.name, name, row) for row, entry in enumerate(entries, 1) for one in entry.faults()]
    if faults:
        return None, faults
    return _made(file.stem, words, said, layers), []


def _entries(said: object, fields: Entry, text: str, layer: str) -> Iterator[Checked]:
    for one in _listed(said):
        inner = _listed(one.get("gives", [])) if layer == "clauses" and isinstance(one, dict) else []
        yield Checked(one, fields, text, layer, [Checked(given, GIVES, text, layer) for given in inner])


def _listed(said: object) -> list[Any]:
    """A list as it is; whatever else stands where one belongs, as its only member, to be refused there."""
    return said if isinstance(said, list) else [said]


def _made(name: str, text: str, said: dict[str, Any], layers: dict[str, list[Checked]]) -> GoldDocument:
    made: dict[str, Any] = {layer: tuple(LAYERS[layer](entry) for entry in entries) for layer, entries in layers.items()}
    types = tuple(said.get("entity_types", sorted({one.type for one in made.get("entities", ())})))
    head: dict[str, Any] = {key: said[key] for key in ("title", "split", "origin", "source", "labelled_by") if key in said}
    return GoldDocument(name, text, entity_types=types, **head, **made)
