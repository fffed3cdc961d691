"""What part of a home an export writes: everything, the surroundings of a link or actor, or one chain; and its file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from app.words import words
from graph.facts import Facts
from graph.networks import ego_of_actor, ego_of_link, find_centre, of_chain, to_networkx
from graph.states.links import LinkIndex

FORBIDDEN = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
"""What no file name may hold somewhere."""


@dataclass(frozen=True)
class Target:
    """`ego` is the name of a link or actor, `chain` that of a chain; none of both means everything. Looks raise UnknownName."""

    facts: Facts
    ego: str = ""
    chain: str = ""
    hops: int = 1

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.ego or self.chain)

    @cached_property
    def centre(self) -> str:
        """The id of the link, actor or chain; empty for everything."""
        if self.ego:
            return find_centre(self.facts, self.ego)
        return LinkIndex(self.facts).find_chain(self.chain) if self.chain else ""

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The network that is meant; with both given, the ego network inside the chain."""
        graph = to_networkx(self.facts)
        graph = of_chain(graph, self.facts, self.chain) if self.chain else graph
        if not self.ego:
            return graph
        around = ego_of_link if self.facts.is_a(self.centre, "ChainLink") else ego_of_actor
        return around(graph, self.centre, self.hops)

    @property
    def title(self) -> str:
        """What it is, in words."""
        if self.whole:
            return words("network.whole")
        name = self.facts.label(self.centre)
        return words("network.part_hops", name=name, hops=self.hops) if self.hops > 1 else words("network.part", name=name)

    def file_name(self, ending: str) -> str:
        """The name of a file with this ending: what it holds, date, snapshot."""
        name = words("network.file", name=self.title, as_of=self.facts.as_of, snapshot=self.facts.snapshot[:8])
        return f"{FORBIDDEN.sub('_', name)}.{ending}"
