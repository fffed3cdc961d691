"""Names against a register: for each what it is, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.resolve.abbreviations import Abbreviations
from ingest.resolve.candidates import candidates
from ingest.resolve.choosing import Chooser
from ingest.resolve.codes import Codes
from ingest.resolve.names import no_name, several
from ingest.resolve.names.latin import is_latin
from ingest.resolve.othernames import weighed_by_all
from ingest.resolve.outcomes import Match, Pair, Status, Way, nobody
from ingest.resolve.reasons import explained
from ingest.resolve.register import Entry, Register, division, parsed
from ingest.resolve.romanised import Sounds
from ingest.resolve.thresholds import Thresholds, default_thresholds
from ingest.resolve.weights import Weights, default_weights

if TYPE_CHECKING:
    from ingest.resolve.shortening import ShortNames

__all__ = ["Match", "Matcher"]

NOBODY = nobody("登记中没有相近的名称")


class Matcher:
    """A register that names are matched against, one or many at a time."""

    def __init__(self, register: Register, weights: Weights | None = None, thresholds: Thresholds | None = None) -> None:
        self.register = register
        self.thresholds = thresholds or default_thresholds()
        self.weights = (weights or default_weights()).counting(parsed(entry.name).stem for entry in register.entries)
        self._codes = Codes(register, self.weights)
        self._chooser = Chooser(register.entries, self._codes, self.weights)
        self._abbreviations = Abbreviations(register.entries, self.thresholds)

    @property
    def short_names(self) -> ShortNames:
        """The register's names, ready to be asked for their short forms."""
        return self._abbreviations.short_names

    @short_names.setter
    def short_names(self, names: ShortNames) -> None:
        """Take names that were made ready with another model."""
        self._abbreviations.short_names = names

    @cached_property
    def sounds(self) -> Sounds:
        """The register's names by their pinyin."""
        return Sounds((parsed(entry.name), entry.division) for entry in self.register.entries)

    def match(self, queries: Sequence[Entry]) -> list[Match]:
        """What each name is. Short names of one call are weighed together; nothing depends on their order."""
        unfit = {at: told for at, one in enumerate(queries) if (told := self._unfit(one))}
        found = dict(self._by_keys(queries, [at for at in range(len(queries)) if at not in unfit])) | unfit
        short = {at: query for at, query in enumerate(queries) if at not in unfit and _is_short(query, found.get(at, NOBODY))}
        for at, told in self._abbreviations.find(short).items():
            found[at] = _with_code(found.get(at, NOBODY), told)
        self._by_sounds(queries, found)
        return [self._remarked(query, found.get(at, NOBODY)) for at, query in enumerate(queries)]

    def match_one(self, query: Entry) -> Match:
        """What one name is."""
        return self.match([query])[0]

    def pair(self, query: Entry, place: int, kind: int) -> Pair | None:
        """What is said of a name and one entry with which it shares a key of this kind; None where they are two for sure."""
        entry = self.register.entries[place]
        found = weighed_by_all(query, entry, kind, self.weights)
        return None if found.status is Status.DIFFERENT else explained(query, entry, found)

    def _unfit(self, query: Entry) -> Match | None:
        """What is said of a cell that can't be matched by its name, since it names nobody, or several; None where it can."""
        if why := no_name(query.name):
            return self._codes.nameless(query, why)
        if not (names := several(query.name)):
            return None
        found = self.match([Entry("", name) for name in names])
        told = (f"{name} → {self._shown(one)}" for name, one in zip(names, found, strict=True))
        return nobody(f"一格里写了 {len(names)} 个名称，请分行再比：{'；'.join(told)}")

    def _shown(self, found: Match) -> str:
        return f"{self.register.entries[found.place].name}（{found.status}）" if found.place >= 0 else found.status.value

    def _by_keys(self, queries: Sequence[Entry], fit: Sequence[int]) -> Iterator[tuple[int, Match]]:
        """The best of the candidates of those names that can be matched."""
        owners, places, kinds = candidates([queries[at] for at in fit], self.register)
        start = 0
        for at in range(1, len(owners) + 1):
            if at == len(owners) or owners[at] != owners[start]:
                query = fit[owners[start]]
                yield query, self._chooser.choose(queries[query], places[start:at].tolist(), kinds[start:at].tolist())
                start = at

    def _by_sounds(self, queries: Sequence[Entry], found: dict[int, Match]) -> None:
        """Names in Latin letters that nothing else is found for, by pinyin: never sure."""
        for at, query in enumerate(queries):
            parts = parsed(query.name)
            if (at in found and found[at].place >= 0) or not is_latin(parts.folded) or no_name(query.name):
                continue
            if heard := self.sounds.find(parts, division(query.region)):
                heard = [one for one in heard if one.score == heard[0].score]
                names = "、".join(self.register.entries[one.place].name for one in heard[:3])
                found[at] = Match(heard[0].place, heard[0].score / len(heard), Status.REVIEW, f"读音相同：{names}", Way.SOUND)

    def _remarked(self, query: Entry, found: Match) -> Match:
        """The answer with what else is to be known of the codes."""
        said = tuple(self._codes.remarks(query, found)) if query.uscc or found.place >= 0 else ()
        return found._replace(reason="；".join((found.reason, *said))) if said else found


def _is_short(query: Entry, known: Match) -> bool:
    """Whether a name that is not yet known may be a short one; banks leave out only the form behind theirs."""
    settled = known.status is Status.SAME or known.way in (Way.SEVERAL, Way.CODES)
    return not settled and parsed(query.name).form in ("", "bank")


def _with_code(known: Match, told: Match) -> Match:
    """A short form beside what the code says: that of the entry with this code is sure, another changes nothing."""
    if known.way is not Way.CODE:
        return told
    return Match(known.place, 1.0, Status.SAME, f"{told.reason}；代码相同", Way.CODE) if known.place == told.place else known
