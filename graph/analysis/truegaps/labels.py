"""Whether sources say that a place lacks a link: its stated share of the world below the line, proved or left unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from graph.analysis.truegaps.settings import Settings
from graph.facts import Fact
from graph.states.shares import by_place, outermost, stated_supply, supply_told
from graph.states.world import World

STATED, NEGLIGIBLE, REMAINDER = "stated", "negligible", "remainder"


@dataclass(frozen=True, slots=True)
class Label:
    """`gap`: the place holds less than the line. `share` is the stated fraction; None where only an upper end is known, as
    by the word negligible or by what the listed places leave (`basis`)."""

    gap: bool
    basis: str
    share: float | None

    def as_dict(self) -> dict[str, object]:
        """The JSON object `stated`."""
        return {"gap": self.gap, "basis": self.basis, "share": self.share}


@dataclass(frozen=True, slots=True)
class Supply:
    """What sources say countries hold of the world's supply of one link: numeric shares, and every country listed."""

    shares: dict[str, float]
    listed: dict[str, Fact]
    negligible: frozenset[str]

    @property
    def total(self) -> float:
        """The sum of the listed shares; it may exceed 1 by rounding."""
        return fsum(self.shares.values())

    def others(self, place: str) -> list[float]:
        """The other places' shares, largest first."""
        return sorted((share for one, share in self.shares.items() if one != place), reverse=True)

    def others_concentration(self, place: str) -> float:
        """The Herfindahl–Hirschman index of the other places' shares, scaled to sum to 1 so that the place's own share does not
        show; 1 where nobody else is listed."""
        shares = self.others(place)
        whole = fsum(shares)
        return fsum((share / whole) ** 2 for share in shares) if whole else 1.0

    def left_over(self, place: str) -> float:
        """What the others leave, 0..1: this *is* the label, and serves only to show that the backtest notices a leak."""
        return max(0.0, 1 - fsum(self.others(place)))


def supply(world: World, link: str) -> Supply | None:
    """The stated supply of a link, of the link itself or the first of its products with shares; None where none is numeric."""
    targets: Sequence[str] = (link, *sorted({fact.subject for fact in world.facts.to(link, "makesUp")}))
    for target in targets:
        said = [fact for fact in stated_supply(world, [target]) if world.facts.is_a(fact.subject, "Country")]
        shares = {place: share for place, share in outermost(world, by_place(world, said)).items() if 0 <= share <= 1}
        if shares:
            listed = {fact.subject: fact for fact in supply_told(world, [target])}
            small = (place for place, fact in listed.items() if fact.qualifier("negligible") == "true")
            return Supply(shares, listed, frozenset(one for one in small if not world.proof.all_stale(listed[one])))
    return None


def label(said: Supply, place: str, settings: Settings) -> Label | None:
    """Whether a place holds less than the line; None where that is unknown.

    A blank share is unknown unless the source calls it negligible; a place not listed holds at most what the listed ones leave,
    and lacks the link only if that is below the line. Shares that sum to far more than 1 label nobody.
    """
    if said.total > settings.most_total:
        return None
    if place in said.shares:
        return Label(said.shares[place] < settings.share_line, STATED, said.shares[place])
    if place in said.negligible:
        return Label(True, NEGLIGIBLE, None)
    if place not in said.listed and 1 - said.total < settings.share_line:
        return Label(True, REMAINDER, None)
    return None
