"""Who does it elsewhere: firms and places known at an activity, how far off, and who says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.analysis.extending.here import Here
from graph.analysis.extending.tables import said
from graph.facts import Fact
from graph.states.evidence import Evidence
from graph.states.figures import latest
from graph.states.proof import CONFIRMED, REJECTED

Maker = tuple[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Outsider:
    """A firm, or a place that is said to supply (`kind`: firm, country, place), with the evidence; `where` is the nearest ring it
    is known in."""

    id: str
    label: str
    kind: str
    where: str
    confirmed: bool
    evidence: tuple[Evidence, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a proposal's `outside`."""
        return {"id": self.id, "label": self.label, "kind": self.kind, "where": self.where,
                "confirmed": self.confirmed, "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


class Outside:
    """Makers that are not here."""

    def __init__(self, here: Here) -> None:
        self._here, self._world, self._facts = here, here.world, here.world.facts
        self._rings = here.world.geography.rings(here.world.place)

    def makers(self, things: Collection[str]) -> list[Maker]:
        """Whoever is said to make or provide one of these links or products, not here and not rejected, the nearest first."""
        found: dict[str, list[Fact]] = {}
        for thing in sorted(things):
            told = [*self._facts.to(thing, "occupies"), *self._facts.to(thing, "produces")]
            told += [fact for fact in latest(self._facts, self._facts.to(thing, "provides")) if self._world.supplies(fact)]
            for fact in told:
                if fact.judgement != REJECTED and not self._is_here(fact.subject):
                    found.setdefault(fact.subject, []).append(fact)
        order = sorted(found, key=lambda one: (self._ring(one), not self._confirmed(found[one]), self._facts.label(one), one))
        return [(one, tuple(found[one])) for one in order]

    def where(self, maker: str) -> str:
        """The nearest ring in which a maker is known, and whether it may be here for all that is known."""
        names = [name for name, _ in self._rings[1:]]
        ring = self._ring(maker)
        if ring >= len(names):
            return said(("abroad", "nowhere")[ring - len(names)])
        perhaps_here = maker in self._world.geography.unsure(self._world.place)
        return said("perhaps_here", ring=names[ring]) if perhaps_here else names[ring]

    def told(self, maker: Maker, evidence: tuple[Evidence, ...]) -> Outsider:
        """A maker with its evidence."""
        actor, facts = maker
        return Outsider(actor, self._facts.label(actor), self._kind(actor), self.where(actor), self._confirmed(facts), evidence)

    def _kind(self, maker: str) -> str:
        """Whether a maker is a firm, a country or another place: only firms are counted by 家."""
        if self._facts.is_a(maker, "Country"):
            return "country"
        return "place" if self._facts.is_a(maker, "Place") else "firm"

    def _confirmed(self, facts: Collection[Fact]) -> bool:
        """Whether a judgement or the evidence confirms it."""
        return any(fact.judgement == CONFIRMED for fact in facts) or self._world.proof.confirmed(facts)

    def _ring(self, maker: str) -> int:
        """0 the nearest; after the rings of this place: known elsewhere, not known where."""
        known = self._places(maker)
        inside = (number for number, (_, area) in enumerate(self._rings[1:]) if area in known)
        return next(inside, len(self._rings) - 1 + (not known))

    def _places(self, maker: str) -> set[str]:
        above = self._world.geography.above
        if self._facts.is_a(maker, "Place"):
            return set(above(maker))
        sites = self._facts.about(maker, "operates")
        return {place for site in sites for place in self._world.geography.places_of(site.object)}

    def _is_here(self, maker: str) -> bool:
        """Whether it has a site in the place, or is a place that holds or is held by this one."""
        if self._facts.is_a(maker, "Place"):
            return self._world.geography.one_holds_other(maker, self._world.place)
        return maker in self._world.geography.present(self._world.place)
