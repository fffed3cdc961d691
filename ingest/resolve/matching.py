"""Names against a register: for each what it is, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ingest.resolve.candidates import candidates
from ingest.resolve.keys import Kind, nicknames_of, whole
from ingest.resolve.names import may_be_person, no_name, several
from ingest.resolve.names.folding import without_marks
from ingest.resolve.names.latin import is_latin
from ingest.resolve.pairing import Pair, Status, Weighed, explained, judged, weighed
from ingest.resolve.register import Entry, Register, division, parsed
from ingest.resolve.romanised import Sounds
from ingest.resolve.thresholds import Thresholds, default_thresholds
from ingest.resolve.weights import Weights, default_weights

if TYPE_CHECKING:
    from ingest.resolve.shortening import ShortNames
    from ingest.resolve.shortening.finding import Meant
    from ingest.resolve.shortening.together import Chosen


class Match(NamedTuple):
    """What is said of one name: the entry's place in the register (-1: none), how likely both are one (0 to 1), and the reasons."""

    place: int
    score: float
    status: Status
    reason: str


LONG_ENOUGH = 4
"""A shorter short name is never sure: 富士康 is the group as well as its firms."""
KNOWN_NAME, FORMER_NOTED, ALSO_NOTED = 0.9985, 0.9905, 0.8005
"""How sure it is that a registered former or short name means the one that bears it; that a name noted as the former one does; that
another name in brackets does."""
RANK = {Status.SAME: 0, Status.REVIEW: 1, Status.DIFFERENT: 2, Status.NONE: 3}
SEVERAL = "登记中有"
NOBODY = Match(-1, 0.0, Status.NONE, "登记中没有相近的名称")


class Matcher:
    """A register that names are matched against, one or many at a time."""

    def __init__(self, register: Register, weights: Weights | None = None, thresholds: Thresholds | None = None) -> None:
        self.register = register
        self.thresholds = thresholds or default_thresholds()
        self.weights = (weights or default_weights()).counting(parsed(entry.name).stem for entry in register.entries)

    @cached_property
    def short_names(self) -> ShortNames:
        """The register's names, ready to be asked for their short forms. Their compiled code is loaded when one is asked for."""
        from ingest.resolve.shortening import ShortNames
        from ingest.resolve.shortening.roles import spelled

        return ShortNames(spelled(parsed(entry.name), entry.division) for entry in self.register.entries)

    @cached_property
    def sounds(self) -> Sounds:
        """The register's names by their pinyin."""
        return Sounds((parsed(entry.name), entry.division) for entry in self.register.entries)

    def match(self, queries: Sequence[Entry]) -> list[Match]:
        """What each name is. Short names of one call are weighed together; nothing depends on their order."""
        unfit = {at: Match(-1, 0.0, Status.NONE, why) for at, one in enumerate(queries) if (why := self._unfit(one.name))}
        found = dict(self._by_keys(queries)) | unfit
        short = [at for at, query in enumerate(queries) if at not in unfit and self._is_short(query, found.get(at, NOBODY))]
        self._by_short_names(short, queries, found)
        self._by_sounds(queries, found)
        return [found.get(at, NOBODY) for at in range(len(queries))]

    def _unfit(self, written: str) -> str:
        """Why a cell can't be matched: it names nobody, or several; an empty text where it can."""
        if why := no_name(written):
            return why
        if not (names := several(written)):
            return ""
        found = self.match([Entry("", name) for name in names])
        told = (f"{name} → {self._told(one)}" for name, one in zip(names, found, strict=True))
        return f"一格里写了 {len(names)} 个名称，请分行再比：{'；'.join(told)}"

    def _told(self, found: Match) -> str:
        return f"{self.register.entries[found.place].name}（{found.status}）" if found.place >= 0 else found.status.value

    def match_one(self, query: Entry) -> Match:
        """What one name is."""
        return self.match([query])[0]

    def _is_short(self, query: Entry, known: Match) -> bool:
        """Whether a name that is not yet known may be a short one; banks leave out only the form behind theirs."""
        settled = known.status is Status.SAME or known.reason.startswith(SEVERAL)
        return not settled and parsed(query.name).form in ("", "bank")

    def _by_keys(self, queries: Sequence[Entry]) -> Iterator[tuple[int, Match]]:
        """The best of each name's candidates."""
        owners, places, kinds = candidates(queries, self.register)
        start = 0
        for at in range(1, len(owners) + 1):
            if at == len(owners) or owners[at] != owners[start]:
                query = int(owners[start])
                yield query, self._best(queries[query], places[start:at].tolist(), kinds[start:at].tolist())
                start = at

    def _best(self, query: Entry, places: list[int], kinds: list[int]) -> Match:
        """The best of the candidates; where one shows the whole name, others are no longer looked at."""
        entries = self.register.entries
        if Kind.WHOLE in kinds:
            places = [place for place, kind in zip(places, kinds, strict=True) if kind <= Kind.SHORT]
            kinds = [kind for kind in kinds if kind <= Kind.SHORT]
        found = [(place, self._weighed(query, place, kind)) for place, kind in zip(places, kinds, strict=True)]
        place, best = min(found, key=lambda one: (RANK[one[1].status], -one[1].score, one[0]))
        if best.status is Status.SAME and (same := [at for at, one in found if one.status is Status.SAME])[1:]:
            return self._several(query, same)
        if best.status is Status.SAME and (namesake := self._namesake(query, place, places)) >= 0:
            mine, other = (f"“{entries[at].name}”（{entries[at].id}）" for at in (place, namesake))
            return Match(place, 0.5, Status.REVIEW, f"代码是{mine}的，名称是{other}的：先核对代码，不并")
        pair = self._told_by_kind(query, place, kinds[places.index(place)], best)
        if best.status is Status.DIFFERENT:
            return Match(-1, 0.0, Status.NONE, f"最相近的是“{entries[place].name}”：{pair.reason}")
        return Match(place, pair.score, pair.status, pair.reason)

    def _namesake(self, query: Entry, place: int, places: list[int]) -> int:
        """Another entry that bears the very name that is looked for, where the one at `place` has only its code; -1 for none."""
        entries, written = self.register.entries, parsed(query.name).folded
        alike = whole(parsed(entries[place].name)) == whole(parsed(query.name))
        if not query.code or query.code != entries[place].code or alike:
            return -1
        return next((at for at in places if at != place and parsed(entries[at].name).folded == written), -1)

    def _several(self, query: Entry, same: list[int]) -> Match:
        """Several entries that fit as well: the one with the same code, else nobody is sure."""
        entries = self.register.entries
        coded = [place for place in same if query.code and entries[place].code == query.code]
        codes = {entries[place].code for place in same}
        if len(coded) == 1 or (len(codes) == 1 and "" not in codes):
            pair = judged(query, entries[(coded or same)[0]], self.weights)
            return Match((coded or same)[0], pair.score, Status.SAME, pair.reason)
        names = "、".join(dict.fromkeys(f"{entries[place].name}（{entries[place].id}）" for place in same[:5]))
        return Match(same[0], 1 / len(same), Status.REVIEW, f"{SEVERAL} {len(same)} 家同样符合：{names}")

    def pair(self, query: Entry, place: int, kind: int) -> Pair | None:
        """What is said of a name and one entry with which it shares a key of this kind; None where they are two for sure."""
        found = self._weighed(query, place, kind)
        return None if found.status is Status.DIFFERENT else self._told_by_kind(query, place, kind, found)

    def _weighed(self, query: Entry, place: int, kind: int) -> Weighed:
        found = weighed(query, self.register.entries[place], self.weights)
        if kind in (Kind.FORMER, Kind.SHORT) and found.status is not Status.SAME and self._other_name(query, place, kind):
            return found._replace(status=Status.SAME, score=KNOWN_NAME)
        if found.status is not Status.SAME and (noted := self._noted_name(query, place)):
            return found._replace(status=noted.status, score=noted.score, forbidden=())
        return found

    def _noted_name(self, query: Entry, place: int) -> Pair | None:
        """By another name that the cell itself gives: X（原Y） is Y; of X（Y） nobody says why both stand there."""
        entry = self.register.entries[place]
        asked, known = parsed(query.name), parsed(entry.name)
        for name in asked.former:
            if weighed(replace(query, name=name), entry, self.weights).status is Status.SAME:
                return Pair(Status.SAME, FORMER_NOTED, f"名称里注明的曾用名或现名“{name}”与登记相同")
        pairs = [(name, replace(query, name=name), entry) for name in asked.also]
        pairs += [(name, query, replace(entry, name=name)) for name in known.also]
        for name, one, other in pairs:
            if weighed(one, other, self.weights).status is Status.SAME:
                return Pair(Status.REVIEW, ALSO_NOTED, f"括号里的另一名称“{name}”相同")
        return None

    def _other_name(self, query: Entry, place: int, kind: int) -> str:
        """The former or short name of the entry that the query is, unless codes differ; empty for none."""
        entry = self.register.entries[place]
        if query.code and entry.code and query.code != entry.code:
            return ""
        spoken = set(nicknames_of(query.name))
        listed = entry.former_names + parsed(entry.name).former if kind == Kind.FORMER else entry.short_names
        return next((one for one in listed if spoken & set(nicknames_of(one))), "")

    def _told_by_kind(self, query: Entry, place: int, kind: int, best: Weighed) -> Pair:
        if best.status is Status.SAME and best.score == KNOWN_NAME and (written := self._other_name(query, place, kind)):
            return Pair(Status.SAME, KNOWN_NAME, f"与登记的{'曾用名' if kind == Kind.FORMER else '简称'}相同：{written}")
        if best.score in (FORMER_NOTED, ALSO_NOTED) and (noted := self._noted_name(query, place)):
            return noted
        return explained(query, self.register.entries[place], best)

    def _by_sounds(self, queries: Sequence[Entry], found: dict[int, Match]) -> None:
        """Names in Latin letters that nothing else is found for, by pinyin: never sure."""
        for at, query in enumerate(queries):
            parts = parsed(query.name)
            if (at in found and found[at].place >= 0) or not is_latin(parts.folded) or no_name(query.name):
                continue
            if heard := self.sounds.find(parts, division(query.region)):
                heard = [one for one in heard if one.score == heard[0].score]
                names = "、".join(self.register.entries[one.place].name for one in heard[:3])
                found[at] = Match(heard[0].place, heard[0].score / len(heard), Status.REVIEW, f"读音相同：{names}")

    def _by_short_names(self, asked: list[int], queries: Sequence[Entry], found: dict[int, Match]) -> None:
        """Names without a form, as short forms of the register's names: how likely they are is not for the weights to say, which
        know full names."""
        if not asked:
            return
        from ingest.resolve.shortening.together import together

        written = {at: without_marks(parsed(queries[at].name).folded) for at in asked}
        names = sorted(set(written.values()))
        meant = dict(zip(names, together([self._meant(one) for one in names], len(self.register)), strict=True))
        for at, name in written.items():
            found[at] = self._short(queries[at], name, meant[name])

    def _meant(self, name: str) -> list[Meant]:
        return self.short_names.find(name) if len(name) > 1 else []

    def _leaves_out_nothing(self, name: str, entry: Entry) -> bool:
        """Whether a short name is long enough and has all of an entry's 字号 and 行业."""
        from ingest.resolve.shortening.model import whole_stem
        from ingest.resolve.shortening.roles import spelled

        return len(name) >= LONG_ENOUGH and whole_stem(name, spelled(parsed(entry.name), entry.division), self.short_names.model)

    def _short(self, query: Entry, name: str, chosen: Chosen) -> Match:
        entries = self.register.entries
        if chosen.place < 0 or chosen.known < self.thresholds.short_worth:
            near = f"，最像“{entries[chosen.place].name}”" if chosen.place >= 0 and chosen.likely > 0.01 else ""
            return Match(-1, 0.0, Status.NONE, f"像“{name}”这样的简称对不上登记中的任何一家{near}")
        entry = entries[chosen.place]
        reason = f"“{name}”可由“{entry.name}”缩写而成"
        if query.code and entry.code and query.code != entry.code:
            return Match(-1, 0.0, Status.NONE, f"{reason}；代码不同：{query.code}/{entry.code} → 否决")
        if chosen.next >= 0 and chosen.next_likely > 0.01:
            reason += f"；也可能是“{entries[chosen.next].name}”"
        if may_be_person(name):
            reason += "；也可能是人名"
        known = chosen.likely >= self.thresholds.short_sure and self._leaves_out_nothing(name, entry)
        return Match(chosen.place, chosen.likely, Status.SAME if known else Status.REVIEW, reason)
