"""The masked-code test: names of registers, changed rung by rung, matched without codes against the register that has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bench.figure import Figure
from bench.resolve_data import register, rows
from bench.resolve_variants import VARIANTS
from ingest.resolve import Entry, Matcher, Register, Status
from ingest.resolve.candidates import candidates
from ingest.resolve.names.folding import folded

PRECISION, RECALL, BY_KIND = 0.1, 3.0, 3.0
"""At most so much may lack of 100: of the precision of what is sure, of the recall of what is found or queued, of each rung's."""
CLOSE = 90
NEVER_ONE = "branch"
"""A branch is found with its company, but it is not the same."""


class Rung(NamedTuple):
    """Changed names, the places in the register of those they are, and what was said of each (place, sure)."""

    name: str
    queries: list[Entry]
    truth: list[int]
    found: list[tuple[int, bool]]

    def sure(self) -> tuple[int, int, int]:
        """What is sure and right, what is sure, what there is to find; a branch that is taken for its company is wrong."""
        said = [(place, owner) for (place, sure), owner in zip(self.found, self.truth, strict=True) if sure]
        right = 0 if self.name == NEVER_ONE else sum(place == owner for place, owner in said)
        return right, len(said), 0 if self.name == NEVER_ONE else len(self.truth)

    def told(self) -> tuple[int, int, int]:
        """The same of what is sure or queued."""
        said = [(place, owner) for (place, _), owner in zip(self.found, self.truth, strict=True) if place >= 0]
        return sum(place == owner for place, owner in said), len(said), len(self.truth)


@cache
def world() -> Matcher:
    """The register with its former names: full names that other lists have and no company there."""
    former: dict[str, list[str]] = {}
    own = {folded(one.name) for one in register()}
    for row in rows("company-aliases/aliases.csv"):
        if row["alias_type"] == "full_name" and folded(row["alias"]) not in own:
            former.setdefault(row["entity_id"], []).append(row["alias"])
    return Matcher(Register.of(
        replace(one, former_names=tuple(dict.fromkeys(former.get(one.id, ())))) for one in register()))


def rungs(folder: str = "a-share-companies") -> list[Rung]:
    """The ladder for the companies of a register, each asked by its changed name alone. What became the name of another company
    (国元证券 as 国海证券) is that company's, and left out."""
    matcher = world()
    places = {entry.id: at for at, entry in enumerate(matcher.register.entries)}
    own = [(places[entry.id], entry) for entry in register(folder) if entry.id in places]
    made = [(name, [(at, change(entry)) for at, entry in own]) for name, change in VARIANTS.items()]
    made.append(("former name", [(at, name) for at, _ in own for name in matcher.register.entries[at].former_names]))
    shorts = {f"CN{row['stock_code'][:6]}": row["short_name"] for row in rows(f"{folder}/companies.csv")}
    made.append(("short name", [(at, shorts[entry.id]) for at, entry in own]))
    names = {folded(entry.name): at for at, entry in enumerate(matcher.register.entries)}
    return [_rung(name, [(at, text) for at, text in pairs if text and names.get(folded(text), at) == at]) for name, pairs in made]


def _rung(name: str, pairs: Sequence[tuple[int, str]]) -> Rung:
    queries = [Entry("", text) for _, text in pairs]
    found = [(one.chosen, one.status is Status.SAME) for one in world().match(queries)]
    return Rung(name, queries, [at for at, _ in pairs], found)


def figures() -> Iterator[Figure]:
    """Precision and recall of all rungs together and of each, B³, what the peers find, and what the keys leave out."""
    for folder, named in (("a-share-companies", "masked"), ("xian-listed-extract", "masked Xi'an")):
        ladder = rungs(folder)
        yield Figure(f"{named}: sure, precision", _lack(ladder, sure=True, part=1), "100-P", "", None, PRECISION, True)
        yield Figure(f"{named}: sure, recall", _lack(ladder, sure=True, part=2), "100-R", "", None, 100, True)
        yield Figure(f"{named}: queued too, precision", _lack(ladder, sure=False, part=1), "100-P", "", None, 100, True)
        yield Figure(f"{named}: queued too, recall", _lack(ladder, sure=False, part=2), "100-R", "", None, RECALL, True)
        precision, recall = b_cubed(ladder)
        yield Figure(f"{named}: B³ precision", 100 * (1 - precision), "100-P", "", None, PRECISION, True)
        yield Figure(f"{named}: B³ recall", 100 * (1 - recall), "100-R", "", None, 100, True)
    ladder = rungs()
    for one in ladder:
        yield from _of_rung(one)
    yield from blocking([one for one in ladder if one.name != "short name"])


def _of_rung(one: Rung) -> Iterator[Figure]:
    """What each rung lacks beside the peers: the same name exactly, and the closest by rapidfuzz."""
    right, _, size = one.told()
    lack = 100 * (1 - right / size)
    for peer, found in (("exact name", exact(one)), ("rapidfuzz 90", fuzzy(one))):
        good = sum(place == owner for place, owner in zip(found, one.truth, strict=True))
        yield Figure(f"{one.name}: found", lack, "100-R", peer, 100 * (1 - good / size), BY_KIND, True)
    right, said, _ = one.sure()
    yield Figure(f"{one.name}: sure but wrong", said - right, "names", "rapidfuzz 90", _wrong(one), 0, True)


def _wrong(one: Rung) -> int:
    found = zip(fuzzy(one), one.truth, strict=True)
    return sum(place >= 0 and (place != owner or one.name == NEVER_ONE) for place, owner in found)


def _lack(ladder: Sequence[Rung], *, sure: bool, part: int) -> float:
    counts = [one.sure() if sure else one.told() for one in ladder]
    return 100 * (1 - sum(one[0] for one in counts) / max(sum(one[part] for one in counts), 1))


def b_cubed(ladder: Sequence[Rung]) -> tuple[float, float]:
    """B³ precision and recall (Bagga and Baldwin 1998) of names and entries together, joined where sure. A branch is alone."""
    told = [(f"{one.name}{at}" if one.name == NEVER_ONE else owner, place if sure else f"{one.name}{at}")
            for one in ladder for at, (owner, (place, sure)) in enumerate(zip(one.truth, one.found, strict=True))]  # fmt: skip
    told += [(owner, owner) for owner in {owner for one in ladder for owner in one.truth}]
    truths, clusters, both = Counter(one for one, _ in told), Counter(one for _, one in told), Counter(told)
    precision = [both[one] / clusters[one[1]] for one in told]
    return float(np.mean(precision)), float(np.mean([both[one] / truths[one[0]] for one in told]))


def exact(one: Rung) -> list[int]:
    """Where a normalised name stands in the register as it is; -1 for nowhere."""
    places = {folded(entry.name): at for at, entry in enumerate(world().register.entries)}
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
