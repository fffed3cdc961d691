"""Names without a form, as short forms of the register's names: how likely they are is not for the weights to say, which know full
names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.resolve.names import may_be_person
from ingest.resolve.names.divisions import compatible, within
from ingest.resolve.names.folding import without_marks
from ingest.resolve.outcomes import Match, Status, Way, nobody
from ingest.resolve.register import Entry, division, parsed
from ingest.resolve.thresholds import Thresholds

if TYPE_CHECKING:
    from ingest.resolve.shortening import ShortNames
    from ingest.resolve.shortening.finding import Meant
    from ingest.resolve.shortening.together import Chosen

STOCK, UNIVERSITY = "stock", "大"
"""The form of 股份有限公司; what the short name of a university ends in (西交大), by which no firm of it is meant."""
LONG_ENOUGH = 4
"""A shorter short name is never sure: 富士康 is the group as well as its firms."""
TOLD = 0.01
"""From which probability on it is told who else may be meant."""


class Abbreviations:
    """The register's names, asked for by their short forms."""

    def __init__(self, entries: Sequence[Entry], thresholds: Thresholds) -> None:
        self._entries, self._thresholds = entries, thresholds

    @cached_property
    def short_names(self) -> ShortNames:
        """The register's names, ready to be asked for their short forms. Their compiled code is loaded when one is asked for."""
        from ingest.resolve.shortening import ShortNames
        from ingest.resolve.shortening.roles import spelled

        return ShortNames(spelled(parsed(entry.name), entry.division) for entry in self._entries)

    def find(self, queries: dict[int, Entry]) -> dict[int, Match]:
        """What each name is, all weighed together."""
        if not queries:
            return {}
        from ingest.resolve.shortening.together import together

        written = {at: without_marks(parsed(query.name).folded) for at, query in queries.items()}
        names = sorted(set(written.values()))
        meant = dict(zip(names, together([self._meant(one) for one in names], len(self._entries)), strict=True))
        return {at: self._told(queries[at], name, meant[name]) for at, name in written.items()}

    def _meant(self, name: str) -> list[Meant]:
        found = self.short_names.find(name) if len(name) > 1 else []
        return [one for one in found if self._is_school(one.place)] or found if name.endswith(UNIVERSITY) else found

    def _is_school(self, place: int) -> bool:
        """Whether an entry is a university itself, not a school, hospital or firm of it."""
        parts = parsed(self._entries[place].name)
        return parts.form == "university" and not parts.branch

    def _leaves_out_nothing(self, name: str, entry: Entry) -> bool:
        """Whether a short name is long enough and has all of an entry's 字号 and 行业."""
        from ingest.resolve.shortening.model import whole_stem
        from ingest.resolve.shortening.roles import spelled

        return len(name) >= LONG_ENOUGH and whole_stem(name, spelled(parsed(entry.name), entry.division), self.short_names.model)

    def _told(self, query: Entry, name: str, chosen: Chosen) -> Match:
        entries = self._entries
        if chosen.place < 0 or chosen.known < self._thresholds.short_worth:
            near = f"，最像“{entries[chosen.place].name}”" if chosen.place >= 0 and chosen.likely > TOLD else ""
            return nobody(f"像“{name}”这样的简称对不上登记中的任何一家{near}")
        entry = entries[chosen.place]
        reason = f"“{name}”可由“{entry.name}”缩写而成"
        if query.code and entry.code and query.code != entry.code:
            return nobody(f"{reason}；代码不同：{query.code}/{entry.code} → 否决")
        if chosen.next >= 0 and chosen.next_likely > TOLD:
            reason += f"；也可能是“{entries[chosen.next].name}”"
        if may_be_person(name):
            reason += "；也可能是人名"
        known = chosen.likely >= self._thresholds.short_sure and self._leaves_out_nothing(name, entry)
        known = known and _placed(query, entry) and _is_firm(query, entry)
        return Match(chosen.place, chosen.likely, Status.SAME if known else Status.REVIEW, reason, Way.DERIVED)


def _is_firm(query: Entry, entry: Entry) -> bool:
    """Whether a company is meant and none of its group: 西安某动力 may name a company beside 西安某动力研究所, 某集团 is the
    parent of 某集团股份有限公司."""
    return parsed(entry.name).is_company and not parsed(query.name).group


def _placed(query: Entry, entry: Entry) -> bool:
    """Whether a short name, or what is stated beside it, says the place that the full name shows: 聚隆科技 may be
    南京聚隆科技股份有限公司 or 安徽聚隆科技股份有限公司, and one register need not have both. A limited company whose name shows no
    place may have a namesake in any, so that its own must be stated."""
    shown, said = parsed(entry.name).region.code, division(query.region)
    if said and not compatible(said, entry.division):
        return False
    if shown:
        return any(one and within(one, shown) for one in (parsed(query.name).region.code, said))
    return parsed(entry.name).form == STOCK or bool(said and entry.division and compatible(said, entry.division))
