"""The clauses of a paper: sentence by sentence, each that gives something to somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.text.clauses.benefits import GIVEN, benefits
from ingest.text.clauses.conditions import read_conditions
from ingest.text.clauses.parts import Part, chain, parts
from ingest.text.clauses.sums import SENTENCE, Sum, given, sentences
from ingest.text.clauses.tables import roles_in
from ingest.text.clauses.validity import Validity, claim_way, read_validity
from ingest.text.found import NONE, Clause, Condition, Duty, Head, Section
from ontology.values.text import KEYBOARD

APART = re.compile(r"[,:](?=(?:其中|此外|同时|并)?,?(?:对(?!方|接|外|内|口|标|照)于?|凡)[^,。;]{3,})")
"""Where a sentence turns to somebody else."""
LIMITING = re.compile(
    r"\s*(?:\([^()]{1,3}\))?(?:同一|单[个家户]|每[家户个年]|年度|累计|该项|此项|上述|以上|最高|单项|合计|其他|其余|各项|其中)"
)
"""How a sentence begins that goes on about the clause before it."""
GIVER = r"(?:分别|再|可|一次性|按规定|最高|额外|优先|[省市区县镇](?:级|本级)?(?:财政)?)*"
TURN = re.compile(rf"{GIVER}(?:给予|予以|享受|按照?(?!规定|要求))")
WEAK_TURN = re.compile(rf"{GIVER}(?:奖励|奖补|补助|补贴|资助|支持|扶持|最高|不超过)")
TO_WHOM = re.compile(
    r"\s*(?:其中,?|此外,?|同时,?)?(?:对(?!方|接|外|内|口|标|照)于?|凡)(?:(?!鼓励|引导)[^。;]){3,120}?(?:给予|予以|免收|减免)"
)
LEAD = re.compile(
    r"\s*(?:[-—·●■•]+\s*|第[一二三四五六七八九十百\d]+条\s*|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳])?\s*"
)
"""What stands before the first word: blanks, a dash, a number."""
GENERAL = re.compile(r"适用(?:对象|范围)|申报(?:条件|对象|主体)|支持对象|基本条件|扶持对象|奖励对象|资助对象")
APPLIES = re.compile(r"(?:本|该)[\u4e00-\u9fff]{1,8}(?:适用于?|所称)(?:的?(?:对象|范围)(?:为|是)?)?")
TO_OTHERS = re.compile(r"(?:责任|牵头|配合|主管|实施|负责|落实)(?:单位|部门)\s*:\s*([^()。;\n]+)")
TITLE_LENGTH = 30
UNNUMBERED = "段"
"""What stands for the number of a part that has none."""


@dataclass(slots=True)
class Draft:
    """A clause that is being read: where it stands, whom it is for, and its sums so far."""

    start: int
    end: int
    subject: tuple[int, int]
    sums: list[Sum] = field(default_factory=list)


def read_clauses(
    text: str, sections: Sequence[Section] = (), head: Head | None = None, duties: Sequence[Duty] = ()
) -> list[Clause]:  # fmt: skip
    """The clauses of a paper in order. Amounts are in 元, rates fractions, dates ISO; every offset is of `text`."""
    plain = text.translate(KEYBOARD)
    sums = [one for sentence in sentences(plain) for one in given(sentence)]
    if not sums and not GIVEN.search(plain):
        return []
    validity = read_validity(plain, head or Head())
    found, general = list[tuple[Part, list[Draft]]](), list[Condition]()
    for part in parts(plain, sections):
        found.append((part, _drafts(plain, part, sums)))
        general += _general(plain, part, sections)
    reader = _Finisher(text, plain, sections, duties, validity, tuple(dict.fromkeys(general)))
    return _numbered([clause for part, drafts in found for clause in reader.clauses(part, drafts)])


def _numbered(found: list[Clause]) -> list[Clause]:
    """Every clause with a number of its own: those under one number are told apart by a count behind it (三(一)-2)."""
    several, seen = Counter(one.number for one in found), Counter[str]()
    numbered = []
    for one in found:
        seen[one.number] += 1
        count = f"-{seen[one.number]}" if several[one.number] > 1 or not one.number else ""
        numbered.append(replace(one, number=f"{one.number or UNNUMBERED}{count}"))
    return numbered


def _drafts(plain: str, part: Part, sums: Sequence[Sum]) -> list[Draft]:
    """The clauses of one part, before their words are read."""
    drafts: list[Draft] = []
    before = (part.start, part.start)
    for start, end in _stretches(plain, part):
        inside = sums[bisect_left(sums, start, key=lambda one: one.start) : bisect_left(sums, end, key=lambda one: one.start)]
        for begin, last, held in _segments(plain, start, end, inside):
            first = _worded(plain, begin, last)
            if drafts and held and LIMITING.match(plain, first, last):
                drafts[-1].sums += held
                drafts[-1].end = last
            elif held or TO_WHOM.match(plain, first, last):
                drafts.append(Draft(first, last, _subject(plain, first, last, held, before), held))
        before = (start, end)
    return drafts


def _worded(plain: str, start: int, end: int) -> int:
    """Where the first word of a stretch stands."""
    lead = LEAD.match(plain, start, end)
    return lead.end() if lead else start


def _stretches(plain: str, part: Part) -> Iterator[tuple[int, int]]:
    at = part.start
    for stop in SENTENCE.finditer(plain, part.start, part.end):
        if stop.start() > at:
            yield at, stop.start()
        at = stop.end()
    if at < part.end:
        yield at, part.end


def _segments(plain: str, start: int, end: int, sums: Sequence[Sum]) -> Iterator[tuple[int, int, list[Sum]]]:
    """A sentence cut where it turns to somebody else, if something is given on both sides."""
    at, held = start, list(sums)
    for cut in APART.finditer(plain, start, end):
        inside = [one for one in held if one.end <= cut.start()]
        if inside and len(inside) < len(held):
            yield at, cut.start(), inside
            at, held = cut.end(), held[len(inside) :]
    yield at, end, held


def _subject(plain: str, start: int, end: int, sums: Sequence[Sum], before: tuple[int, int]) -> tuple[int, int]:
    """The words that say whom a clause is for: those before the giving; where there are none, the sentence before."""
    stop = sums[0].start if sums else end
    turns = list(TURN.finditer(plain, start, stop)) or list(WEAK_TURN.finditer(plain, start, stop))
    last = (turns[-1] if sums else turns[0]).start() if turns else stop
    if len(re.sub(r"[\W\d_]|其中|同时|此外", "", plain[start:last])) >= 2:
        return start, last
    return before


def _general(plain: str, part: Part, sections: Sequence[Section]) -> list[Condition]:
    """Hurdles that the paper sets for everything it gives."""
    titled = part.section != NONE and any(GENERAL.search(sections[one].title) for one in chain(sections, part.section))
    found: list[Condition] = []
    for start, end in _stretches(plain, part):
        applies = APPLIES.search(plain, start, end)
        begin = applies.end() if applies else start
        if titled and not applies and start <= sections[part.section].title_end <= end:
            begin = sections[part.section].title_end
        if applies or (titled and begin < end):
            found += read_conditions(plain, begin, end)
    return [replace(one, any_of=f"全文{one.any_of}" if one.any_of else "", scope=one.scope or "全文") for one in found]


class _Finisher:
    """Makes clauses of drafts: conditions, benefits, departments, validity."""

    def __init__(
        self, text: str, plain: str, sections: Sequence[Section], duties: Sequence[Duty], validity: Validity,
        general: tuple[Condition, ...],
    ) -> None:  # fmt: skip
        self.text, self.plain, self.sections = text, plain, sections
        self.duties, self.validity, self.general = duties, validity, general

    def clauses(self, part: Part, drafts: Sequence[Draft]) -> Iterator[Clause]:
        """The clauses of one part."""
        for draft in drafts:
            gives = benefits(self.plain, draft.start, draft.end, draft.sums)
            if gives:
                start, end = self._trimmed(draft.start, draft.end)
                yield Clause(
                    start, end, part.number,
                    part.title or self.text[start : start + TITLE_LENGTH], part.section, self._conditions(draft), tuple(gives),
                    self._departments(part, draft), self.validity.since, self.validity.to, self.validity.claim_from,
                    self.validity.claim_to, actors=self._actors(draft), claim_way=claim_way(self.plain[start:end]))  # fmt: skip

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _conditions(self, draft: Draft) -> tuple[Condition, ...]:
        own = read_conditions(self.plain, *draft.subject)
        return (*own, *(one for one in self.general if not draft.start <= one.start < draft.end))

    def _departments(self, part: Part, draft: Draft) -> tuple[str, ...]:
        """Those that answer for the part or for one above it, else those that its own words name."""
        for place in chain(self.sections, part.section):
            named = [one.department for one in self.duties if one.section == place]
            if named:
                return tuple(dict.fromkeys(named))
        match = TO_OTHERS.search(self.plain, draft.end, part.end)
        return tuple(one.strip() for one in re.split(r"[、,;]", match[1]) if one.strip()) if match else ()

    def _actors(self, draft: Draft) -> tuple[str, ...]:
        said = self.plain[slice(*draft.subject)]
        found = roles_in("clause_actors", said)
        return tuple(kind for kind in found if kind != "enterprise" or "small_firm" not in found)
