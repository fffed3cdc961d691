"""A 示例 world for extensions: ore → ingot → bar → part → engine, of which the zone makes bars; everything in it is invented."""

from __future__ import annotations

from graph.analysis.extending import Extension, Proposal, extend
from tests.worlds import Sketch, zone


def step(sketch: Sketch, taker: str, filler: str, *others: str, kind: str = "material") -> Sketch:
    """A slot of `taker` that each of these fills."""
    slot = f"slot-{taker}-{filler}"
    sketch.record(slot, "InputSlot", slotKind=kind).relate(taker, "requires", slot, essential="true")
    for one in (filler, *others):
        sketch.relate(one, "fills", slot)
    return sketch


def metal(*makers: str) -> Sketch:
    """Chain `metal` (links 矿, 锭, 棒, 件), its products, and an engine in another chain; these firms here make bars; all links of
    the zone are surveyed."""
    return unsurveyed(*makers).surveyed()


def unsurveyed(*makers: str) -> Sketch:
    """As `metal`, but nobody looked."""
    sketch = zone().record("metal", "IndustryChain").record("motor", "IndustryChain")
    for link, product in (("矿", "ore"), ("锭", "ingot"), ("棒", "bar"), ("件", "part")):
        sketch.record(link, "ChainLink").relate(link, "partOf", "metal")
        sketch.record(product, "Product").relate(product, "makesUp", link)
    sketch.record("机", "ChainLink").relate("机", "partOf", "motor").record("engine", "Product").relate("engine", "makesUp", "机")
    for taker, filler in (("ingot", "ore"), ("bar", "ingot"), ("part", "bar"), ("engine", "bar")):
        step(sketch, taker, filler)
    for maker in makers:
        sketch.maker(maker, "bar")
    return sketch


def extended(sketch: Sketch, chain: str = "metal", place: str = "zone", scope: str = "") -> Extension:
    """The answer for a chain in a place."""
    return extend(sketch.facts(), f"t:{chain}", f"t:{place}", scope)


def proposed(sketch: Sketch, kind: str = "extend") -> dict[str, str]:
    """Proposals of a kind: label → first route."""
    return {one.label: one.reasons[0].route for one in extended(sketch).proposals if one.kind == kind}


def one(sketch: Sketch, label: str) -> Proposal:
    """The proposal of this label."""
    return next(found for found in extended(sketch).proposals if found.label == label)
