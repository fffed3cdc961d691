"""A made-up chain whose shares in six countries go with who makes what there, told fact by fact."""

from __future__ import annotations

import random
from dataclasses import replace

from graph.analysis.truegaps import Examples, Settings, default_settings, gather
from tests.worlds import Sketch, key

CODES = ("CHN", "USA", "JPN", "KOR", "TWN", "NLD")
STAGES = ("upstream", "midstream", "downstream")
CHAIN = key("chain")


def quick(**values: float) -> Settings:
    """The shipped settings with few draws, resamples and shuffles."""
    return replace(default_settings(), **{"draws": 40, "resamples": 200, "shuffles": 4, **values})  # type: ignore[arg-type]


def countries() -> Sketch:
    """The six countries, an empty chain, and a survey of every maker in each."""
    sketch = Sketch().source("t", "strong").record("chain", "IndustryChain")
    for code in CODES:
        sketch.record(code, "Country", countryCode=code).surveyed(place=code)
    return sketch


def lone(**shares: str) -> Sketch:
    """One link `l` of product `p` with these stated shares by country; `negligible` and an empty text are said so."""
    sketch = countries().link("l", product="p", stage="midstream")
    for code, share in shares.items():
        said = {"negligible": "true"} if share == "negligible" else {"share": share} if share else {"note": "有供应"}
        sketch.relate(code, "provides", "p", **said)
    return sketch


def pooled(links: int = 30, seed: int = 7) -> Sketch:
    """A chain of links in three stages. In each a few countries hold the world's shares; a holder has one to four makers, one that
    holds nothing has one in every fifth case, and each product needs the one before."""
    draw, sketch = random.Random(seed), countries()
    for number in range(links):
        product = f"p{number}"
        sketch.link(f"l{number}", product=product, stage=STAGES[number % 3])
        if number:
            sketch.record(f"slot{number}", "InputSlot", slotKind="material").relate(product, "requires", f"slot{number}")
            sketch.relate(f"p{number - 1}", "fills", f"slot{number}")
        holders = draw.sample(CODES, 2)
        for code, share in zip(holders, ("0.6", "0.4"), strict=True):
            sketch.relate(code, "provides", product, share=share)
        for code in CODES:
            for maker in range(draw.randint(1, 4) if code in holders else int(draw.random() < 0.2)):
                sketch.maker(f"{code}-{number}-{maker}", product, code)
    return sketch


def examples(sketch: Sketch, settings: Settings | None = None) -> Examples:
    """The labelled pairs of a world."""
    return gather(sketch.world("CHN"), CHAIN, settings or quick())
