"""A what-if on a chain of 100 links and a place of 1,000 firms, beside all states from scratch; equal results asserted first.

Three things are measured. *States*: the states after a change, of a standing that is kept. *Answer*: the whole difference (states,
products that stop or start, demand, six chains, reasons), of a standing that is kept, beside the same difference with all states
after the change recomputed. *From facts*: what `liantu whatif` does when nothing is kept, today and in the 远景, beside the four
sets of states that it tells of, each from scratch, without any difference.

Firms differ in how much hangs on them, so a departure is asked of firms drawn by a seed: the goal of ten times is of the states
of the median firm; beside it stand the worst firm, and the whole answer, asked for the first time.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from bench.figure import Figure, cpu
from graph.analysis.whatif import Arrival, Departure, Outlook, whatif
from graph.analysis.whatif.asking import between, outlook, total
from graph.analysis.whatif.moves import Moves
from graph.analysis.whatif.plan import plan
from graph.analysis.whatif.standing import Standing, standing
from graph.analysis.whatif.vision import vision
from graph.facts import Facts, assume, read_facts
from graph.ledger import Ledger
from graph.statement import Statement, pack
from graph.states import gaps
from graph.states.world import World

LINKS, FIRMS, SLOTS, BUYERS = 100, 1_000, 180, 300
PLACE, GOAL, ANSWER_GOAL, WORST_GOAL = "bench:zone", 0.1, 0.2, 0.25
"""The ratio that states are held to, the whole answer, of which states are about half the work, and the worst of many."""
SAMPLE, DRAW = 24, 5
"""How many firms leave, each alone, and the seed that draws them."""
SEED = 20191231


def figures() -> Iterator[Figure]:
    """For each kind of change the states and the answer; then one question from facts."""
    base = standing(world(), PLACE)
    between(base, base, [])
    for name, moves in MOVES.items():
        states, answer = _both(base, moves)
        yield _figure("states", name, states, GOAL)
        yield _figure("answer", name, answer, ANSWER_GOAL)
    yield from _leaving(base)
    yield _from_facts(base.world.facts)


Cost = tuple[float, float]
"""Ours and the peer's, in CPU seconds."""


def _both(base: Standing, moves: Moves) -> tuple[Cost, Cost]:
    """What the states and the whole answer cost, each asked for the first time; equal results asserted."""
    planned = plan(base.world, base.population, moves)
    told = total(planned)
    peer, from_scratch = cpu(partial(gaps, fresh(assume(base.world.facts, told)), PLACE))
    ours, found = cpu(partial(base.after, told))
    assert found.gaps() == from_scratch
    whole = fresh(assume(base.world.facts, told))
    peer_answer, wanted = cpu(lambda: between(base, standing(whole, PLACE), planned))
    our_answer, answer = cpu(partial(outlook, base, moves))
    assert _told(answer) == _told(wanted)
    return (ours, peer), (our_answer, peer_answer)


def _leaving(base: Standing) -> Iterator[Figure]:
    """Firms that leave, each alone: the median and the worst."""
    drawn = random.Random(DRAW).sample(range(FIRMS), SAMPLE)
    costs = [_both(base, (Departure(f"企业{number}"),)) for number in drawn]
    for kind, goal, which in (("states", GOAL, 0), ("answer", ANSWER_GOAL, 1)):
        ranked = sorted((cost[which] for cost in costs), key=lambda cost: cost[0] / cost[1])
        yield _figure(kind, f"median of {SAMPLE}", ranked[SAMPLE // 2], goal)
        yield _figure(kind, f"worst of {SAMPLE}", ranked[-1], WORST_GOAL)


def _figure(kind: str, name: str, cost: Cost, goal: float) -> Figure:
    peer = "all states from scratch" if kind == "states" else "the same, all states recomputed"
    return Figure(f"whatif: {kind}, {name}", cost[0], "CPU s", peer, cost[1], goal)


def _told(one: Outlook) -> Outlook:
    """An answer without what is only said of the links that were asked again."""
    return replace(one, asked=0, contradictions=())


def _from_facts(facts: Facts) -> Figure:
    """One question with nothing kept: today and in the 远景, before and after."""
    moves = MOVES["both"]
    ours, answer = cpu(lambda: whatif(fresh(facts), PLACE, moves))
    peer = 0.0
    for ahead in (False, True):
        known = standing(facts, PLACE)
        before = assume(facts, total(vision(known.world, known.population, ()))) if ahead else facts
        kept = World(before, PLACE)
        after = assume(before, total(plan(kept, known.population, moves)))
        spent, states = zip(*(cpu(partial(gaps, fresh(one), PLACE)) for one in (before, after)), strict=True)
        shown = answer.vision if ahead else answer.now
        assert [dict(Counter(link.state for link in one.links)) for one in states] == [shown.before.states, shown.after.states]
        peer += sum(spent)
    return Figure("whatif: from facts, both", ours, "CPU s", "four sets of states from scratch", peer, 1.0)


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


COMES: tuple[Arrival, ...] = (Arrival("新企业", ("环节50",), capacity="50吨"),)
LEAVES: tuple[Departure, ...] = (Departure("企业7"),)
"""It makes two products, buys one and may supply others."""
MOVES: dict[str, Moves] = {"one comes": COMES, "both": (*COMES, *LEAVES)}
