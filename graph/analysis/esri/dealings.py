"""`supplies` facts → links between firms with the shares that each side states of its latest period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import fsum, isfinite

from graph.facts import Fact
from graph.states.figures import ended, last_told, number
from graph.states.world import World
from ontology.errors import Issue, issue

Link = tuple[str, str]
SIDES = {"purchases": "采购额", "sales": "销售额"}


@dataclass(slots=True)
class Dealings:
    """Links (seller, buyer) with their stated share of the buyer's purchases and of the seller's sales; what was set aside.

    `stale` counts facts too old to count, `latest` is the newest period among those.
    """

    purchases: dict[Link, float] = field(default_factory=dict)
    sales: dict[Link, float] = field(default_factory=dict)
    links: set[Link] = field(default_factory=set)
    notes: list[Issue] = field(default_factory=list)
    stale: int = 0
    latest: str = ""


def dealings(world: World, excess: float) -> Dealings:
    """All dealings known. A firm whose shares of one kind add up to more than 1 + `excess`, or one of whose shares is no number
    from 0 to 1, keeps its links but loses those shares, and a note says so; up to the excess they are scaled to 1."""
    found, facts = Dealings(), world.facts
    told = [fact for fact in facts.of("supplies") if ended(facts, fact)]
    fresh = [fact for fact in told if not world.proof.all_stale(fact)]
    found.stale = len(told) - len(fresh)
    found.latest = max((fact.period for fact in told), default="")
    found.links = {(fact.subject, fact.object) for fact in fresh}
    reporters: dict[str, Callable[[Fact], str]] = {"purchases": lambda fact: fact.object, "sales": lambda fact: fact.subject}
    for side, into in (("purchases", found.purchases), ("sales", found.sales)):
        said = [fact for fact in fresh if fact.qualifier("shareOf") == side and fact.qualifier("share")]
        for firm, rows in sorted(last_told(facts, said, reporters[side]).items()):
            shares = _shares(rows)
            if note := _wrong(world, firm, side, rows, shares, excess):
                found.notes.append(note)
                continue
            whole = max(1.0, fsum(shares.values()))
            into.update((link, share / whole) for link, share in shares.items())
    return found


def _shares(rows: list[Fact]) -> dict[Link, float]:
    """Shares by link, those of several products added up."""
    parts: dict[Link, list[float]] = defaultdict(list)
    for fact in rows:
        share = number(fact, "share")
        parts[fact.subject, fact.object].append(float("nan") if share is None else share)
    return {link: fsum(found) for link, found in parts.items()}


def _wrong(world: World, firm: str, side: str, rows: list[Fact], shares: dict[Link, float], excess: float) -> Issue | None:
    """Why a firm's shares can't be used; None where they can."""
    label, period = world.facts.label(firm), rows[0].period
    for share in _numbers(rows):
        if not isfinite(share) or not 0 <= share <= 1:
            return issue("ESRI-SHARE-02", value=share, firm=label, period=period, side=SIDES[side])
    total = fsum(shares.values())
    if total > 1 + excess:
        return issue("ESRI-SHARE-01", value=f"{total:.2%}", firm=label, period=period, side=SIDES[side])
    return None


def _numbers(rows: list[Fact]) -> Iterator[float]:
    for fact in rows:
        share = number(fact, "share")
        yield float("nan") if share is None else share
