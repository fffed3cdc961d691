"""The ladder of the masked-code test: names of a register, changed rung by rung, and what is said of each without its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bench.resolve_data import register, rows
from bench.resolve_variants import VARIANTS
from ingest.resolve import Entry, Match, Matcher, Register, Status
from ingest.resolve.names.folding import folded

NEVER_ONE = "branch"
"""A branch is found with its company, but it is not the same."""
PLACE, ADDRESS = "place", "place, address beside"
SHORT = "short name"
Named = tuple[int, str]
"""The place in the register of a company, and a changed name of it."""


class Rung(NamedTuple):
    """Changed names, the places in the register of those they are, and what was said of each."""

    name: str
    queries: list[Entry]
    truth: list[int]
    found: list[Match]

    def sure(self) -> tuple[int, int, int]:
        """What is sure and right, what is sure, what there is to find; a branch that is taken for its company is wrong."""
        said = [one.chosen == owner for one, owner in self._pairs() if one.status is Status.SAME]
        return (0, len(said), 0) if self.name == NEVER_ONE else (sum(said), len(said), len(self.truth))

    def told(self, *, first: bool = False) -> tuple[int, int, int]:
        """The same of what is sure or queued. Where several are shown and none is chosen nothing is told; with `first` the one that
        stands first."""
        pairs = ((one.place if first else one.chosen, owner) for one, owner in self._pairs())
        said = [place == owner for place, owner in pairs if place >= 0]
        return sum(said), len(said), len(self.truth)

    def shown(self) -> int:
        """How many names are queued with several entries of which none is chosen."""
        return sum(one.status is Status.REVIEW and one.chosen < 0 for one in self.found)

    def _pairs(self) -> Iterable[tuple[Match, int]]:
        return zip(self.found, self.truth, strict=True)


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


@cache
def rungs(folder: str = "a-share-companies") -> tuple[Rung, ...]:
    """The ladder for the companies of a register, each asked by its changed name alone; on one rung with its address beside."""
    entries = world().register.entries
    ladder = {name: [(at, Entry("", text)) for at, text in pairs] for name, pairs in _changed(folder).items()}
    ladder[ADDRESS] = [(at, replace(query, region=entries[at].region)) for at, query in ladder[PLACE]]
    asked = {name: [query for _, query in pairs] for name, pairs in ladder.items()}
    return tuple(Rung(name, asked[name], [at for at, _ in pairs], world().match(asked[name])) for name, pairs in ladder.items())


def _changed(folder: str) -> dict[str, list[Named]]:
    """Changed names by rung. What became the name of another company (国元证券 as 国海证券) is that company's, and left out."""
    entries = world().register.entries
    places = {entry.id: at for at, entry in enumerate(entries)}
    own = [(places[entry.id], entry) for entry in register(folder) if entry.id in places]
    shorts = {f"CN{row['stock_code'][:6]}": row["short_name"] for row in rows(f"{folder}/companies.csv")}
    made = {name: [(at, change(entry)) for at, entry in own] for name, change in VARIANTS.items()}
    made["former name"] = [(at, name) for at, _ in own for name in entries[at].former_names]
    made[SHORT] = [(at, shorts[entry.id]) for at, entry in own]
    names = {folded(entry.name): at for at, entry in enumerate(entries)}
    return {name: [(at, text) for at, text in pairs if text and names.get(folded(text), at) == at] for name, pairs in made.items()}
