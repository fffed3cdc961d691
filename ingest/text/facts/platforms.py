"""Platforms that a paper plans without naming them: as many placeholders as it says, planned until a source names one."""

from __future__ import annotations

from ingest.text.facts.row import Paper
from ingest.text.facts.targets import target_keys
from ingest.text.found import Target
from ontology.schema import Ontology
from ontology.values import in_numerals

MOST = 20
"""More than so many are a number, not platforms to keep apart."""
TEN = 10
"""Up to here they are told in numerals."""


def add_platforms(paper: Paper, ontology: Ontology) -> None:
    """A row for each transfer platform that a target speaks of by its kind."""
    keys = target_keys(paper)
    for place, one in enumerate(paper.found.targets):
        kind = _kind(one, ontology)
        if kind and one.value.isdecimal() and 0 < int(one.value) <= MOST and not one.sum_of:
            for number in range(1, int(one.value) + 1):
                nth = in_numerals(number) if number <= TEN else number
                paper.add("platforms", "class:TransferPlatform", {
                    "id": paper.key("platform", kind, number), "name": f"{one.indicator}(计划之{nth}，未具名)",
                    "platformKind": kind, "buildStatus": "planned", "namedInSource": "false",
                    "plannedIn": keys[place], "note": "来源未给出名称，按计划数目逐个占位",
                }, one.start, one.end, f"rule:{one.source}", where=paper.section(one.section))  # fmt: skip


def _kind(one: Target, ontology: Ontology) -> str:
    """The kind of transfer platform that an indicator counts, by the labels of the vocabulary; empty where it counts others."""
    words = ((word, code) for code, kind in ontology.vocabularies["PlatformKind"].items() for word in (kind.zh, *kind.aliases))
    named = [(len(word), code) for word, code in words if word in one.indicator]
    return max(named)[1] if named and "平台" in one.indicator else ""
