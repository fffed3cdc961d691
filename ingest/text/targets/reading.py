"""The target statements of a paper, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.document import TextTable
from ingest.text.found import NONE, Head, Section, Target
from ingest.text.language import found_in, tables_in, text_of
from ingest.text.structure import Flow, flow
from ingest.text.targets.distributed import distributed
from ingest.text.targets.parts import Parts
from ingest.text.targets.phrases import phrases
from ingest.text.targets.plans import mixes, plan_of, plans_only, rules_only
from ingest.text.targets.quantities import Quantity, quantities
from ingest.text.targets.ranks import doublings, ranks, round_counts, round_sums, tenths
from ingest.text.targets.setting import Before, Place, Setting
from ingest.text.targets.statements import may_govern, stated
from ingest.text.targets.states import events_of, lead_of, limit_of, passing, state_at
from ingest.text.targets.sums import with_sums
from ingest.text.targets.tables import read_tables, tables_of
from ingest.text.targets.years import NOTHING, Governs
from ingest.text.widths import half_width_signs

FORECAST = re.compile(r"测算|预测")
"""What a line says that looks ahead without aiming: 据测算,2028年人口将达到50万."""
SENTENCE = re.compile(r"[。!?]")
LONGEST = 3000
"""Signs of a paragraph that is read as one; a text without line ends is read in pieces."""


@dataclass(slots=True)
class _Reader:
    setting: Setting
    parts: Parts
    found: list[Target] = field(default_factory=list)

    def line(self, start: int, end: int, counted: Sequence[Quantity]) -> None:
        """The statements of one line (a paragraph)."""
        plain = self.setting.plain
        looks_back = self.parts.tells(start)
        events = events_of(plain, start, end, self.setting.plan, looks_back)
        if looks_back and (not events or FORECAST.search(plain, start, end)):
            return
        state = Governs(start, "past") if looks_back else lead_of(plain, start, end, self.setting.plan)
        state = limit_of(plain, start, end, self.setting.plan) if state is NOTHING else state
        headed = Governs(start, "target", year) if not looks_back and (year := self.parts.year(start)) else NOTHING
        state = headed if state is NOTHING else state
        if not self._may_state((NOTHING, state, *events), counted):
            return
        before, sentence = Before(), start
        for one in distributed(plain, phrases(plain, start, end, counted)):
            at = one.quantity.start
            stop = max((found.end() for found in SENTENCE.finditer(plain, sentence, at)), default=sentence)
            if stop != sentence:
                sentence, before.divided = stop, 0
                state = NOTHING if passing(state) and not looks_back else state
                events = [event for event in events if not event.soft or event.at >= stop] if headed.year else events
            state = state_at(plain, events, state, at)
            if not may_govern(self.setting, state, at):
                continue
            made = stated(self.setting, one, Place(state, events, sentence), before)
            if made is not None:
                if (whole := before.part(plain, made)) != NONE:
                    made.part_of = whole
                before.add(made, len(self.found))
                self.found.append(made)

    def _may_state(self, states: Sequence[Governs], counted: Sequence[Quantity]) -> bool:
        """Whether any of a line's numbers can be of a time to come, whatever of these governs it."""
        if any(may_govern(self.setting, one, counted[0].start) for one in states):
            return True
        return any(self.setting.aims(one.start) for one in counted[1:])


def read_targets(
    text: str, sections: Sequence[Section] = (), head: Head | None = None, tables: Sequence[TextTable] = ()
) -> list[Target]:
    """The target statements of a text. `sections` and `head` are what was read of its build; `tables` its tables with cells."""
    said = flow(text)
    if said.cuts:
        return [_told(said, one) for one in _read(said.text, said.sections(sections), head or Head(), said.tables(tables))]
    return _read(text, sections, head or Head(), tables)


def _told(said: Flow, one: Target) -> Target:
    """A statement of the flow of a text at its place in the text as it stands."""
    start, end = said.back_span(one.start, one.end)
    value_start, value_end = said.back_span(one.value_start, one.value_end)
    return replace(one, start=start, end=end, value_start=value_start, value_end=value_end)


def _read(text: str, sections: Sequence[Section], head: Head, tables: Sequence[TextTable]) -> list[Target]:
    plain = half_width_signs(text)
    plan = plan_of(plain, head)
    parts = Parts(plain, plan)
    kind = rules_only(plain, head), plans_only(plain, head), mixes(plain, head)
    reader = _Reader(Setting(plain, text, plan, *kind, parts.aims), parts)
    grids = tables_of(plain, tables, plan)
    for start, end, counted in _lines(plain, grids):
        reader.line(start, end, counted)
    found = _merged(with_sums(plain, reader.found), read_tables(plain, text, grids, plan))
    return _with_sections(found, sections)


def _lines(plain: str, grids: Sequence[TextTable]) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Each line outside of tables that holds a number, with its numbers."""
    kept: list[Quantity] = []
    told = [*ranks(plain), *doublings(plain), *round_sums(plain), *round_counts(plain), *tenths(plain)]
    for one in sorted([*quantities(plain), *told], key=attrgetter("start")):
        if kept and one.start < kept[-1].end:
            continue
        if not any(grid.start <= one.start < grid.end for grid in grids):
            kept.append(one)
    at = end = 0
    while at < len(kept):
        start, end = _line(plain, end, kept[at])
        upto = at
        while upto < len(kept) and kept[upto].start < end:
            upto += 1
        yield start, end, kept[at:upto]
        at = upto


def _line(plain: str, after: int, counted: Quantity) -> tuple[int, int]:
    """The line that holds a number, or the sentences of it around the number where the line is a whole paper; it starts behind
    the last one's end."""
    start = max(after, plain.rfind("\n", after, counted.start) + 1)
    if counted.start - start > LONGEST:
        start = max(start, plain.rfind("。", start, counted.start) + 1)
    end = plain.find("\n", counted.end)
    end = len(plain) if end < 0 else end
    if end - start > LONGEST:
        stop = plain.rfind("。", counted.end, start + LONGEST)
        stop = plain.find("。", start + LONGEST, end) if stop < 0 else stop
        end = end if stop < 0 else stop + 1
    return start, end


def _merged(found: list[Target], tabled: list[Target]) -> list[Target]:
    """Both in the order of the text, with the places of other statements moved along."""
    if not tabled:
        return found
    both = found + tabled
    order = sorted(range(len(both)), key=lambda at: both[at].value_start)
    moved = {NONE: NONE, **{old: new for new, old in enumerate(order)}}
    return [replace(both[at], part_of=moved[both[at].part_of], sum_of=tuple(moved[one] for one in both[at].sum_of)) for at in order]


def _with_sections(found: list[Target], sections: Sequence[Section]) -> list[Target]:
    """Each statement with the innermost section that holds it."""
    if not sections:
        return found
    starts = [part.start for part in sections]
    for one in found:
        one.section = _innermost(sections, starts, one.value_start)
    return found


def _innermost(sections: Sequence[Section], starts: Sequence[int], at: int) -> int:
    place = bisect_right(starts, at) - 1
    while place != NONE and not (sections[place].start <= at < sections[place].end and sections[place].kind != "paragraph"):
        place = sections[place].parent if sections[place].start <= at < sections[place].end else place - 1
    return place


@Language.component("liantu_targets")
def targets(doc: Doc) -> Doc:
    """Adds the document's target statements to its finds."""
    found = found_in(doc)
    found.targets.extend(read_targets(text_of(doc), found.sections, found.head, tables_in(doc)))
    return doc
