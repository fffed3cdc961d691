"""What the 统一社会信用代码 of a name and of a register say: who bears one, where code and name speak of two, which are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.resolve.keys import whole
from ingest.resolve.outcomes import Found, Match, Status, Way, nobody
from ingest.resolve.pairing import weighed
from ingest.resolve.reasons import explained
from ingest.resolve.register import Entry, Register, parsed
from ingest.resolve.weights import Weights
from ontology.errors import Refusal
from ontology.values import uscc

SHOWN = 5
"""So many of several entries are named in a reason."""
UNSETTLED, NAMELESS = 0.5, 0.98
"""What is said of a code and a name that speak of two, and of a code without a name."""
CLASH, NEAR_CLASH = "代码是{}的，名称是{}的：先核对代码，不并", "代码是{}的，名称更像{}：先核对代码，不并"
SHARED, UNTOLD = "登记中代码“{}”有 {} 家：{}", "；一码两名，先核对代码，不并"
BY_CODE, UNKNOWN_CODE = "{}；凭代码“{}”找到“{}”：补上名称再定", "{}；登记中没有代码“{}”"


class Codes:
    """The codes of a register."""

    def __init__(self, register: Register, weights: Weights) -> None:
        self._entries, self._places, self._weights = register.entries, register.by_code, weights
        self._shared = dict(self._of_several())

    def _of_several(self) -> Iterator[tuple[str, list[int]]]:
        """Codes that entries of different names bear, with one entry for each name."""
        for code, places in self._places.items():
            if len(places) > 1 and len(names := {whole(parsed(self._entries[at].name)): at for at in reversed(places)}) > 1:
                yield code, sorted(names.values())

    def named(self, places: Iterable[int]) -> str:
        """Entries by name and id."""
        told = (f"{self._entries[place].name}（{self._entries[place].id}）" for place in places)
        return "、".join(list(dict.fromkeys(told))[:SHOWN])

    def between(self, query: Entry, found: Sequence[Found]) -> Match | None:
        """What is said where the code of a name and the name itself speak of different entries, or the code of several; None where
        they agree. `found` are the candidates, the surest first."""
        coded = [one for one in found if query.code and self._entries[one.place].code == query.code]
        if not coded:
            return None
        if query.code in self._shared:
            return self._of_shared(query, coded)
        written = parsed(query.name)
        if whole(parsed(self._entries[coded[0].place].name)) == whole(written):
            return None
        others = [one for one in found if one not in coded]
        if namesake := next((one for one in others if parsed(self._entries[one.place].name).folded == written.folded), None):
            return self._clash(CLASH, coded[0], namesake)
        if coded[0].status is Status.SAME or not others or others[0].status is Status.DIFFERENT:
            return None
        return self._clash(CLASH if others[0].status is Status.SAME else NEAR_CLASH, coded[0], others[0])

    def _clash(self, said: str, coded: Found, other: Found) -> Match:
        told = said.format(*(f"“{self._entries[at].name}”（{self._entries[at].id}）" for at in (coded.place, other.place)))
        return Match(coded.place, UNSETTLED, Status.REVIEW, told, Way.CODES)

    def _of_shared(self, query: Entry, coded: Sequence[Found]) -> Match:
        """One code of several names: the one whose name is asked for, else none."""
        alone = [replace(self._entries[one.place], uscc="") for one in coded]
        said = [weighed(replace(query, uscc=""), entry, self._weights).status for entry in alone]
        named = [one for one, status in zip(coded, said, strict=True) if status is Status.SAME]
        if len({whole(parsed(self._entries[one.place].name)) for one in named}) == 1:
            pair = explained(query, self._entries[named[0].place], named[0].weighed)
            return Match(named[0].place, pair.score, pair.status, pair.reason, pair.way)
        places = self._shared[query.code]
        return Match(places[0], 1 / len(places), Status.REVIEW, self._bearers(query.code) + UNTOLD, Way.CODES)

    def _bearers(self, code: str) -> str:
        return SHARED.format(code, len(self._shared[code]), self.named(self._shared[code]))

    def nameless(self, query: Entry, why: str) -> Match:
        """What a cell is that names nobody, by the code beside it."""
        if not query.code:
            return nobody(why)
        if query.code in self._shared:
            places = self._shared[query.code]
            return Match(places[0], 1 / len(places), Status.REVIEW, f"{why}；{self._bearers(query.code)}", Way.CODES)
        if not (borne := self._places.get(query.code)):
            return nobody(UNKNOWN_CODE.format(why, query.code))
        told = BY_CODE.format(why, query.code, self._entries[borne[0]].name)
        return Match(borne[0], NAMELESS, Status.REVIEW, told, Way.CODE)

    def remarks(self, query: Entry, found: Match) -> Iterator[str]:
        """What else is to be known of the codes of a name and of the entry that it is: a wrong one, one that several bear."""
        yield from wrong_code("名单", query.uscc)
        if found.place < 0 or not (entry := self._entries[found.place]).uscc:
            return
        yield from wrong_code("登记", entry.uscc)
        if found.way is not Way.CODES and entry.code in self._shared:
            yield f"{self._bearers(entry.code)}，先核对"


def wrong_code(whose: str, written: str) -> Iterator[str]:
    """Why a code says nothing, for one that is written and wrong; words in its place (无, —) are none."""
    if not set("123456789") & set(written):
        return
    try:
        uscc(written)
    except Refusal as refusal:
        yield f"{whose}的{refusal.issues[0].message}"
