"""Pairs one character apart: real firms that differ so, and the kinds that differ by a word; none may be merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from bench.figure import Figure
from bench.resolve_data import companies, registered
from ingest.resolve import Entry, Status
from ingest.resolve.comparing import slip_of
from ingest.resolve.keys import slips
from ingest.resolve.names import no_name
from ingest.resolve.names.tables import rows
from ingest.resolve.pairing import judged
from ingest.resolve.register import parsed
from ingest.resolve.weights import Weights, default_weights

LEAST, EACH = 300, 10
KINDS = (
    ("航天", "航空"), ("重型", "轻型"), ("第一", "第二"), ("一厂", "二厂"), ("三局", "五局"), ("东方", "南方"),
    ("上海", "江苏"), ("A", "B"),
)  # fmt: skip
SAID_OTHERWISE = frozenset("市省县区()0零〇")
"""Signs whose absence makes no other firm."""


def figures() -> Iterator[Figure]:
    """How many pairs there are (300 at least), and how many of them are taken for one."""
    weights = default_weights().counting(parsed(one).stem for one in companies())
    real = real_pairs()
    yield Figure("apart: real pairs lacking", max(0, LEAST - len(real)), "pairs", f"{len(real)} found", None, 0, True)
    yield Figure("apart: real pairs merged", merged(real, weights), "pairs", f"of {len(real)}", None, 0, True)
    made = made_pairs()
    yield Figure("apart: named kinds merged", merged(made, weights), "pairs", f"of {len(made)}", None, 0, True)
    queued = sum(judged(Entry("", one), Entry("", other), weights).status is Status.REVIEW for one, other in real)
    yield Figure("apart: real pairs queued", 100 * queued / len(real), "%", "", None, None, True)


def merged(pairs: list[tuple[str, str]], weights: Weights) -> int:
    """How many pairs are sure to be one."""
    return sum(judged(Entry("", one), Entry("", other), weights).status is Status.SAME for one, other in pairs)


def real_pairs() -> list[tuple[str, str]]:
    """Names of two organisations that differ by one character, or by two that changed places: both in a register under different
    ids; of others at hand, where a name might also be the other's misspelling, only those that change one sign for another."""
    places: dict[str, list[str]] = defaultdict(list)
    for name in {*companies(), *registered()}:
        if not no_name(name.split("有限")[0]):
            for key in slips(parsed(name).folded):
                places[key].append(name)
    near = {(one, other) for names in places.values() for one in names for other in names if one < other}
    return sorted((one, other) for one, other in near if _two(one, other))


def _two(one: str, other: str) -> bool:
    ids = registered()
    slip = slip_of(parsed(one).folded, parsed(other).folded)
    if slip is None or {*slip.signs[0], *slip.signs[1]} <= SAID_OTHERWISE:
        return False
    if one in ids and other in ids:
        return ids[one] != ids[other]
    return len(slip.signs[0]) == len(slip.signs[1]) == 1


def made_pairs() -> list[tuple[str, str]]:
    """Real names with one word changed for its opposite: of the kinds above, and of every pair of `antonyms.csv`, ten of each."""
    kinds = [*KINDS, *((row["one"], row["other"]) for row in rows("antonyms"))]
    found: list[tuple[str, str]] = []
    often: Counter[tuple[str, str]] = Counter()
    for name in companies():
        core = parsed(name).core
        for one, other in (pair for kind in kinds for pair in (kind, kind[::-1])):
            if one in core and core in name and often[one, other] < EACH:
                often[one, other] += 1
                found.append((name, name.replace(core, core.replace(one, other, 1))))
    return found
