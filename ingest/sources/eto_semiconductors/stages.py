"""Which stage an input of ETO's chain belongs to: its own, or that of the first process it reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from ingest.row import Row

STAGES = {"S1": "upstream", "S2": "midstream", "S3": "downstream"}
Edges = Mapping[str, Set[str]]


def stages_of(inputs: Iterable[Row], sequence: Iterable[Row]) -> dict[str, str]:
    """Input → stage id. An input without a stage takes that of the nearest process it goes into or is a type of (the
    earliest stage where two are as near); one that reaches none takes the latest stage of those that go into it."""
    stated = {row.peek("input_id"): row.peek("stage_id") for row in inputs}
    onward: dict[str, set[str]] = defaultdict(set)
    backward: dict[str, set[str]] = defaultdict(set)
    for row in sequence:
        for column in ("goes_into_id", "is_type_of_id"):
            if target := row.peek(column):
                onward[row.peek("input_id")].add(target)
                backward[target].add(row.peek("input_id"))
    found = {}
    for number, stage in stated.items():
        ahead, behind = _nearest(number, onward, stated), _nearest(number, backward, stated)
        found[number] = stage or min(ahead, default="") or max(behind, default="")
    return found


def _nearest(start: str, edges: Edges, stated: Mapping[str, str]) -> set[str]:
    """The stages of the nearest inputs with a stage, breadth first."""
    seen, front = {start}, {start}
    while front:
        front = {target for one in front for target in edges.get(one, ())} - seen
        seen |= front
        if stages := {stated[one] for one in front if stated.get(one)}:
            return stages
    return set()
