"""A 示例 world for candidates: the zone makes engines that need magnets, which nobody here makes; everything in it is invented."""

from __future__ import annotations

from graph.candidates import Candidate, Candidates, Check, candidates
from tests.worlds import Sketch, key, zone


def gap() -> Sketch:
    """Link `l` (made up by `p`) is missing here: surveyed, nobody counts. 总装 here makes engines (link `k`), which need `p`."""
    sketch = zone().surveyed().link("k", product="engine").maker("总装", "engine")
    sketch.record("slot", "InputSlot", name="磁体位", slotKind="material").relate("engine", "requires", "slot", essential="true")
    return sketch.relate("p", "fills", "slot")


def outsider(sketch: Sketch, name: str = "外厂", product: str = "p", place: str = "elsewhere", **said: str) -> Sketch:
    """A firm elsewhere that makes a product."""
    return sketch.maker(name, product, place, **said)


def asked(sketch: Sketch, link: str = "l", scope: str = "") -> Candidates:
    """The answer for a link in the zone."""
    return candidates(sketch.facts(), key(link), key("zone"), scope)


def one(sketch: Sketch, name: str = "外厂", link: str = "l") -> Candidate:
    """The candidate of this name."""
    found = asked(sketch, link)
    return next(each for each in (*found.existing, *found.outside) if each.label == name)


def outside(sketch: Sketch, link: str = "l") -> list[str]:
    """Names of those outside, in their order."""
    return [each.label for each in asked(sketch, link).outside]


def existing(sketch: Sketch, link: str = "l") -> list[str]:
    """Names of those here, in their order."""
    return [each.label for each in asked(sketch, link).existing]


def kinds(checks: tuple[Check, ...]) -> set[str]:
    """The kinds of checks."""
    return {each.kind for each in checks}


def lead(sketch: Sketch, firm: str, stage: str = "in_talks", name: str = "线索", **said: str) -> Sketch:
    """A lead after a firm, at a stage."""
    sketch.record(name, "Lead", projectStage=stage, ownerPost="招商岗", foundOn="2024-05", **said)
    return sketch.relate(name, "pursues", firm)
