"""A brief whose words an officer changed: every number stays, and stays with its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.documents.brief import layout as at
from app.documents.brief.content import Brief, Firm, Step
from app.documents.prose import CITE, STRONG, Run, Text, said
from app.layout import width
from app.words import words
from ingest.pursuit.finding import person
from ontology.errors import Issue, issue
from ontology.values import plain_width

MARK = re.compile(r"[\[［【]([\d,，]+)[\]］】]")
"""How the number of a source is written in a field: [1,2]."""
FIGURES, PERCENT = r"\d+(?:[.,:/]\d+)*", "百分之[零一二三四五六七八九十百点]+"
CHARACTERS = "(?:[一二两三四五六七八九十百千万亿]{2,}|[二两三四五六七八九十百])(?=[家个项条亩元吨台套人户倍年月成])"
NUMBER = re.compile(f"{FIGURES}|{PERCENT}|{CHARACTERS}")
"""A number in figures, or in characters before a measure word; one alone (一家) counts nothing."""
CONTROL = re.compile(r"\s*\n\s*|[\x00-\x1f\x7f]")
"""A text is one paragraph, without signs that no paper can hold."""
TITLE, VERDICT, LEADER = "标题", "结论", "包抓领导"
WHAT, WHO, BESIDE, DUE = "事项", "责任", "配合", "时限"
POINTS = {"要点": "points", "配套渠道": "channels", "落地条件": "terms", "风险": "risks"}
WHY, CHANNEL = "理由", "对接渠道"
FREE, POSTS = (LEADER, WHO, BESIDE, DUE), (LEADER, WHO, BESIDE)
"""What people decide rather than know: written freely, posts without names."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text that may be changed: its label that stays, and the words that may change."""

    head: Text
    body: Text

    @property
    def written(self) -> str:
        """The words as they stand in a field: sources in brackets."""
        return "".join(f"[{run.text}]" if run.look == CITE else run.text for run in self.body.runs).strip("　")


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief with the words that were changed, and what could not be used: the words as typed, and why."""

    brief: Brief
    typed: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Issue] = field(default_factory=dict)


def places(brief: Brief) -> dict[str, Place]:
    """Everything that may be changed, by a name such as 要点.1."""
    return dict(_places(brief))


def _places(brief: Brief) -> Iterator[tuple[str, Place]]:
    yield TITLE, Place(Text(), said(brief.title))
    yield VERDICT, Place(Text(), brief.verdict)
    for name, block in POINTS.items():
        yield from ((f"{name}.{number}", _parted(text)) for number, text in enumerate(getattr(brief, block), 1))
    for number, firm in enumerate(brief.firms, 1):
        yield f"{WHY}.{number}", Place(Text(), firm.why)
        yield f"{CHANNEL}.{number}", Place(Text(), firm.channel)
    if brief.leader:
        yield LEADER, Place(Text(), said(brief.leader.removeprefix(words("brief.leader", post=""))))
    for number, step in enumerate(brief.steps, 1):
        for name, text in zip((WHAT, WHO, BESIDE, DUE), step.cells(), strict=True):
            yield f"{name}.{number}", Place(Text(), text)


def _parted(text: Text) -> Place:
    """The label in front of a point stays."""
    if text.runs and text.runs[0].look == STRONG:
        return Place(Text(text.runs[:1]), Text(text.runs[1:]))
    return Place(Text(), text)


def drafted(brief: Brief, typed: Mapping[str, str]) -> Draft:
    """The brief with what was typed. What is empty, or says what stood there, changes nothing."""
    known, told, refused = places(brief), dict[str, Text](), dict[str, Issue]()
    for name, written in typed.items():
        place, text = known.get(name), CONTROL.sub("", written).strip()
        if place is None or not text or text == place.written:
            continue
        if wrong := _wrong(name, place, text):
            refused[name] = wrong
        else:
            told[name] = place.head + _gap(place) + _read(text)
    return Draft(_with(brief, told), typed, refused)


def _gap(place: Place) -> Text:
    first = place.body.plain[:1] if place.head else ""
    return said("　") if first == "　" else Text()


def _read(text: str) -> Text:
    runs: list[Run] = []
    for number, part in enumerate(MARK.split(text)):
        runs += [Run(plain_width(part), CITE)] if number % 2 else said(part).runs
    return Text(tuple(runs))


def _wrong(name: str, place: Place, text: str) -> Issue | None:
    kind = name.partition(".")[0]
    if kind in POSTS and (found := person(text, kind)):
        return found
    if kind == TITLE and width(text) > at.LONGEST_TITLE:
        return issue("LT-WEB-29", column=kind, value=(width(text) + 1) // 2, most=at.LONGEST_TITLE // 2)
    strange = [] if kind in FREE else strangers(text, place.written)
    return issue("LT-WEB-28", column=kind, value="、".join(strange)) if strange else None


def strangers(text: str, original: str) -> list[str]:
    """Numbers that don't stand before the same source in the original; a source that doesn't stand there at all is one too."""
    there: dict[str, Counter[str]] = {}
    for mark, numbers in _claims(original):
        there.setdefault(mark, Counter()).update(numbers)
    found: list[str] = []
    for mark, numbers in _claims(text):
        known = there.get(mark)
        if known is None:
            found.append(f"出处 {mark}" if mark else "、".join(numbers))
            continue
        found += (numbers - known).elements()
        known.subtract(numbers)
    return [one for one in found if one]


def _claims(text: str) -> Iterator[tuple[str, Counter[str]]]:
    """What stands before each mark, and after the last: the mark, and the numbers."""
    parts = MARK.split(plain_width(text))
    for at_, part in enumerate(parts[::2]):
        mark = parts[2 * at_ + 1] if 2 * at_ + 1 < len(parts) else ""
        yield mark, Counter(NUMBER.findall(part))


def _with(brief: Brief, told: Mapping[str, Text]) -> Brief:
    """The brief with other words at these places."""

    def lines(name: str, block: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(told.get(f"{name}.{number}", text) for number, text in enumerate(block, 1))

    def firm(number: int, one: Firm) -> Firm:
        return replace(one, why=told.get(f"{WHY}.{number}", one.why), channel=told.get(f"{CHANNEL}.{number}", one.channel))

    def step(number: int, one: Step) -> Step:
        return Step(*(told.get(f"{name}.{number}", text) for name, text in zip((WHAT, WHO, BESIDE, DUE), one.cells(), strict=True)))

    title = told[TITLE].plain if TITLE in told else brief.title
    leader = words("brief.leader", post=told[LEADER].plain) if LEADER in told else brief.leader
    return replace(
        brief, title=title, verdict=told.get(VERDICT, brief.verdict), leader=leader,
        points=lines("要点", brief.points), channels=lines("配套渠道", brief.channels), terms=lines("落地条件", brief.terms),
        risks=lines("风险", brief.risks),
        firms=tuple(firm(number, one) for number, one in enumerate(brief.firms, 1)),
        steps=tuple(step(number, one) for number, one in enumerate(brief.steps, 1)),
    )  # fmt: skip
