"""The clauses of a paper: sentence by sentence, each that gives something to somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from ingest.text.clauses.asides import around, of_all, own, to_another
from ingest.text.clauses.benefits import GIVEN
from ingest.text.clauses.benefits import benefits as read_benefits
from ingest.text.clauses.case import Cases
from ingest.text.clauses.casing import read_cases
from ingest.text.clauses.conditions import read_conditions
from ingest.text.clauses.drafts import Draft, drafts, stretches
from ingest.text.clauses.parts import Part, chain, parts
from ingest.text.clauses.placing import placed
from ingest.text.clauses.rows import giving_tables, rows_of
from ingest.text.clauses.sums import given, sentences
from ingest.text.clauses.tables import roles_in
from ingest.text.clauses.validity import Validity, claim_way, read_validity
from ingest.text.document import TextTable
from ingest.text.found import NONE, Benefit, Clause, Condition, Duty, Head, Section
from ingest.text.scanning import matches
from ingest.text.structure import flow, text_tables
from ingest.text.widths import keyed

GENERAL = re.compile(r"适用(?:对象|范围)|申报(?:条件|对象|主体)|支持对象|基本条件|扶持对象|奖励对象|资助对象")
APPLIES = re.compile(
    rf"(?:本|该)[\u4e00-\u9fff]{{1,8}}(?:适用于?|所称)(?:的?(?:对象|范围)(?:为|是)?)?|(?:{GENERAL.pattern})(?:为|是|:)"
)
MAY_APPLY = re.compile("[本该适申支基扶奖资]")
"""The signs that it begins with."""
WIDE = re.compile("[本该适]")
"""What is said of a whole paper, not of one article's claimants."""
TO_OTHERS = re.compile(r"(?:责任|牵头|配合|主管|实施|负责|落实)(?:单位|部门)\s*:\s*([^()。;\n]+)")
BACKGROUND = re.compile(
    r"(?:发展|工作|产业|现实|建设)(?:基础|现状|成效|背景|回顾)|基础条件|主要成效|面临(?:的)?(?:形势|问题|挑战)|^回顾"
)
FIRMS = re.compile(r"企[业事]|单位|公司|项目|主体")
TITLE_LENGTH = 30
UNNUMBERED = "段"
"""What stands for the number of a part that has none."""


def read_clauses(
    text: str, sections: Sequence[Section] = (), head: Head | None = None, duties: Sequence[Duty] = (),
    tables: Sequence[TextTable] = (),
) -> list[Clause]:  # fmt: skip
    """The clauses of a paper in order. Amounts are in 元, rates fractions, dates ISO; every offset is of `text`. `tables` are those
    that the document brought; tables of plain text are found here."""
    said = flow(text)
    found = _read(said.text, said.sections(sections), head or Head(), duties, [*said.tables(tables), *text_tables(said.text)])
    return [placed(one, said) for one in found] if said.cuts else found


def _read(
    text: str, sections: Sequence[Section], head: Head, duties: Sequence[Duty], known: Sequence[TextTable]
) -> list[Clause]:  # fmt: skip
    """The clauses of a text whose sentences no line end breaks."""
    plain = keyed(text)
    tables = giving_tables(plain, known)
    sums = [one for sentence in sentences(plain) for one in given(sentence) if not _in_table(one.start, tables)]
    if not sums and not tables and not GIVEN.search(plain):
        return []
    validity = read_validity(plain, head)
    found, general = list[tuple[Part, list[Draft]]](), list[tuple[int, Condition]]()
    heading = head.places.get("title", (0, 0))
    for part in parts(plain, sections):
        said = list(stretches(plain, part))
        held = [] if _told_only(part, sections) else drafts(plain, part, said, sums)
        held = [one for one in held if not _inside(one, heading) and not _in_table(one.start, tables)]
        found.append((part, held))
        general += _general(plain, part, said, sections, held)
        general += [(NONE, _paper_wide(one, one.start)) for one in ([] if held else of_all(plain, stretches(plain, part)))]
    reader = _Finisher(text, plain, sections, duties, validity, tuple(dict.fromkeys(general)))
    told = [clause for part, held in found for clause in (*reader.clauses(part, held), *reader.rows(part, tables))]
    return _numbered(sorted(told, key=lambda one: one.start))


def _in_table(place: int, tables: Sequence[TextTable]) -> bool:
    """Whether a place stands in a table that is read by row."""
    return any(one.start <= place < one.end for one in tables)


def _told_only(part: Part, sections: Sequence[Section]) -> bool:
    """Whether a part tells what has been done, and gives nothing."""
    return any(BACKGROUND.search(sections[one].title) for one in chain(sections, part.section))


def _inside(one: Draft, heading: tuple[int, int]) -> bool:
    """Whether a draft is the paper's own title."""
    return heading[0] <= one.start < heading[1]


def _numbered(found: list[Clause]) -> list[Clause]:
    """Every clause with a number of its own: those under one number are told apart by a count behind it (三(一)-2)."""
    several, seen = Counter(one.number for one in found), Counter[str]()
    for one in found:
        seen[one.number] += 1
        count = f"-{seen[one.number]}" if several[one.number] > 1 or not one.number else ""
        one.number = f"{one.number or UNNUMBERED}{count}"
    return found


def _general(
    plain: str, part: Part, said: Sequence[tuple[int, int]], sections: Sequence[Section], held: Sequence[Draft]
) -> list[tuple[int, Condition]]:  # fmt: skip
    """Hurdles that the paper sets for everything it gives, or a section for all that stands in it: each with the section within
    which it holds, NONE for the paper."""
    above = chain(sections, part.section) if part.section != NONE else []
    titled = [one for one in above if GENERAL.search(sections[one].title)]
    over = sections[part.section].parent if not held and part.section != NONE else part.section
    within = sections[titled[-1]].parent if titled else over
    found: list[tuple[int, Condition]] = []
    for start, end in said:
        applies = next(matches(APPLIES, MAY_APPLY, plain, start, end), None)
        if not applies and any(one.start < end and start < one.end for one in held):
            continue
        begin = applies.end() if applies else start
        if titled and not applies and start <= sections[part.section].title_end <= end:
            begin = sections[part.section].title_end
        if applies or (titled and begin < end):
            wide = applies is not None and WIDE.search(applies[0]) is not None
            found += [(NONE if wide else within, _paper_wide(one, begin)) for one in read_conditions(plain, begin, end)]
    return found


def _paper_wide(one: Condition, place: int) -> Condition:
    """A condition of more than one clause; alternatives of one sentence are told from those of another by its place."""
    return replace(one, any_of=f"全文{place}-{one.any_of}" if one.any_of else "", scope=one.scope or "全文")


class _Finisher:
    """Makes clauses of drafts: conditions, benefits, departments, validity."""

    def __init__(
        self, text: str, plain: str, sections: Sequence[Section], duties: Sequence[Duty], validity: Validity,
        general: tuple[tuple[int, Condition], ...],
    ) -> None:  # fmt: skip
        self.text, self.plain, self.sections = text, plain, sections
        self.validity = validity
        self._answer: dict[int, list[str]] = {}
        self._asked: dict[int, list[tuple[int, Condition]]] = {}
        for one in duties:
            self._answer.setdefault(one.section, []).append(one.department)
        for turn, (within, asked) in enumerate(general):
            self._asked.setdefault(within, []).append((turn, asked))

    def clauses(self, part: Part, held: Sequence[Draft]) -> Iterator[Clause]:
        """The clauses of one part."""
        named_in = list(TO_OTHERS.finditer(self.plain, part.start, part.end)) if held else []
        beside = around(self.plain, stretches(self.plain, part), held) if held else []
        for draft in held:
            gives = read_benefits(self.plain, draft.start, draft.end, draft.sums)
            if gives:
                cases = None if to_another(self.plain, draft) else read_cases(self.plain, draft, gives)
                each = cases.each if cases else [()] * len(gives)
                for one, asked in zip(gives, each, strict=True):
                    one.conditions = asked
                start, end = self._trimmed(draft.start, draft.end)
                yield Clause(
                    start, end, part.number,
                    part.title or self.text[start : min(end, start + TITLE_LENGTH)], part.section,
                    self._conditions(part, draft, gives, cases, beside), tuple(gives),
                    self._departments(part, draft, named_in), self.validity.since, self.validity.to, self.validity.claim_from,
                    self.validity.claim_to, actors=self._actors(draft), claim_way=claim_way(self.plain[start:end]))  # fmt: skip

    def rows(self, part: Part, tables: Sequence[TextTable]) -> Iterator[Clause]:
        """The clauses in the tables that begin in a part, one a row."""
        for table in tables:
            if part.start <= table.start < part.end:
                wide = self._wide(part)
                for row in rows_of(self.plain, table):
                    yield Clause(
                        row.start, row.end, part.number, self.text[row.title[0] : row.title[1]], part.section,
                        tuple(dict.fromkeys((*row.conditions, *wide))), row.benefits, row.departments, self.validity.since,
                        self.validity.to, self.validity.claim_from, self.validity.claim_to, source="clauses",
                        claim_way=claim_way(self.plain[row.start : row.end]))  # fmt: skip

    def _wide(self, part: Part) -> list[Condition]:
        """The conditions set for all that stand where a part does, in the order of the text."""
        above = {NONE, *chain(self.sections, part.section)}
        asked = [one for within in above for one in self._asked.get(within, ())]
        return [one for _, one in sorted(asked, key=itemgetter(0))]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _conditions(
        self, part: Part, draft: Draft, gives: Sequence[Benefit], cases: Cases | None, beside: Sequence[Condition]
    ) -> tuple[Condition, ...]:  # fmt: skip
        """Its own, those around it in its part, and those set for all that stand where it stands."""
        wide = [one for one in self._wide(part) if not draft.start <= one.start < draft.end]
        return tuple(dict.fromkeys((*own(self.plain, draft, gives, cases), *beside, *wide)))

    def _departments(self, part: Part, draft: Draft, named_in: Sequence[re.Match[str]]) -> tuple[str, ...]:
        """Those that answer for the part or for one above it, else those that its own words name."""
        for place in chain(self.sections, part.section):
            if named := self._answer.get(place):
                return tuple(dict.fromkeys(named))
        place = bisect_left(named_in, draft.end, key=lambda match: match.start())
        told = re.split(r"[、,;]", named_in[place][1]) if place < len(named_in) else []
        return tuple(one.strip() for one in told if one.strip())

    def _actors(self, draft: Draft) -> tuple[str, ...]:
        """The kinds of body that its words name; a laboratory or centre is an enterprise's as well, and where anything is given to
        an enterprise, a unit or a project, other bodies are named beside it."""
        start, end = draft.subject
        found = roles_in("clause_actors", self.plain[start:end])
        given = draft.sums[0].start if draft.sums and not draft.borrowed else end
        if "enterprise" not in found and found and ("facility" in found or FIRMS.search(self.plain, start, max(end, given))):
            found.append("enterprise")
        return tuple(kind for kind in found if kind != "enterprise" or "small_firm" not in found)
