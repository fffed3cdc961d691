"""首谈查重: which lines pursue one enterprise, by who is who, by name, and by former name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.facts import Facts
from graph.pursuit.entry import Entry, Party, Twice
from graph.pursuit.tables import stages
from ontology.values import normalised_name

BY_ENTITY, BY_NAME, BY_FORMER = "同一家企业", "名称相同", "曾用名相同"


def pursued_twice(facts: Facts, entries: Mapping[str, Entry]) -> dict[str, tuple[Twice, ...]]:
    """For each line the others that pursue an enterprise of its own. Phases of a project are no second pursuit."""
    found: dict[str, dict[str, Twice]] = defaultdict(dict)
    holders: dict[str, list[tuple[Entry, Party, str]]] = defaultdict(list)
    for entry in entries.values():
        for party in entry.parties.get("investors", ()) if not entry.phase_of else ():
            for word, why in _words(facts, party):
                holders[word].append((entry, party, why))
    for told in holders.values():
        for entry, party, why in told:
            for other, theirs, reason in told:
                if other.id != entry.id:
                    kind = why if party.id == theirs.id else max(why, reason, key=(BY_ENTITY, BY_NAME, BY_FORMER).index)
                    known = found[entry.id].get(other.id)
                    if known is None or _rank(kind) < _rank(known.why):
                        found[entry.id][other.id] = twice(other, theirs, kind)
    return {one: tuple(sorted(others.values(), key=lambda each: each.number)) for one, others in found.items()}


def _rank(why: str) -> int:
    return (BY_ENTITY, BY_NAME, BY_FORMER).index(why)


def _words(facts: Facts, party: Party) -> Iterable[tuple[str, str]]:
    """What an enterprise is told by, with why."""
    yield f"={party.id}", BY_ENTITY
    yield from ((normalised_name(name), BY_NAME) for name in facts.values(party.id, "name"))
    yield from ((normalised_name(name), BY_FORMER) for name in facts.values(party.id, "formerName"))


def active(entry: Entry) -> bool:
    """Whether a pursuit goes on: it has not ended, nor was the enterprise lost."""
    return entry.stage not in ("ended", "withdrawn")


def twice(entry: Entry, party: Party, why: str) -> Twice:
    """A line as another one is told of it."""
    talker = entry.first("first_talk_by")
    label = stages().get(entry.stage)
    return Twice(entry.id, entry.number, entry.name, entry.stage_label if label else "", party.label,
                 talker.label if talker else "", entry.values.get("firstTalkOn", ""), why, active(entry))  # fmt: skip
