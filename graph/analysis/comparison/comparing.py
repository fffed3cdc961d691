"""Two sides compared link by link with the same definitions: place against place, or one place at two times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.analysis.comparison.comparison import Comparison, LinkDifference
from graph.analysis.comparison.faults import ComparisonFault
from graph.analysis.comparison.reasons import Pair, Why, reasons
from graph.analysis.comparison.rules import other_lines, own_rules
from graph.analysis.comparison.side import Side
from graph.analysis.comparison.wording import say
from graph.collecting import collecting_later
from graph.facts import Facts
from ontology.errors import issue

RANKS = {"missing": 0, "weak": 1, "at_risk": 2, "sound": 3}
"""States from worse to better; 情况不明 stands outside (model, section 5)."""


@collecting_later()
def compare_places(facts: Facts, one: str, other: str, scope: str = "", chain: str = "") -> Comparison:
    """Two places by the first one's scope and thresholds. Raises UnknownName, ComparisonFault LT-COMPARE-01 (the same place)."""
    a = Side.of(facts, one, scope, chain=chain)
    b = Side.of(facts, other, a.population, chain=chain)
    if a.world.place == b.world.place:
        raise ComparisonFault(issue("LT-COMPARE-01", value=a.label))
    caveats = tuple(own_rules(a, b, scope))
    return _compared(a, b.judged_by(a), caveats)


@collecting_later()
def compare_times(before: Facts, after: Facts, place: str, scope: str = "", chain: str = "") -> Comparison:
    """One place by two sets of facts: two as-of dates, or two snapshots. Raises UnknownName, ComparisonFault
    LT-COMPARE-01 where both have the same date and snapshot."""
    if (before.as_of, before.snapshot) == (after.as_of, after.snapshot):
        raise ComparisonFault(issue("LT-COMPARE-01", value=f"{before.as_of}，{before.snapshot[:12]}"))
    dates = before.as_of != after.as_of
    a, b = (Side.of(facts, place, scope, say("side_date", as_of=facts.as_of) if dates else
                    say("side_snapshot", snapshot=facts.snapshot[:12]), chain) for facts in (before, after))  # fmt: skip
    changed = other_lines(a, b)
    return _compared(a, b, (say("caveat_lines_changed", names="、".join(changed)),) if changed else ())


def _compared(a: Side, b: Side, caveats: tuple[str, ...]) -> Comparison:
    links = list(dict.fromkeys((*a.decisions, *b.decisions)))
    counts = tuple(dict(sorted(Counter(one.state for one in side.decisions.values()).items())) for side in (a, b))
    ours, theirs = a.chain_measures(links), b.chain_measures(links)
    pairs = tuple((ours[name], theirs[name]) for name in ours if name in theirs)
    return Comparison((a.header, b.header), (a.label, b.label), (counts[0], counts[1]), pairs, caveats,
                      tuple(_links(a, b, links)))  # fmt: skip


def _links(a: Side, b: Side, links: Iterable[str]) -> Iterator[LinkDifference]:
    same_place = a.world.place == b.world.place
    for link in links:
        one, two = a.decisions.get(link), b.decisions.get(link)
        world = b.world if two else a.world
        chain = world.links.chain(link)
        head = (link, world.facts.label(link), world.facts.label(chain) if chain else "")
        if one is None or two is None:
            side = a if one is None else b
            why: tuple[Why, ...] = (Why("link", say("link_absent", side=side.label)),)
            yield LinkDifference(*head, _states(one, two), _firms(one, two), "", why)
            continue
        yield LinkDifference(*head, _states(one, two), _firms(one, two), _direction(one.state, two.state),
                             reasons(Pair(a, b, one, two, same_place)))  # fmt: skip


def _states(*decisions: object) -> tuple[str, str]:
    one, two = (getattr(decision, "state", "") for decision in decisions)
    return one, two


def _firms(*decisions: object) -> tuple[int, int]:
    one, two = (len(getattr(decision, "counted", ())) for decision in decisions)
    return one, two


def _direction(before: str, after: str) -> str:
    if before == after or before not in RANKS or after not in RANKS:
        return ""
    return "better" if RANKS[after] > RANKS[before] else "worse"
