"""Which of the entries that a name shares a key with is meant: one, several that fit as well, or none."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.resolve.codes import Codes
from ingest.resolve.comparing import slip_of
from ingest.resolve.keys import Kind, bare
from ingest.resolve.othernames import weighed_by_all
from ingest.resolve.outcomes import Found, Match, Status, Way, nobody
from ingest.resolve.reasons import explained
from ingest.resolve.register import Entry, parsed
from ingest.resolve.weights import Weights

FITTING, LIKELY, NEAREST = "登记中有 {} 家同样符合：{}", "登记中有 {} 家同样可能，没有选：{}", "最相近的是“{}”：{}"


class Chooser:
    """Chooses among candidates of one register."""

    def __init__(self, entries: Sequence[Entry], codes: Codes, weights: Weights) -> None:
        self._entries, self._codes, self._weights = entries, codes, weights

    def choose(self, query: Entry, places: Sequence[int], kinds: Sequence[int]) -> Match:
        """What a name is among its candidates. Where one shows the whole name, only other names and codes are looked at beside."""
        pairs = list(zip(places, kinds, strict=True))
        if Kind.WHOLE in kinds:
            pairs = [(place, kind) for place, kind in pairs if kind <= Kind.CODE]
        found = [Found(place, kind, weighed_by_all(query, self._entries[place], kind, self._weights)) for place, kind in pairs]
        found.sort(key=lambda one: (one.order(), one.place))
        return (self._codes.between(query, found) if query.uscc else None) or self._by_names(query, found)

    def _by_names(self, query: Entry, found: Sequence[Found]) -> Match:
        alike = [one for one in found if one.status is found[0].status]
        if len(alike) > 1 and alike[0].status is Status.SAME:
            return self._fitting(query, alike)
        if len(alike) > 1 and alike[0].status is Status.REVIEW:
            return self._likeliest(query, [one for one in alike if one.order() == alike[0].order()])
        return self._told(query, alike[0])

    def _told(self, query: Entry, found: Found) -> Match:
        entry = self._entries[found.place]
        pair = explained(query, entry, found.weighed)
        if pair.status is Status.DIFFERENT:
            return nobody(NEAREST.format(entry.name, pair.reason))
        return Match(found.place, pair.score, pair.status, pair.reason, pair.way)

    def _fitting(self, query: Entry, same: Sequence[Found]) -> Match:
        """Several entries that fit as well: the one with the same code, else nobody is sure."""
        coded = [one for one in same if query.code and self._entries[one.place].code == query.code]
        codes = {self._entries[one.place].code for one in same}
        if len(coded) == 1 or (len(codes) == 1 and "" not in codes):
            return self._told(query, (coded or same)[0])
        told = FITTING.format(len(same), self._codes.named(one.place for one in same))
        return Match(same[0].place, 1 / len(same), Status.REVIEW, told, Way.SEVERAL)

    def _likeliest(self, query: Entry, alike: Sequence[Found]) -> Match:
        """Of candidates that are as likely the one whose name is written most alike, if there is one."""
        far = [_apart(query, self._entries[one.place]) for one in alike] if len(alike) > 1 else []
        closest = [one for one, apart in zip(alike, far, strict=True) if apart == min(far)] if far else alike
        if len(closest) == 1:
            return self._told(query, closest[0])
        told = LIKELY.format(len(closest), self._codes.named(one.place for one in closest))
        return Match(closest[0].place, closest[0].weighed.score / len(closest), Status.REVIEW, told, Way.LIKELY)


def _apart(query: Entry, entry: Entry) -> tuple[bool, bool, bool]:
    """How far two names are from each other as they are written: signs that changed places are the likeliest slip, then one sign
    of all the text, then the same place in other words."""
    one, other = parsed(query.name), parsed(entry.name)
    slip = slip_of(bare(one), bare(other))
    return not (slip and len(slip.signs[0]) > 1), slip is None, one.region.words != other.region.words
