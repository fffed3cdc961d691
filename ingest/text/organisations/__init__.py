"""Names of organisations by their grammar: how they end, where they start, and the short forms that the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import Entity
from ingest.text.language import found_in, text_of
from ingest.text.organisations.aliases import read_aliases
from ingest.text.organisations.brands import read_brands
from ingest.text.organisations.endings import ANY, LEVEL, STEM, Ending, ending_of, ending_pattern, stem_pattern
from ingest.text.organisations.groups import read_groups, read_listed
from ingest.text.organisations.growth import DISTRICT, RUN, start_of
from ingest.text.organisations.words import place_at

SOURCE = "organisations"
TAIL = re.compile(r"[(（](?:有限合伙|普通合伙|集团|筹)[)）]|[一二三四五六]期")
TITLE = re.compile(r"《[^《》\n]{1,120}》")
AUTHORITIES = frozenset({"Department", "PublicAuthority"})
OWNED = frozenset({"ResearchFacility", "ResearchInstitute"})
BRANCHES = ("分公司", "分行", "支行")
SURE, SHORT = 0.9, 0.7
"""How sure the grammar is of a name with more than two characters of its own, and of a shorter one."""


def read_organisations(text: str) -> list[Entity]:
    """The organisations that a text names, in order; of names within names the longest. Titles of papers are passed over."""
    listed = list(read_listed(text))
    taken = {at for entity in listed for at in range(entity.start, entity.end)}
    grammatical = [one for one in _longest(_grammatical(text)) if one.start not in taken and one.end - 1 not in taken]
    named = [*listed, *grammatical, *read_groups(text)]
    named.sort(key=lambda entity: entity.start)
    named += read_aliases(text, named)
    return sorted([*named, *read_brands(text, named)], key=lambda entity: entity.start)


def _grammatical(text: str) -> Iterator[Entity]:
    backwards, length = text[::-1], len(text)
    titles = {at for match in TITLE.finditer(text) for at in range(match.start(), match.end())}
    last = Entity(0, 0, "", "", "")
    for match in ending_pattern().finditer(text):
        if match.start() in titles:
            continue
        run = RUN.match(backwards, length - match.start())
        words = run[0][::-1] if run else ""
        ending = ending_of(match[0])
        first = _after(last, match.start() - len(words), match.start(), text, ending)
        start = start_of(text[first : match.start()], ending)
        if start is not None:
            last = _entity(text, first + start, match.end(), ending)
            yield last


def _after(last: Entity, first: int, end: int, text: str, ending: Ending) -> int:
    """Where a run starts that reaches over the name before it: behind an authority's name that a place follows, and behind a
    company's, unless it is the company's own branch or laboratory."""
    if not first < last.end <= end:
        return first
    if last.type in AUTHORITIES:
        if last.text.endswith("政府") and _goes_on(text[last.end : end], ending):
            return first
        follows = place_at(text, last.end) > last.end or (ending.type in AUTHORITIES and DISTRICT.match(text, last.end, end))
        return last.end if follows else first
    if ending.content == ANY and place_at(text, last.end) > last.end:
        return last.end
    return last.end if last.text.endswith("公司") and ending.type not in OWNED and ending.suffix not in BRANCHES else first


def _goes_on(between: str, ending: Ending) -> bool:
    """Whether what stands between a government and an ending makes them one name: its field (…人民政府侨务办公室), or nothing."""
    if not between:
        return ending.content == LEVEL
    return ending.content == STEM and stem_pattern().fullmatch(between[::-1]) is not None


def _entity(text: str, start: int, end: int, ending: Ending) -> Entity:
    if tail := TAIL.match(text, end):
        end = tail.end()
    score = SURE if end - start - len(ending.suffix) > 2 else SHORT
    return Entity(start, end, text[start:end], ending.type, SOURCE, score, kind=ending.kind)


def _longest(entities: Iterator[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        while kept and kept[-1].end > entity.start and kept[-1].end - kept[-1].start <= entity.end - entity.start:
            kept.pop()
        if not kept or kept[-1].end <= entity.start:
            kept.append(entity)
    return kept


@Language.component("liantu_organisations")
def organisations(doc: Doc) -> Doc:
    """Adds the organisations of a document to its entities."""
    found_in(doc).entities.extend(read_organisations(text_of(doc)))
    return doc
