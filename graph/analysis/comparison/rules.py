"""Rules that a place has of its own, or had at another time: told beside a comparison, since they are no difference of facts."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.comparison.side import Side
from graph.analysis.comparison.wording import say

LINES = ("W1", "W2", "W4_share", "R2", "R4")


def other_lines(a: Side, b: Side) -> list[str]:
    """Thresholds of states that both sides have set differently."""
    return [name for name in LINES if a.world.thresholds.get(name) != b.world.thresholds.get(name)]


def own_rules(a: Side, b: Side, scope: str) -> Iterator[str]:
    """In which rules of their own two places differ."""
    facts, here = a.world.facts, {"place": a.label, "other": b.label}
    words = facts.ontology.vocabularies["Population"]
    own = b.world.coverages.find_scope("", b.world.place)
    if not scope and own != a.population:
        yield say("caveat_scope", scope=words[a.population].zh, own=words[own].zh, **here)
    if lines := other_lines(a, b):
        yield say("caveat_thresholds", names="、".join(lines), **here)
    if a.world.window != b.world.window:
        yield say("caveat_window", years=a.world.window, other_years=b.world.window, **here)
    kinds = [side.world.geography.local_kinds(side.world.place) for side in (a, b)]
    if kinds[0] != kinds[1]:
        zh = facts.ontology.vocabularies["SiteKind"]
        told = ["、".join(zh[code].zh for code in sorted(one)) for one in kinds]
        yield say("caveat_local", kinds=told[0], other_kinds=told[1], **here)
    if len({facts.value(side.world.place, "unknownPlantCounts") == "false" for side in (a, b)}) > 1:
        yield say("caveat_plants")
