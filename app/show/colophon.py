"""What every exported file says of itself: what it is, whether invented, date, snapshot, ontology, and its sources' terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from app.words import words
from graph.facts import Facts
from graph.frames import source_frame


@dataclass(frozen=True, slots=True)
class Colophon:
    """A file's own words. `kind` is real or 示例; `place` and `scope` are those of the states it shows.

    `terms` holds title, publisher, licence, attribution and url by source id.
    """

    title: str
    kind: str
    as_of: str
    snapshot: str
    ontology: str
    terms: pd.DataFrame
    place: str = ""
    scope: str = ""

    @property
    def kind_word(self) -> str:
        """真实数据, or 示例数据 with a word that all is invented."""
        return words(f"export.kinds.{self.kind}")

    @property
    def sentences(self) -> list[str]:
        """One sentence of terms a source."""
        return [sentence(self.terms, str(source)) for source in self.terms.index]

    @property
    def line(self) -> str:
        """What never leaves a picture: date and snapshot, 示例 first where the data are invented."""
        said = words("network.line", as_of=self.as_of, snapshot=self.snapshot[:12])
        if self.place:
            said = words("heading.line", place=self.place, scope=self.scope, as_of=self.as_of, snapshot=self.snapshot[:12])
        return said if self.kind == "real" else words("heading.sample") + said

    def pairs(self) -> list[tuple[str, str]]:
        """All of it as (label, value)."""
        said = {"kind": self.kind_word, "as_of": self.as_of, "snapshot": self.snapshot, "ontology": self.ontology,
                "sources": "；".join(self.sentences)}  # fmt: skip
        return [(words(f"export.notes.{name}"), value) for name, value in said.items()]


def colophon(facts: Facts, kind: str, title: str, sources: Iterable[str]) -> Colophon:
    """The words of a file in which these sources take part."""
    terms = source_frame(facts)
    used = terms.loc[[one for one in terms.index if one in set(sources)]]
    return Colophon(title, kind, facts.as_of, facts.snapshot, facts.ontology.digest, used)


def network_sources(graph: nx.MultiDiGraph[str]) -> set[str]:
    """The sources that say any node or edge of a network."""
    told = [*(said["sources"] for _, said in graph.nodes(data=True)), *(said["sources"] for *_, said in graph.edges(data=True))]
    return {source for sources in told for source in sources}


def sentence(terms: pd.DataFrame, source: str) -> str:
    """A source's title, licence and attribution in one sentence."""
    return "，".join(filter(None, (str(terms.loc[source, column]) for column in ("title", "licence", "attribution"))))
