"""All that is known of one link, gathered once: every document about it is made from the same answers, so that all show the same
numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.documents.gathered import titles_of
from app.documents.outside import Outside
from app.documents.prose import COMMAND
from app.show.states import StateMarks
from app.words import words
from graph.analysis.sixchains import ChainRow, link_row
from graph.analysis.sixchains.neighbourhood import next_links
from graph.analysis.surveying import Unsurveyed
from graph.candidates import Candidate, Candidates, Seeker
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states import Certificate, why_in
from graph.states.certificate import said_by
from graph.states.decide import Decision, decide
from graph.states.evidence import Evidence
from graph.states.world import COUNTED, World

POLICY, FITS = "policy", "counted"
LAYOUT = ("layout", "layoutReason")
UPSTREAM, DOWNSTREAM = "供给本环节", "要用本环节"
"""By these words the next links of a link tell on which side they stand."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A link of the strip: its state's mark and word, the ground and ink of its card (rrggbb), and how many firms count there."""

    id: str
    label: str
    state: str
    ground: str
    ink: str
    note: str
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A policy clause in force that applies to the link."""

    label: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The answers about a link, and what documents say of their sources. `kind` is real or 示例; `public`: only what may go out is
    in it; `layout`
    is what says where the link suits being; `window` is in years."""

    kind: str
    public: bool
    candidates: Candidates
    certificate: Certificate
    strip: tuple[Beside, ...]
    clauses: tuple[Clause, ...]
    layout: tuple[Evidence, ...]
    source_titles: dict[str, str]
    short_names: dict[str, str]
    window: float

    @property
    def survey_words(self) -> str:
        """What would tell of an unknown link, and whom to ask; empty where it is not unknown."""
        return _asking(self.candidates.survey) if self.candidates.survey else ""

    def short(self, one: Candidate) -> str:
        """What a candidate is called in a title."""
        return self.short_names.get(one.id) or one.label


@collecting_later()
def gather(facts: Facts, kind: str, link: str, place: str, scope: str = "", *, public: bool = False) -> Dossier:
    """The dossier of a link in a place, whole or as it may go out; all may be named as a person would. Raises UnknownName."""
    seeker = Seeker(facts, place, scope)
    world, found = seeker.world, seeker.of(link)
    certificate = why_in(world, found.link, seeker.population)
    found = _proved(found, certificate)
    strip, clauses = tuple(_strip(world, found)), tuple(_clauses(world, link_row(world, found.link, seeker.population)))
    layout = said_by(world, [fact for name in LAYOUT for fact in world.facts.about(found.link, name)])
    if public:
        outside = Outside(facts)
        layout = outside.shown(layout)
        found, certificate = outside.answer(found), outside.certificate(certificate)
        clauses = tuple(replace(one, evidence=shown) for one in clauses if (shown := outside.shown(one.evidence)))
    brief = {one.id: facts.value(one.id, "shortName") for one in (*found.existing, *found.outside)}
    return Dossier(kind, public, found, certificate, strip, clauses, layout, titles_of(facts), brief, world.window)


def _proved(found: Candidates, certificate: Certificate) -> Candidates:
    """What is said of those here without evidence of its own rests on what the certificate examined."""
    examined = {one.id: one.evidence for one in certificate.examined}

    def proved(one: Candidate) -> Candidate:
        known = examined.get(one.id, ())
        return replace(one, reasons=tuple(replace(why, evidence=why.evidence or known) for why in one.reasons))

    return replace(found, existing=tuple(map(proved, found.existing)))


def _strip(world: World, found: Candidates) -> Iterator[Beside]:
    """Links whose products go in, side by side, the link itself, and who uses it: four in all."""
    beside = next_links(world, found.link)
    before, after = (_distinct(world, found.link, [one.link for one in beside if side in one.why])
                     for side in (UPSTREAM, DOWNSTREAM))  # fmt: skip
    kept = before[: 3 - min(len(after), 1)]
    for place, link in enumerate((*kept, found.link, *after[: 3 - len(kept)])):
        arrow = "" if not place else "＋" if place < len(kept) else "→" if place <= len(kept) + 1 else "、"
        yield replace(_card(world, decide(world, link, found.header.scope)), arrow=arrow)


def _distinct(world: World, link: str, others: Sequence[str]) -> list[str]:
    """Links that are called otherwise than this one and each other: chains may have links of one name."""
    named = {_name(world.facts, other): other for other in reversed(others)}
    named.pop(_name(world.facts, link), None)
    return list(reversed(named.values()))


def _name(facts: Facts, link: str) -> str:
    return facts.value(link, "cardLabel") or facts.label(link)


def _card(world: World, decision: Decision) -> Beside:
    facts, counted = world.facts, sum(one.local and one.verdict.group in COUNTED for one in decision.examined)
    pending = sum(one.verdict.group == "pending" for one in decision.examined)
    note = words("brief_strip.counted", counted=counted, pending=pending)
    marks = StateMarks(facts.ontology)
    return Beside(decision.link, _name(facts, decision.link), marks.plain(decision.state), *marks.paint(decision.state), note)


def _clauses(world: World, row: ChainRow) -> Iterator[Clause]:
    """Those that name what the link is about, are in force here at the as-of date, and are well said."""
    cell = next((one for one in row.cells if one.chain == POLICY), None)
    told = [one for one in cell.supporters if one.standing == FITS] if cell else []
    yield from (Clause(one.label, said_by(world, one.facts)) for one in told)


def _asking(one: Unsurveyed) -> str:
    whom = "、".join(asked.label for asked in one.ask) or one.unknown_whom
    return f"{one.need_label}：{COMMAND.sub('', one.tells)}（{words('brief_strip.ask', whom=whom)}）"
