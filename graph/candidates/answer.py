"""Whom to attract for one link: the answer, as any face can show it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.surveying import Unsurveyed
from graph.candidates.candidate import Candidate, Support
from graph.candidates.score import Weights
from graph.states.certificate import SourceNote
from graph.states.evidence import Evidence
from graph.states.heading import Header

PROPOSED, PROVISIONAL, SUPPLY_ONLY, NOBODY, NOT_NEEDED, FORBIDDEN = (
    "proposed", "provisional", "supply_only", "nobody", "not_needed", "forbidden")  # fmt: skip
"""Stances: to be attracted; known, but survey the link first; to be bought from, not brought here (不宜本地); nobody is known
anywhere; the link is sound; 禁限. Only the first three list anybody."""

LISTING = (PROPOSED, PROVISIONAL, SUPPLY_ONLY)


@dataclass(frozen=True, slots=True)
class Pursued:
    """An enterprise that is set apart: it is here already, or somebody talks with it. `what` is here or talks.

    `item` is the lead or project (empty for one that is here only), with its stage, the post in charge (never a person's name)
    and the date of its latest milestone, else the day it was found; `by_name` tells that only a former name joins them.
    """

    id: str
    label: str
    what: str
    what_label: str
    item: str
    item_label: str
    stage: str
    stage_label: str
    post: str
    date: str
    by_name: str
    says: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a `set_apart` entry."""
        plain = ("id", "label", "what", "what_label", "item", "item_label", "stage", "stage_label", "post", "date", "by_name",
                 "says")  # fmt: skip
        return {**{name: getattr(self, name) for name in plain}, "evidence": [one.as_dict() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class NextLink:
    """A link next to one that nobody is known at, and how many enterprises are known at it anywhere, and here."""

    id: str
    label: str
    why: str
    known: int
    here: int

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a `next_links` entry."""
        return {"id": self.id, "label": self.label, "why": self.why, "known": self.known, "here": self.here}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The answer for one link in a place. `stance` says what may be done with the list and `note` why, in words.

    `existing` are enterprises here that could extend, `outside` those elsewhere, both the best first (vetoed ones last);
    `set_apart` those already here at the link or already in talks, never among the others; `carriers` serve whoever comes;
    `survey` what must be looked at first where the state is unknown; `next_links` neighbours with candidates where this has none.
    """

    header: Header
    link: str
    link_label: str
    chain: str
    chain_label: str
    state: str
    state_label: str
    reason: str
    certificate: str
    layout: str
    stance: str
    note: str
    survey: Unsurveyed | None
    existing: tuple[Candidate, ...]
    outside: tuple[Candidate, ...]
    set_apart: tuple[Pursued, ...]
    carriers: tuple[Support, ...]
    next_links: tuple[NextLink, ...]
    weights: Weights
    sources: tuple[SourceNote, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu candidates --json`."""
        plain = ("link", "link_label", "chain", "chain_label", "state", "state_label", "reason", "certificate", "layout", "stance",
                 "note")  # fmt: skip
        lists = ("existing", "outside", "set_apart", "carriers", "next_links", "sources")
        return {"schema": 1, **self.header.head(), **{name: getattr(self, name) for name in plain},
                "survey": self.survey.as_dict() if self.survey else None,
                **{name: [one.as_dict() for one in getattr(self, name)] for name in lists},
                "weights": self.weights.as_dict()}  # fmt: skip
