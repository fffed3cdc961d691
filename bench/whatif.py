"""A what-if on a chain of 100 links and a place of 1,000 firms, beside all states from scratch; equal results asserted first."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from bench.figure import Figure, cpu
from graph.analysis.whatif.standing import Standing, standing
from graph.facts import Changes, Facts, assume, read_facts
from graph.ledger import Ledger
from graph.statement import Statement, pack
from graph.states import assumptions, gaps

LINKS, FIRMS, SLOTS, BUYERS = 100, 1_000, 180, 300
PLACE, GOAL = "bench:zone", 0.1
SEED = 20191231


def figures() -> Iterator[Figure]:
    """One figure a kind of change, and all of them at once; each goal is the same ratio."""
    base = standing(world(), PLACE)
    for name, changes in CHANGES.items():
        told = changes(base)
        whole = fresh(assume(base.world.facts, told))
        peer, from_scratch = cpu(partial(gaps, whole, PLACE))
        ours, found = cpu(partial(base.after, told))
        assert found.gaps() == from_scratch
        yield Figure(f"whatif: {name}", ours, "CPU s", "all states from scratch", peer, GOAL)


def fresh(facts: Facts) -> Facts:
    """The same facts with nothing looked up or sorted yet, as they are just after reading."""
    lists = {name: list(found) for name, found in facts.by_predicate.items()}
    return replace(facts, by_predicate=lists, _sorted=set(), _indexes={})


def world() -> Facts:
    """The facts of the seeded world, out of a ledger in memory."""
    ledger = Ledger("sqlite://", kind="示例")
    ledger.add(list(_statements(random.Random(SEED))))
    return read_facts(ledger, as_of="2024-12-31")


def _statements(chance: random.Random) -> Iterator[Statement]:
    say = partial(Statement, "bench")
    yield from _record(say, "source", a="Source", strength="strong", publisher="bench")
    yield from _record(say, "country", a="Country", name="本国")
    yield from _record(say, "zone", a="Zone", name="本区")
    yield _relation(say, "zone", "partOf", "country")
    yield from _record(say, "chain", a="IndustryChain", name="链")
    yield from _record(say, "survey", a="SurveyCoverage", population="all", closed="true")
    yield _relation(say, "survey", "coversPlace", "zone")
    for number in range(LINKS):
        yield from _record(say, f"link{number}", a="ChainLink", name=f"环节{number}", layout="suited")
        yield from _record(say, f"product{number}", a="Product", name=f"产品{number}")
        yield _relation(say, f"link{number}", "partOf", "chain")
        yield _relation(say, f"product{number}", "makesUp", f"link{number}")
    for number in range(SLOTS):
        needed, user = sorted(chance.sample(range(LINKS), 2))
        yield from _record(say, f"slot{number}", a="InputSlot", slotKind="material")
        yield _relation(say, f"product{user}", "requires", f"slot{number}", essential="true")
        yield _relation(say, f"product{needed}", "fills", f"slot{number}")
    for number in range(FIRMS):
        yield from _firm(say, chance, number)


def _firm(say: Callable[..., Statement], chance: random.Random, number: int) -> Iterator[Statement]:
    """A firm with a plant here, two products, and for some a purchase and a supplier."""
    yield from _record(say, f"firm{number}", a="Enterprise", name=f"企业{number}")
    yield from _record(say, f"site{number}", a="Site", siteKind="factory", siteStatus=chance.choice(["operating", "building"]))
    yield _relation(say, f"firm{number}", "operates", f"site{number}")
    yield _relation(say, f"site{number}", "locatedIn", "zone")
    for product in chance.sample(range(LINKS), 2):
        yield _relation(say, f"firm{number}", "produces", f"product{product}", capacity=str(chance.randint(1, 99)),
                        capacityUnit="吨", marketShare=f"0.0{chance.randint(1, 9)}")  # fmt: skip
    if number < BUYERS:
        product, quantity = chance.randrange(LINKS), str(chance.randint(1, 999))
        yield _relation(say, f"firm{number}", "demands", f"product{product}", quantity=quantity, quantityUnit="吨")
        yield _relation(say, f"firm{chance.randrange(FIRMS)}", "supplies", f"firm{number}", productAsNamed=f"产品{product}",
                        share=f"0.{chance.randint(1, 9)}", shareOf="purchases")  # fmt: skip


def _record(say: Callable[..., Statement], key: str, **values: str) -> Iterator[Statement]:
    return (say(f"bench:{key}", prop, value=value) for prop, value in values.items())


def _relation(say: Callable[..., Statement], start: str, predicate: str, end: str, **said: str) -> Statement:
    return say(f"bench:{start}", predicate, object=f"bench:{end}", qualifiers=pack(said))


def arrival(base: Standing) -> Changes:
    """A firm comes to one link."""
    return assumptions.arrival(base.world, "all", "新企业", links=["bench:link50"], said={"capacity": "50", "capacityUnit": "吨"})


def departure(base: Standing) -> Changes:
    """A firm that makes two products, buys one and may supply others leaves."""
    return assumptions.departure(base.world, "bench:firm7")


def several(base: Standing) -> Changes:
    """A firm comes and another leaves."""
    return arrival(base) + departure(base)


CHANGES: dict[str, Callable[[Standing], Changes]] = {"one firm comes": arrival, "one firm leaves": departure, "both": several}
