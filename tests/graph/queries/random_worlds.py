"""Many random worlds told into one ledger, each with keys, names and codes of its own, so that one view of it holds them all."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from graph.home import Home, open_home
from graph.ledger import Judgement
from graph.statement import Statement
from tests.graph.queries.random_support import add_support
from tests.worlds import Sketch, zone

NUMBER = 32
POPULATIONS = ("all", "above_scale", "above_scale_industry", "listed")
PLACES = ("zone", "zone", "zone", "park", "city", "elsewhere", "abroad")
KINDS = ("factory", "factory", "factory", "registered", "registered", "office", "research", "")
STATUSES = ("", "", "", "operating", "operating", "full", "trial", "building", "planned", "stopped", "vacated")
PERIODS = ("", "", "2024", "2024", "2023-11", "2024-12", "2019", "2021", "2025", "2024-01/2024-06")
PAPERS = ("", "", "", "strong", "weak-a", "weak-a", "weak-b", "copy-of-a", "weak-old", "strong-old", "undated")
LINKS = ("l", "child", "grandchild", "k")
PRODUCTS = ("p", "p", "q", "r", "m")


@dataclass(frozen=True)
class Worlds:
    """A home that holds random worlds, and the names of their zones."""

    home: Home
    zones: tuple[str, ...]

    def chain(self, place: str) -> str:
        """The chain of a zone's world."""
        return place.removesuffix("zone") + "chain"


def make_worlds(folder: Path, number: int = NUMBER) -> Worlds:
    """The worlds of seeds 0 … number - 1, in one load."""
    home = open_home(folder, kind="示例")
    sketches = [add_support(random_world(random.Random(seed)), random.Random(f"support {seed}")) for seed in range(number)]
    home.ledger.add([_own(one, seed) for seed, sketch in enumerate(sketches) for one in sketch.statements])
    home.ledger.judge([_own_judgement(one, seed) for seed, sketch in enumerate(sketches) for one in sketch.judgements])
    return Worlds(home, tuple(f"t:w{seed}-zone" for seed in range(number)))


def random_world(chance: random.Random) -> Sketch:
    """A zone with a park in it, links of three depths, firms that differ in all that verdicts look at, surveys of all sorts."""
    own = {"localSiteKind": ("", "", "factory", "registered;office", "factory;research"),
           "unknownPlantCounts": ("", "", "false", "true"), "evidenceWindow": ("", "", "", "1", "5")}  # fmt: skip
    sketch = zone(**{name: chance.choice(values) for name, values in own.items()})
    sketch.record("park", "Zone").relate("park", "partOf", "zone")
    sketch.link("child", parent="l", product="q").link("grandchild", parent="child", product="r").link("k", product="m")
    if chance.random() < 0.5:
        sketch.threshold("evidence_window", chance.choice(["2", "6"]), chance.choice(["city", "country"]))
    if chance.random() < 0.2:
        sketch.judge("q", "makesUp", "child", "rejected")
    for name, strength, publisher, issued in (
        ("strong", "strong", "甲社", "2024"), ("weak-a", "weak", "甲社", "2024-02"), ("weak-b", "weak", "乙社", "2024-03-05"),
        ("weak-old", "weak", "丙社", "2020"), ("strong-old", "strong", "丁社", "2021-12"), ("undated", "weak", "戊社", ""),
    ):  # fmt: skip
        sketch.paper(name, strength, publisher, issued)
    sketch.paper("copy-of-a", "weak", "转载社", "2024-12", copy_of="weak-a")
    for number in range(chance.randint(4, 8)):
        _firm(sketch, f"厂{number}", chance)
    for _ in range(chance.randint(0, 3)):
        _survey(sketch, chance)
    return sketch


def _firm(sketch: Sketch, name: str, chance: random.Random) -> None:
    gone = chance.choice(["", "", "", "", "", "moved"])
    sketch.record(name, "Enterprise", operatingStatus=gone)
    sites = []
    for number in range(chance.randint(1, 3)):
        sites.append(f"{name}-site{number}")
        status = chance.choice(STATUSES)
        sketch.site(name, chance.choice(KINDS), chance.choice(PLACES), sites[-1], siteStatus=status)
        if chance.random() < 0.1:
            ends = (name, "operates", sites[-1]), (sites[-1], "locatedIn", sketch.statements[-1].object)
            sketch.judge(*chance.choice(ends), "rejected")
    for _ in range(chance.randint(1, 3)):
        _telling(sketch, name, sites, chance)
    if chance.random() < 0.2:
        sketch.judge(name, "occupies", chance.choice(LINKS), chance.choice(["confirmed", "to_review", "rejected"]))


def _telling(sketch: Sketch, name: str, sites: list[str], chance: random.Random) -> None:
    """That a firm makes a product or is at a link, said once or by two papers."""
    said = {"fit": chance.choice(["", "", "", "", "fits", "below", "mismatch"]), "negligible": chance.choice(["", "", "", "true"]),
            "capacityUse": chance.choice(["", "", "", "outward", "captive"]),
            "siteStatus": chance.choice(["", "", "", "trial", "operating"]),
            "productAsNamed": chance.choice(["", "", "甲品"])}  # fmt: skip
    period, since = chance.choice(PERIODS), chance.choice(["", "", "", "2020", "2024-06"])
    until = chance.choice(["", "", "", "2024-09"]) if since != "2024-06" else ""
    if chance.random() < 0.7:
        site = chance.choice([*sites, "", "", ""])
        start, predicate, end = name, "produces", chance.choice(PRODUCTS)
        said |= {"site": f"t:{site}" if site else ""}
    else:
        start, predicate, end = name, "occupies", chance.choice(LINKS)
        said |= {"role": chance.choice(["production", "production", "research", "trade", "agency"])}
    for paper in {chance.choice(PAPERS), chance.choice(PAPERS)}:
        sketch.relate(start, predicate, end, cites=paper, period=period, since=since, until=until,
                      **{one: value for one, value in said.items() if value})  # fmt: skip
    if chance.random() < 0.1:
        named = {one: said[one] for one in ("site", "role", "productAsNamed") if said.get(one)}
        sketch.judge(start, predicate, end, chance.choice(["confirmed", "to_review", "rejected"]),
                     **named, **({"period": period} if period else {}))  # fmt: skip


def _survey(sketch: Sketch, chance: random.Random) -> None:
    told = {"closed": chance.choice(["true", "true", "true", "false"]),
            "surveyRole": chance.choice(["", "all", "makers", "traders", "makers;traders"]),
            "surveyedFrom": chance.choice(["", "2024-01", "2025"]),
            "expires": chance.choice(["", "", "2024", "2023-12-31", "2024-12"])}  # fmt: skip
    name = f"survey{len(sketch.statements)}"
    sketch.record(name, "SurveyCoverage", population=chance.choice(POPULATIONS), **told)
    sketch.relate(name, "coversPlace", chance.choice(["zone", "zone", "city", "country", "elsewhere", "park"]))
    for link in chance.sample(LINKS, chance.randint(0, 2)):
        sketch.relate(name, "coversLink", link)
    if chance.random() < 0.3:
        sketch.relate(name, "coversChain", "chain")
    if chance.random() < 0.3:
        sketch.relate(name, "exceptsLink", chance.choice(LINKS))


def _own(one: Statement, world: int) -> Statement:
    """A statement of a world under names of its own; sources are shared."""
    value = {"name": f"{one.value}{world}", "divisionCode": f"{world}{one.value}"}.get(one.predicate, one.value)
    return one._replace(subject=_key(one.subject, world), object=_key(one.object, world), value=value, cites=_key(one.cites, world),
                        qualifiers=one.qualifiers.replace('"t:', f'"t:w{world}-'))  # fmt: skip


def _own_judgement(one: Judgement, world: int) -> Judgement:
    return Judgement(_key(one.subject, world), _key(one.object, world), one.verdict, predicate=one.predicate,
                     qualifiers=one.qualifiers.replace('"t:', f'"t:w{world}-'))  # fmt: skip


def _key(key: str, world: int) -> str:
    return key.replace("t:", f"t:w{world}-", 1) if key.startswith("t:") and key != "t:source" else key
