"""Decisions that can't all hold: A = B, B = C and A ≠ C, or a chain of same ones between two codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from graph.facts.resolution import Resolution
from graph.ledger import Judgement
from ingest.resolve.review.clusters import chain, disagree, groups, neighbours
from ingest.resolve.review.lines import Line, Pair
from ingest.resolve.review.objections import told
from ontology.errors import Issue, issue

Refused = dict[Pair, Issue]


@dataclass(slots=True)
class Decided:
    """All that is decided of pairs: what the ledger holds and what a workbook adds, over entities that rules alone make.

    `rules` are those entities, `codes` theirs by scheme, `names` what a record is called.
    """

    before: Mapping[Pair, Judgement]
    new: dict[Pair, Line]
    rules: Resolution
    codes: Mapping[str, Mapping[str, set[str]]]
    names: Mapping[str, str]
    ways: dict[Pair, Pair] = field(default_factory=dict)

    def refused(self) -> Refused:
        """The new decisions that are part of a contradiction, each with its chain; the rest, taken together, have none."""
        found: Refused = {}
        while fault := next(self._contradictions(), None):
            pairs, told = fault
            involved = {pair: self.new.pop(pair) for pair in pairs if pair in self.new}
            found |= {pair: told.at("", line.sheet, line.row) for pair, line in involved.items()}
        return found

    def _verdicts(self) -> dict[Pair, str]:
        return {pair: one.verdict for pair, one in self.before.items()} | {pair: one.verdict for pair, one in self.new.items()}

    def _contradictions(self) -> Iterator[tuple[list[Pair], Issue]]:
        """Those that hold a new decision: its pairs and what is said of it."""
        verdicts = self._verdicts()
        same = sorted(pair for pair, verdict in verdicts.items() if verdict == "same")
        parted = sorted(pair for pair, verdict in verdicts.items() if verdict == "different")
        self.ways = {self._ends(pair): pair for pair in same}
        ties = neighbours(ends for ends in self.ways if ends[0] != ends[1])
        for pairs, fault in (*self._apart(parted, same, ties), *self._coded(ties)):
            if any(pair in self.new for pair in pairs):
                yield pairs, fault

    def _ends(self, pair: Pair) -> Pair:
        one, other = sorted((self.rules.of(pair[0]), self.rules.of(pair[1])))
        return one, other

    def _apart(
        self, parted: list[Pair], same: list[Pair], ties: Mapping[str, set[str]]
    ) -> Iterator[tuple[list[Pair], Issue]]:
        records = neighbours(same)
        for pair in parted:
            start, end = self._ends(pair)
            if start == end:
                way = chain(*pair, records)
                pairs = [_pair(one, other) for one, other in pairwise(way)]
            else:
                pairs = self._pairs(chain(start, end, ties))
            if pairs:
                said = "；".join([*(self._told(one, "＝") for one in pairs), self._told(pair, "≠")])
                yield [*pairs, pair], issue("LT-REVIEW-07", value=said)

    def _coded(self, ties: Mapping[str, set[str]]) -> Iterator[tuple[list[Pair], Issue]]:
        for group in groups(ends for ends in self.ways if ends[0] != ends[1]):
            coded = [one for one in group if one in self.codes]
            for at, one in enumerate(coded):
                for other in coded[at + 1 :]:
                    if differing := disagree(self.codes[one], self.codes[other]):
                        pairs = self._pairs(chain(one, other, ties))
                        said = "；".join(self._told(pair, "＝") for pair in pairs)
                        yield pairs, issue("LT-REVIEW-08", value=said, codes="/".join(differing))

    def _pairs(self, way: list[str]) -> list[Pair]:
        return [self.ways[_pair(one, other)] for one, other in pairwise(way)]

    def _told(self, pair: Pair, sign: str) -> str:
        """One decision of a chain: who it is about, and where it stands."""
        one, other = (self.names.get(key, key) for key in pair)
        where = self.new[pair].where if pair in self.new else told(self.before[pair])
        return f"{one} {sign} {other}（{where}）"


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
