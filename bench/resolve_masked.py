"""The masked-code test: names of registers, changed rung by rung, matched without codes against the register that has them, and
against the register without them. `python -m bench.resolve_masked` prints what becomes of each rung."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bench.figure import Figure
from bench.resolve_absent import absent
from bench.resolve_ladder import NEVER_ONE, SHORT, Rung, rungs, world
from ingest.resolve import Status
from ingest.resolve.candidates import candidates
from ingest.resolve.names.folding import folded

PRECISION, RECALL, BY_KIND = 0.1, 3.0, 3.0
"""At most so much may lack of 100: of precision, of the recall of what is found or queued, of each rung's."""
CLOSE = 90
FOLDERS = (("a-share-companies", "masked"), ("xian-listed-extract", "masked Xi'an"))


def figures() -> Iterator[Figure]:
    """Precision and recall of all rungs together and of each, B³, what the peers find, and what the keys leave out."""
    for folder, named in FOLDERS:
        ladder = rungs(folder)
        yield Figure(f"{named}: sure, precision", _lack(ladder, sure=True, part=1), "100-P", "", None, PRECISION, True)
        yield Figure(f"{named}: sure, recall", _lack(ladder, sure=True, part=2), "100-R", "", None, RECALL, True)
        full = _lack([one for one in ladder if one.name != SHORT], sure=False, part=1)
        yield Figure(f"{named}: full names queued too, precision", full, "100-P", "", None, PRECISION, True)
        yield Figure(f"{named}: queued too, precision", _lack(ladder, sure=False, part=1), "100-P", "", None, PRECISION, True)
        first = [one.told(first=True) for one in ladder]
        share = sum(one[0] for one in first) / sum(one[1] for one in first)
        yield Figure(f"{named}: queued too, precision, first of several", 100 * (1 - share), "100-P", "", None, None, True)
        yield Figure(f"{named}: queued too, recall", _lack(ladder, sure=False, part=2), "100-R", "", None, RECALL, True)
        precision, recall = b_cubed(ladder)
        yield Figure(f"{named}: B³ precision", 100 * (1 - precision), "100-P", "", None, PRECISION, True)
        yield Figure(f"{named}: B³ recall", 100 * (1 - recall), "100-R", "", None, None, True)
    for one in rungs():
        yield from _of_rung(one)
    yield from blocking([one for one in rungs() if one.name != SHORT])


def _of_rung(one: Rung) -> Iterator[Figure]:
    """What each rung lacks beside the peers: the same name exactly, and the closest by rapidfuzz; and who is sure of another."""
    right, _, size = one.told()
    lack = 100 * (1 - right / size)
    for peer, found in (("exact name", exact(one)), ("rapidfuzz 90", fuzzy(one))):
        good = sum(place == owner for place, owner in zip(found, one.truth, strict=True))
        yield Figure(f"{one.name}: found", lack, "100-R", peer, 100 * (1 - good / size), BY_KIND, True)
    right, said, _ = one.sure()
    yield Figure(f"{one.name}: sure but wrong", said - right, "names", "rapidfuzz 90", _wrong(one), 0, True)
    yield Figure(f"{one.name}: sure, owner absent", len(absent()[one.name]), "names", "", None, 0, True)


def _wrong(one: Rung) -> int:
    found = zip(fuzzy(one), one.truth, strict=True)
    return sum(place >= 0 and (place != owner or one.name == NEVER_ONE) for place, owner in found)


def _lack(ladder: Sequence[Rung], *, sure: bool, part: int) -> float:
    counts = [one.sure() if sure else one.told() for one in ladder]
    return 100 * (1 - sum(one[0] for one in counts) / max(sum(one[part] for one in counts), 1))


def b_cubed(ladder: Sequence[Rung]) -> tuple[float, float]:
    """B³ precision and recall (Bagga and Baldwin 1998) of names and entries together, joined where sure. A branch is alone."""
    told = [(mark if one.name == NEVER_ONE else owner, match.place if match.status is Status.SAME else mark)
            for one in ladder for at, (owner, match) in enumerate(zip(one.truth, one.found, strict=True))
            for mark in [f"{one.name}{at}"]]  # fmt: skip
    told += [(owner, owner) for owner in {owner for one in ladder for owner in one.truth}]
    truths, clusters, both = Counter(one for one, _ in told), Counter(one for _, one in told), Counter(told)
    precision = [both[one] / clusters[one[1]] for one in told]
    return float(np.mean(precision)), float(np.mean([both[one] / truths[one[0]] for one in told]))


def exact(one: Rung) -> list[int]:
    """Where a normalised name stands in the register as it is; -1 for nowhere."""
    places = {place: at for at, place in enumerate(_folded_register())}
    return [places.get(folded(query.name), -1) for query in one.queries]


@cache
def _folded_register() -> tuple[str, ...]:
    return tuple(folded(entry.name) for entry in world().register.entries)


def fuzzy(one: Rung) -> list[int]:
    """The closest name by token ratio, if it is 90 or more; -1 for none."""
    scores = cdist([folded(query.name) for query in one.queries], _folded_register(), scorer=fuzz.token_ratio, score_cutoff=CLOSE,
                   dtype=np.uint8)  # fmt: skip
    return [int(at) if top else -1 for at, top in zip(scores.argmax(axis=1), scores.max(axis=1), strict=True)]


def blocking(ladder: Sequence[Rung]) -> Iterator[Figure]:
    """How few of all pairs are looked at, and which true ones are not among them."""
    queries = [query for one in ladder for query in one.queries]
    truth = [owner for one in ladder for owner in one.truth]
    owners, places, _ = candidates(queries, world().register)
    kept = set(zip(owners.tolist(), places.tolist(), strict=True))
    missed = sum((at, owner) not in kept for at, owner in enumerate(truth))
    looked = len(kept) / (len(queries) * len(world().register))
    yield Figure("blocking: pairs looked at", 100 * looked, "%", "", None, 1, True)
    yield Figure("blocking: true pairs missed", 100 * missed / len(truth), "%", "", None, RECALL, True)


def table() -> str:
    """What becomes of each rung: names, sure, queued and right, several shown, queued and wrong, none, sure without the owner."""
    heads = ("names", "sure", "wrong", "queued", "wrong", "several", "none", "absent")
    lines = []
    for folder, named in FOLDERS:
        lines.append(f"{named:<24}" + "".join(f"{head:>9}" for head in heads))
        for one in rungs(folder):
            sure = sum(match.status is Status.SAME for match in one.found)
            right, said, _ = one.sure()
            good, told, _ = one.told()
            numbers = (len(one.truth), sure, said - right, told - sure, told - good - (said - right) * (one.name != NEVER_ONE),
                       one.shown(), len(one.truth) - told - one.shown(), len(absent(folder)[one.name]))  # fmt: skip
            lines.append(f"{one.name:<24}" + "".join(f"{number:>9}" for number in numbers))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
