"""The target statements of a paper, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.document import TextTable
from ingest.text.found import NONE, Head, Section, Target
from ingest.text.language import found_in
from ingest.text.targets.distributed import distributed
from ingest.text.targets.phrases import Phrase, phrases
from ingest.text.targets.plans import plan_of, rules_only
from ingest.text.targets.quantities import Quantity, quantities
from ingest.text.targets.ranks import doublings, ranks
from ingest.text.targets.statements import Before, stated
from ingest.text.targets.sums import with_sums
from ingest.text.targets.tables import read_tables, tables_of
from ingest.text.targets.widths import half_width_signs
from ingest.text.targets.years import NOTHING, Governs, Plan, governing

LINE = re.compile(r"[^\n\r]+")
BULLET = re.compile(r"\s*(?:--|[-·●■◆•]|\(?\d{1,2}[).、]|[①-⑳])")
HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[章节条部])")
PAST_TITLE = re.compile(r"基础|现状|回顾|成[效绩就]|背景|形势|存在(?:的)?问题|主要差距|完成情况|进展情况")
SENTENCE = re.compile(r"[。!?]")


@dataclass(slots=True)
class _Reader:
    plain: str
    text: str
    sections: Sequence[Section]
    plan: Plan
    rules: bool
    found: list[Target] = field(default_factory=list)
    lead: Governs = NOTHING

    def line(self, start: int, end: int, counted: Sequence[Quantity]) -> None:
        """The statements of one line (a paragraph)."""
        if HEADING.match(self.plain, start, end):
            self.lead = NOTHING
        events = list(governing(self.plain, start, end, self.plan))
        state = self.lead if BULLET.match(self.plain, start, end) else NOTHING
        before = Before()
        sentence = start
        for one in distributed(self.plain, phrases(self.plain, start, end, counted)):
            stop = self._sentence_start(sentence, one.quantity.start)
            if stop != sentence:
                sentence, before = stop, replace(before, sentence=before.sentence + 1, parts_of=NONE)
                state = NOTHING if state.kind in ("past", "planned") else state
            state = self._state(events, state, one.quantity.start)
            if state.kind == "yearly" and ";" in self.plain[state.at : one.quantity.start]:
                state = next((event for event in reversed(events) if event.kind == "target" and event.at < state.at), state)
            self._take(one, state, before, sentence, events)
        self._keep_lead(events, start, end)

    def _sentence_start(self, start: int, at: int) -> int:
        for stop in SENTENCE.finditer(self.plain, start, at):
            start = stop.end()
        return start

    @staticmethod
    def _state(events: Sequence[Governs], state: Governs, at: int) -> Governs:
        """What governs at a number: the last year or 每年 before it; 力争 lifts a past one, and leaves a year in force."""
        for event in events:
            if event.at >= at:
                break
            if event.at < state.at or event.kind == "base" or (event.kind == "planned" and state.kind in ("target", "yearly")):
                continue
            if event.kind == "past" and not event.year and state.kind in ("target", "yearly") and event.at - state.end < 60:
                continue
            state = event
        return state

    def _keep_lead(self, events: Sequence[Governs], start: int, end: int) -> None:
        """A paragraph that opens with a year governs the bullets that follow it."""
        if BULLET.match(self.plain, start, end):
            return
        years = [one for one in events if one.kind == "target"]
        if years and (years[0].at - start < 12 or (self.plain[end - 1] in ":。" and years[0].at - start < 40)):
            self.lead = years[-1]._replace(at=0, end=0)

    def _take(self, one: Phrase, state: Governs, before: Before, sentence: int, events: Sequence[Governs]) -> None:
        made = stated(self.plain, self.text, one, state, before, sentence, events, self.plan, self.rules)
        if made is None:
            return
        part = before.part(self.plain, made, self.found, sentence)
        before.add(made, len(self.found))
        self.found.append(replace(made, part_of=part))


def read_targets(
    text: str, sections: Sequence[Section] = (), head: Head | None = None, tables: Sequence[TextTable] = ()
) -> list[Target]:
    """The target statements of a text. `sections` and `head` are what was read of its build; `tables` its tables with cells."""
    plain = half_width_signs(text)
    head = head or Head()
    plan = plan_of(plain, head)
    reader = _Reader(plain, text, sections, plan, rules_only(plain, head))
    grids = tables_of(plain, tables)
    for start, end, counted in _lines(plain, grids):
        reader.line(start, end, counted)
    found = [one for one in reader.found if not _past_section(sections, one.value_start)]
    found = with_sums(plain, found)
    tabled = read_tables(plain, text, grids, plan)
    return with_sections(_merged(found, tabled), sections)


def _merged(found: list[Target], tabled: list[Target]) -> list[Target]:
    """Both in the order of the text, with the places of other statements moved along."""
    if not tabled:
        return found
    order = sorted([*range(len(found) + len(tabled))], key=lambda at: (found + tabled)[at].value_start)
    moved = {old: new for new, old in enumerate(order)}
    both = found + tabled
    return [
        replace(both[at], part_of=moved.get(both[at].part_of, NONE), sum_of=tuple(moved[one] for one in both[at].sum_of))
        for at in order
    ]


def _lines(plain: str, grids: Sequence[TextTable]) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Each line outside of tables that holds a number, with its numbers."""
    everything = sorted([*quantities(plain), *ranks(plain), *doublings(plain)], key=attrgetter("start"))
    kept: list[Quantity] = []
    for one in everything:
        if kept and one.start < kept[-1].end:
            continue
        if not any(grid.start <= one.start < grid.end for grid in grids):
            kept.append(one)
    at = 0
    while at < len(kept):
        start = plain.rfind("\n", 0, kept[at].start) + 1
        end = plain.find("\n", kept[at].start)
        end = len(plain) if end < 0 else end
        upto = at
        while upto < len(kept) and kept[upto].start < end:
            upto += 1
        yield start, end, kept[at:upto]
        at = upto


def _past_section(sections: Sequence[Section], at: int) -> bool:
    return any(one.start <= at < one.end and len(one.title) <= 20 and PAST_TITLE.search(one.title) for one in sections)


def with_sections(found: list[Target], sections: Sequence[Section]) -> list[Target]:
    """Each statement with the innermost section that holds it."""
    if not sections:
        return found
    placed = []
    for one in found:
        inside = [at for at, part in enumerate(sections) if part.start <= one.value_start < part.end and part.kind != "paragraph"]
        placed.append(replace(one, section=max(inside, key=lambda at: sections[at].start, default=NONE)))
    return placed


@Language.component("liantu_targets")
def targets(doc: Doc) -> Doc:
    """Adds the document's target statements to its finds."""
    found, document = found_in(doc), doc._.document
    found.targets.extend(read_targets(doc.text, found.sections, found.head, document.tables if document else ()))
    return doc
