"""The zone's plan as read equals the table made by hand, field by field (the hand count is 41 statements about 30 indicators)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict

import pytest
from spacy import blank

from ingest.text import pairs, structure, targets
from ingest.text.document import TextDocument
from ingest.text.found import NONE, Found, Target
from ingest.text.language import TOKENIZER, found_in
from ingest.text.targets.widths import half_width_signs
from tests.ingest.text.papers import golden, real_plan

READERS = {"liantu_structure": structure, "liantu_targets": targets, "liantu_pairs": pairs}
"""Components by their name, with the packages that register them."""
SAME_QUOTES = str.maketrans("“”", '""')


@functools.cache
def read() -> Found:
    """What the components find in the plan."""
    nlp = blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name in READERS:
        nlp.add_pipe(name)
    doc = nlp.make_doc(real_plan())
    doc._.document = TextDocument("plan.txt", doc.text)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return found_in(doc)


def plain(text: str) -> str:
    """A quote whatever the width of its marks."""
    return re.sub(r"\s", "", half_width_signs(text)).translate(SAME_QUOTES)


def said(one: Target, ids: list[str], text: str) -> dict[str, str]:
    """A statement in the columns of the table."""
    found = read()
    places = {"targetPartOf": one.part_of, "restates": one.restates, "conflictsWith": one.conflicts_with}
    return {
        "inSection": found.sections[one.section].number, "name": one.name, "comparator": one.comparator, "targetValue": one.value,
        "unitText": one.unit, "valueText": plain(one.value_text), "basis": one.basis, "targetYear": str(one.year or ""),
        "targetPeriod": one.period, "action": one.action, "quote": plain(text[one.start : one.end]), "calibre": plain(one.scope),
        "sumOf": ";".join(ids[place] for place in one.sum_of), "doubt": "；".join(one.doubts),
        **{column: "" if place == NONE else ids[place] for column, place in places.items()},
    }  # fmt: skip


@pytest.mark.parametrize("place", range(41))
def test_a_statement_equals_its_row(place: int) -> None:
    text, rows = real_plan(), golden("target_statements")
    row = rows[place]
    expected = {column: plain(row[column]) if column in ("quote", "valueText", "calibre") else row[column] for column in row}
    got = said(read().targets[place], [each["id"] for each in rows], text)
    assert got == {column: expected[column] for column in got}


def test_there_are_as_many_statements_as_counted_by_hand() -> None:
    real_plan()
    assert len(read().targets) == len(golden("target_statements")) == 41


def test_statements_share_an_indicator_as_the_table_says() -> None:
    real_plan()
    about = defaultdict(set)
    for one, row in zip(read().targets, golden("target_statements"), strict=True):
        about[row["about"]].add(one.indicator)
    assert all(len(names) == 1 for names in about.values())
    assert len({name for names in about.values() for name in names}) == len(golden("indicators")) == 30


def test_the_pairs_are_those_counted_by_hand() -> None:
    real_plan()
    kinds = [pair.kind for pair in read().pairs]
    assert (kinds.count("restates"), kinds.count("conflicts")) == (9, 2)
