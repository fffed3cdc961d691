"""Pairs of actors of one home that may be one: found by the matcher, guarded so that no cluster gets two codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Facts
from graph.ledger import Judgement, latest_on_pairs
from ingest.resolve.candidates import candidates
from ingest.resolve.keys import Kind
from ingest.resolve.matching import Matcher
from ingest.resolve.names import no_name, several
from ingest.resolve.pairing import Pair, Status
from ingest.resolve.register import Entry, Register, parsed
from ingest.resolve.review.actors import Actors, actors_of
from ingest.resolve.review.clusters import clashes, disagree
from ingest.resolve.review.objections import Open, both_said, objections
from ontology.values import normalised_name

Ends = tuple[str, str]
"""Two entities, the smaller id first."""
TWO_CODES = "名称对得上，代码不同：{}/{} → 先核对代码，不并"
LEAD, ONLY_A_LEAD = 0.98, "简称只是线索，不能单凭它认定"
"""The most that is said of a pair found by a short name, and how its reason ends."""
SHORT = "与登记的简称相同："
"""How the reason begins of a name that a source gives as the short one."""
DERIVED = "缩写而成"
"""How the reason ends of a short form that was worked out."""
DISPUTED = Pair(Status.REVIEW, 0.5, "复核的意见不一致，商定后再判")
RANK = {Status.SAME: 0, Status.REVIEW: 1}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two records of two entities that may be one: what the matcher says of them, what was decided before without being sure
    (None: nobody looked), and who is against a decision that stands."""

    a: Entry
    b: Entry
    pair: Pair
    before: Judgement | None = None
    against: tuple[Judgement, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether two reviewers said different things of it, and nobody settled it."""
        return bool(self.against) or both_said(self.before)

    @property
    def sure(self) -> bool:
        """Whether it may become a judgement without a reviewer: never where one looked and could not say."""
        return self.pair.status is Status.SAME and self.before is None


def propose(facts: Facts, judgements: Sequence[Judgement], actors: Actors | None = None) -> list[Proposal]:
    """Every pair that is sure or worth a look, but for those that are one entity already or were judged, and every pair that was
    judged to be two against somebody's opinion; sorted by record keys.

    A pair that would bring two codes, or two that were judged different, into one entity is never sure: its reason names the
    chain. Takes a few seconds for ten thousand actors.
    """
    actors = actors or actors_of(facts)
    decided = latest_on_pairs(judgements)
    judged = {_ends(actors, *pair): one for pair, one in decided.items()}
    best = {_ends(actors, one.a.id, one.b.id): one for one in _disputed(actors, decided, objections(judgements))}
    for a, b, found in _pairs([one for one in actors.entries if not no_name(one.name) and not several(one.name)]):
        pair, ends = believed(actors, a, b, found), _ends(actors, a.id, b.id)
        before = judged.get(ends)
        if ends[0] == ends[1] or (before and before.verdict != "to_review") or (ends in best and best[ends].against):
            continue
        if differing := disagree(actors.codes.get(ends[0], {}), actors.codes.get(ends[1], {})):
            if pair.status is not Status.SAME:
                continue
            pair = Pair(Status.REVIEW, min(pair.score, 0.5), f"{pair.reason}；{TWO_CODES.format(*differing)}")
        first, second = (a, b) if actors.entity(a.id) == ends[0] else (b, a)
        one = Proposal(first, second, pair, before)
        if ends not in best or _order(one) < _order(best[ends]):
            best[ends] = one
    return _guarded(actors, best, decided)


def _disputed(actors: Actors, decided: Mapping[Ends, Judgement], against: Open) -> Iterator[Proposal]:
    """Pairs that are two though somebody says otherwise, by the records of which it was said."""
    for pair, stands in decided.items():
        others = against.get(pair, ())
        known = set(pair) <= actors.records.keys() and actors.entity(pair[0]) != actors.entity(pair[1])
        if known and (others or both_said(stands)):
            yield Proposal(actors.entry(pair[0]), actors.entry(pair[1]), DISPUTED, stands, others)


def believed(actors: Actors, a: Entry, b: Entry, pair: Pair) -> Pair:
    """What a pair is worth among actors of whom not all are known: 统一实业 may be a firm that nobody has loaded yet. So a short
    form of a name, be it worked out or the everyday name that a source gives, is a lead and no proof."""
    if pair.status is not Status.SAME:
        return pair
    everyday = normalised_name(pair.reason.removeprefix(SHORT)) if pair.reason.startswith(SHORT) else ""
    if everyday in actors.only_short(a.id) | actors.only_short(b.id) or not _only_form_differs(a, b, pair):
        return Pair(Status.REVIEW, min(pair.score, LEAD), f"{pair.reason}；{ONLY_A_LEAD}")
    return pair


def _only_form_differs(a: Entry, b: Entry, pair: Pair) -> bool:
    """Whether a pair whose one side shows no form agrees in all else, or was found by a name that a source gives."""
    one, other = parsed(a.name), parsed(b.name)
    if (one.form and other.form) or not pair.reason.endswith(DERIVED):
        return True
    return (one.core, one.region, one.group, one.branch) == (other.core, other.region, other.group, other.branch)


def _ends(actors: Actors, a: str, b: str) -> Ends:
    one, other = sorted((actors.entity(a), actors.entity(b)))
    return one, other


def _order(one: Proposal) -> tuple[int, float, str, str]:
    return RANK[one.pair.status], -one.pair.score, one.a.id, one.b.id


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, Pair]]:
    """The matcher's pairs among the entries, then names without a form against the full ones as their short forms. Codes are left
    to the guard: equal ones have joined, and of differing ones it is to be told."""
    entries = [replace(one, uscc="") for one in entries]
    matcher = Matcher(Register.of(entries))
    owners, places, kinds = candidates(entries, matcher.register)
    for owner, place, kind in zip(owners.tolist(), places.tolist(), kinds.tolist(), strict=True):
        if owner != place and (owner < place or kind in (Kind.FORMER, Kind.SHORT)):
            pair = matcher.pair(entries[owner], place, kind)
            if pair:
                yield entries[owner], entries[place], pair
    yield from _short(entries)


def _short(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, Pair]]:
    bare = [one for one in entries if not parsed(one.name).form]
    full = [one for one in entries if parsed(one.name).form]
    if not bare or not full:
        return
    for one, found in zip(bare, Matcher(Register.of(full)).match(bare), strict=True):
        if found.status in RANK:
            yield one, full[found.place], Pair(found.status, found.score, found.reason)


def _guarded(actors: Actors, best: Mapping[Ends, Proposal], decided: Mapping[Ends, Judgement]) -> list[Proposal]:
    """The proposals; sure ones whose cluster would hold two codes, or two judged different, are only worth a look."""
    sure = [ends for ends, one in best.items() if one.sure]
    apart = [_ends(actors, *pair) for pair, one in decided.items() if one.verdict == "different"]
    why = clashes(sure, actors.codes, apart, dict(_names(actors, best.values())))
    return [_doubted(best[ends], why.get(ends, "")) for ends in sorted(best)]


def _names(actors: Actors, proposals: Iterable[Proposal]) -> Iterator[tuple[str, str]]:
    for one in proposals:
        for entry in (one.a, one.b):
            yield actors.entity(entry.id), entry.name


def _doubted(one: Proposal, why: str) -> Proposal:
    if not why:
        return one
    return replace(one, pair=Pair(Status.REVIEW, min(one.pair.score, 0.5), f"{one.pair.reason}；{why}"))
