"""Indicators and target statements; what is in conflict or in doubt is a row's own cell."""

from __future__ import annotations

from collections import Counter

from ingest.text.facts.duties import programmes_of
from ingest.text.facts.papers import policy_key
from ingest.text.facts.row import Paper, joined
from ingest.text.found import NONE, Target

KINDS = {"元": "money", "比例": "ratio", "㎡": "area", "人": "people", "位": "ranking", "名次": "ranking"}
"""The kind of an indicator by the unit of its targets; any other is a number of things."""
LOWER = frozenset({"at_most", "less_than"})
"""Comparators of an indicator that should be small."""


def add_targets(paper: Paper) -> None:
    """A row for each indicator, and for each target statement at the place where it stands."""
    targets = paper.found.targets
    keys = target_keys(paper)
    for number, one in enumerate(targets):
        indicator = _indicator(paper, one)
        setters = programmes_of(paper, number, one.section) or ([policy_key(paper)] if paper.found.head.title else [])
        paper.add("target_statements", "class:TargetStatement", {
            "id": keys[number], "ordinal": str(number + 1), "inSection": paper.section(one.section),
            "name": one.name or one.indicator, "setBy": joined(setters), "about": indicator, "comparator": one.comparator,
            "targetValue": one.value, "unitText": one.unit, "valueText": one.value_text, "basis": one.basis,
            "targetYear": str(one.year or ""), "targetPeriod": one.period, "action": one.action,
            "quote": paper.text(one.start, one.end), "calibre": one.scope,
            "targetPartOf": keys.get(one.part_of, ""), "sumOf": joined(keys[part] for part in one.sum_of),
            "restates": keys.get(one.restates, ""), "targetPlace": paper.place, "doubt": _doubts(paper, number),
        }, one.start, one.end, f"rule:{one.source}", one.score, where=paper.section(one.section))  # fmt: skip
    for number in range(len(targets)):
        _conflict(paper, keys, number)


def _conflict(paper: Paper, keys: dict[int, str], number: int) -> None:
    """A row for the contradiction between a target and the one that it is held against, with what differs."""
    one = paper.found.targets[number]
    if one.conflicts_with in keys:
        pair = {number, one.conflicts_with}
        why = next((each.why for each in paper.found.pairs if each.kind != "doubt" and {each.one, each.other} == pair), "")
        ends = (keys[number], keys[one.conflicts_with])
        cells = {"id": paper.key("conflict", ends[0].rpartition("target/")[2]), "from": ends[0], "to": ends[1], "reason": why}
        paper.add("conflicts", "relation:conflictsWith", cells, one.start, one.end, "rule:pairs", where=paper.section(one.section))


def target_keys(paper: Paper) -> dict[int, str]:
    """The local id of each target: its section, and which one it is there."""
    counts: Counter[str] = Counter()
    found: dict[int, str] = {}
    for number, one in enumerate(paper.found.targets):
        section = paper.section(one.section) or "正文"
        counts[section] += 1
        found[number] = paper.key("target", section, counts[section])
    return found


def _indicator(paper: Paper, one: Target) -> str:
    """A row for the indicator that a target speaks of, made by the first that does."""
    direction = "lower" if one.comparator in LOWER or one.value.startswith("-") else "higher"
    return paper.add("indicators", "class:Indicator", {
        "id": paper.key("indicator", one.indicator), "name": one.name or one.indicator, "unitText": one.unit,
        "direction": direction, "indicatorKind": KINDS.get(one.unit, "number"),
    }, one.start, one.end, f"rule:{one.source}", where=paper.section(one.section))  # fmt: skip


def _doubts(paper: Paper, number: int) -> str:
    """What is doubtful about a target: by itself, and against another."""
    said = [*paper.found.targets[number].doubts]
    said += [one.why for one in paper.found.pairs if one.kind == "doubt" and number in (one.one, one.other) and one.one != NONE]
    return "；".join(dict.fromkeys(said))
