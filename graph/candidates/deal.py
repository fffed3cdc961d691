"""配套: who here would buy from a candidate or sell to it, and who supplies them today."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.evidence import Evidence

BUYER, SELLER = "buyer", "seller"


@dataclass(frozen=True, slots=True)
class Present:
    """A supplier outside that sells the product to somebody here today: a candidate would take its place.

    `share` is a fraction of what `share_of` says (purchases of the buyer, mostly); None where it is not stated.
    """

    id: str
    label: str
    product_as_named: str
    share: float | None
    share_of: str
    period: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a deal's `present`."""
        return {"id": self.id, "label": self.label, "product_as_named": self.product_as_named, "share": self.share,
                "share_of": self.share_of, "period": self.period, "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deal:
    """Somebody here who would buy from the candidate (`side` buyer) or sell to it (seller).

    `basis` says what it is known by: trades (they deal already), demands (it says that it buys this), buys (it buys it from others
    today), recipe (what it makes needs this, or goes into this). `certain` is false where only a recipe, an unconfirmed maker or a
    sale of something not named stands behind it. `slot` is the input slot of a recipe; `need` the yearly need as stated, empty
    where nobody states one (情况不明). `present` are the suppliers outside whose place the candidate would take.
    """

    side: str
    id: str
    label: str
    product: str
    product_label: str
    product_as_named: str
    basis: str
    basis_label: str
    certain: bool
    why: str
    share: float | None
    share_of: str
    need: str
    period: str
    slot: str
    present: tuple[Present, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a candidate's `buyers` and `sellers`."""
        plain = ("side", "id", "label", "product", "product_label", "product_as_named", "basis", "basis_label", "certain", "why",
                 "share", "share_of", "need", "period", "slot")  # fmt: skip
        return {**{name: getattr(self, name) for name in plain}, "present": [one.as_dict() for one in self.present],
                "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip
