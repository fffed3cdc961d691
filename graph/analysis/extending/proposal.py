"""What is proposed, as any face can show it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.extending.backing import Backer, Likeness
from graph.analysis.extending.footing import Footing
from graph.analysis.extending.nearness import Near
from graph.analysis.extending.outside import Outsider
from graph.analysis.extending.standing import Standing
from graph.states.certificate import SourceNote
from graph.states.heading import Header
from graph.states.world import COUNTED

LISTS = ("proposals", "perhaps", "unsurveyed", "held_back", "already_here")
"""The lists of an answer that hold proposals."""
MANY = ("reasons", "shared_makers", "shared_inputs", "shared_codes", "perhaps_here", "firms_here", "bodies_here", "outside",
        "outside_places")  # fmt: skip
"""The parts of a proposal that are lists of objects."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step that leads to a proposal, in words: by which route, from what that is here, through which slot."""

    route: str
    via: str
    via_label: str
    slot_label: str
    essential: bool
    beside: tuple[str, ...]
    by_link_only: bool

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a proposal's `reasons`."""
        return {"route": self.route, "via": self.via, "via_label": self.via_label, "slot": self.slot_label,
                "essential": self.essential, "beside": list(self.beside), "by_link_only": self.by_link_only}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link (or a product without link) that the chain could be extended to, or widened by.

    `kind` is extend or widen; `within`: the link is one of the chain's own; `link_here`: firms here are at that link already, with
    other products; `standing` is the link's state here (None for a product without link), `unsurveyed` that nobody looked;
    `perhaps_here` are firms here that may do it already; `open_end` the unsurveyed links further on;
    `held_back`: why it is not among what is proposed (布局导向, 目录), empty else.
    """

    kind: str
    id: str
    label: str
    chains: tuple[str, ...]
    within: bool
    standing: Standing | None
    unsurveyed: bool
    perhaps_here: tuple[Backer, ...]
    open_end: tuple[str, ...]
    link_here: bool
    products: tuple[str, ...]
    reasons: tuple[Reason, ...]
    near: Near
    gain: Near
    rarity: Near
    shared_makers: tuple[Likeness, ...]
    shared_inputs: tuple[Likeness, ...]
    shared_codes: tuple[Likeness, ...]
    firms_here: tuple[Backer, ...]
    bodies_here: tuple[Backer, ...]
    outside: tuple[Outsider, ...]
    outside_places: tuple[Outsider, ...]
    layout: str
    held_back: tuple[str, ...]

    @property
    def section(self) -> str:
        """The list of the answer that it belongs to: what is held back, may be here, was not surveyed; else it is proposed."""
        if self.held_back:
            return "held_back"
        if self.perhaps_here:
            return "perhaps"
        return "unsurveyed" if self.unsurveyed else "proposals"

    @property
    def certain(self) -> bool:
        """Whether it rests on at least one firm here that counts, not on 待定 alone."""
        return any(one.kind in COUNTED for one in self.firms_here)

    @property
    def signs(self) -> int:
        """How many kinds of sign speak for nearness: makers, inputs, codes, bodies."""
        return sum(map(bool, (self.shared_makers, self.shared_inputs, self.shared_codes, self.bodies_here)))

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a proposal."""
        many = {name: [one.as_dict() for one in getattr(self, name)] for name in MANY}
        return {"kind": self.kind, "id": self.id, "label": self.label, "chains": list(self.chains), "within": self.within,
                "standing": self.standing.as_dict() if self.standing else None, "unsurveyed": self.unsurveyed,
                "open_end": list(self.open_end), "link_here": self.link_here, "certain": self.certain,
                "products": list(self.products), "near": self.near.as_dict(),
                "gain": self.gain.as_dict(), "rarity": self.rarity.as_dict(), **many,
                "layout": self.layout, "held_back": list(self.held_back)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extension:
    """The answer: proposals the best first; apart from them what firms here may do already, what nobody surveyed, what is held
    back, what is here already; and why there is nothing where there is not.

    `known_here` counts the chain's links with somebody known here; `gaps` are products between what is here, left to 补链;
    `footing` is where the place stands among areas.
    `sources` are those of the makers outside.
    """

    header: Header
    chain: str
    chain_label: str
    links: int
    known_here: int
    pending_here: int
    proposals: tuple[Proposal, ...]
    perhaps: tuple[Proposal, ...]
    unsurveyed: tuple[Proposal, ...]
    held_back: tuple[Proposal, ...]
    already_here: tuple[Proposal, ...]
    gaps: tuple[str, ...]
    footing: Footing
    nothing: str
    caveat: str
    sources: tuple[SourceNote, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu extend --json`."""
        head = {name: getattr(self.header, name) for name in ("snapshot", "ontology", "place", "place_label", "scope", "as_of")}
        lists = {name: [one.as_dict() for one in getattr(self, name)] for name in LISTS}
        return {"schema": 1, **head, "chain": self.chain, "chain_label": self.chain_label, "links": self.links,
                "known_here": self.known_here, "pending_here": self.pending_here, **lists, "gaps": list(self.gaps),
                "footing": self.footing.as_dict(), "nothing": self.nothing, "caveat": self.caveat,
                "sources": [one.as_dict() for one in self.sources]}  # fmt: skip
