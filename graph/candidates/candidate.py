"""A candidate: an enterprise that could close a gap, with its reasons as facts, its score, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.candidates.deal import Deal
from graph.candidates.path import Path
from graph.candidates.profile import Profile
from graph.candidates.score import Score
from graph.states.evidence import Evidence

EXISTING, FIRM, PLACE = "existing", "firm", "place"
"""Kinds: an enterprise here that could extend; one outside; a place said to supply without naming who."""
OCCUPANT, FILLER, SUB_TYPE, TO_REVIEW, ADJACENT = 1, 2, 3, 4, 5
"""证据层级: a confirmed occupant of the link; a maker of something else that fills the same slot; a maker of a sub-type; whoever
is known only by evidence still to be confirmed; of enterprises here, one that makes what stands next to the link."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is a candidate, in words, with the facts that say so. `kind` is the code of the reason."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a reason."""
        return {"kind": self.kind, "text": self.text, "evidence": [one.as_dict() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class Check:
    """What forbids it (among `vetoes`) or has to be found out first (among `to_verify`, 待核), and the facts behind it, if any."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a veto or of something to be verified."""
        return {"kind": self.kind, "text": self.text, "evidence": [one.as_dict() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class Support:
    """A platform, university, carrier, fund or service body here that could serve it, by which tie (in words), and how far that
    counts (计入, 证据弱, 所在地不明, …). `chain` is which of the six chains it belongs to."""

    id: str
    label: str
    cls: str
    chain: str
    chain_label: str
    how: str
    ring: str
    standing: str
    standing_label: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a `carriers` entry."""
        plain = ("id", "label", "cls", "chain", "chain_label", "how", "ring", "standing", "standing_label")
        return {**{name: getattr(self, name) for name in plain}, "evidence": [one.as_dict() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise (or a place) for a gap.

    `ring` is the nearest ring it is known in (区内, 市内, 省内, 国内, 国外; empty: 情况不明), `where` the places in words; `form`,
    `form_label` the form in which to bring it (拟招形态) that its kind, ring and the link's guidance suggest; `carriers` are those
    here with a tie to this enterprise itself (those of the link stand once in the answer); `path` is None where the facts know no
    way (情况不明); `vetoed` ones come last and are not to be pursued before the veto is settled.
    """

    id: str
    label: str
    kind: str
    tier: int
    tier_label: str
    ring: str
    where: str
    form: str
    form_label: str
    score: Score
    reasons: tuple[Reason, ...]
    buyers: tuple[Deal, ...]
    sellers: tuple[Deal, ...]
    carriers: tuple[Support, ...]
    path: Path | None
    vetoes: tuple[Check, ...]
    to_verify: tuple[Check, ...]
    profile: Profile

    @property
    def vetoed(self) -> bool:
        """Whether a fact forbids it."""
        return bool(self.vetoes)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a candidate."""
        plain = ("id", "label", "kind", "tier", "tier_label", "ring", "where", "form", "form_label")
        lists = ("reasons", "buyers", "sellers", "carriers", "vetoes", "to_verify")
        return {**{name: getattr(self, name) for name in plain}, "score": self.score.as_dict(),
                **{name: [one.as_dict() for one in getattr(self, name)] for name in lists},
                "path": self.path.as_dict() if self.path else None, "profile": self.profile.as_dict()}  # fmt: skip
