"""What may come of names that are compared: the decision, what it rests on, how sure it is, and the reasons."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ingest.resolve.comparing import Compared, Level
from ingest.resolve.guard import Veto


class Status(StrEnum):
    """What is decided of a pair, or of a name that is looked for."""

    SAME = "确认"
    REVIEW = "待复核"
    DIFFERENT = "不同"
    NONE = "无"


class Way(StrEnum):
    """What a decision rests on.

    `NAME`: the parts of both names; `CODE`: a shared code; `FORMER`, `SHORT`: another name that the register gives
    (`SHORT_ELSEWHERE`: but one is stated to be elsewhere; `SHORT_MARKED`: a word left of it without an exchange's mark);
    `NOTED`, `ALSO`: a former name, or one of which nothing is said, in the cell itself; `DERIVED`: a short form worked out;
    `SOUND`: pinyin. Of several entries none is chosen where they fit as well (`SEVERAL`), are as likely (`LIKELY`), or the code is
    of one and the name of another, or one code of two (`CODES`). `NOBODY`: nothing was found.
    """

    NAME = "name"
    CODE = "code"
    FORMER = "former name"
    SHORT = "short name"
    SHORT_ELSEWHERE = "short name of one elsewhere"
    SHORT_MARKED = "short name but for a mark"
    NOTED = "noted former name"
    ALSO = "other name in brackets"
    DERIVED = "derived short form"
    SOUND = "sound"
    SEVERAL = "several fit"
    LIKELY = "several as likely"
    CODES = "codes clash"
    NOBODY = "nobody"


UNDECIDED = frozenset({Way.SEVERAL, Way.LIKELY, Way.CODES})
"""Ways that show several entries and choose none of them."""
RANK = {Status.SAME: 0, Status.REVIEW: 1, Status.DIFFERENT: 2, Status.NONE: 3}


class Pair(NamedTuple):
    """One pair: `score` is the probability that both are one (0 to 1), `reason` what speaks for and against it."""

    status: Status
    score: float
    reason: str
    way: Way = Way.NAME


class Weighed(NamedTuple):
    """What is decided of a pair before it is put into words; `name` is the other name that it rests on, if it does."""

    status: Status
    score: float
    levels: Compared
    forbidden: tuple[Veto, ...]
    way: Way = Way.NAME
    name: str = ""


class Found(NamedTuple):
    """One candidate: its place in the register, the kind of key that it shares, and what is decided of it."""

    place: int
    kind: int
    weighed: Weighed

    @property
    def status(self) -> Status:
        """What is decided of it."""
        return self.weighed.status

    def order(self) -> tuple[int, bool, float, int]:
        """The surest first. Among those to be looked at, names that only leave something out go before slips of the pen; what is
        forbidden goes by how much of the names is shared."""
        status, levels = self.weighed.status, self.weighed.levels
        whole = status is Status.REVIEW and levels.core is Level.EQUAL and not levels.where and not self.weighed.forbidden
        return RANK[status], not whole, -self.weighed.score, self.kind if status is Status.DIFFERENT else 0


class Match(NamedTuple):
    """What is said of one name: the entry's place in the register (-1: none; the first where several are shown and none is chosen),
    how likely both are one (0 to 1), the reasons, and what it rests on."""

    place: int
    score: float
    status: Status
    reason: str
    way: Way = Way.NAME

    @property
    def chosen(self) -> int:
        """The place of the entry that is meant; -1 where none is, or several are shown."""
        return -1 if self.way in UNDECIDED else self.place


def nobody(reason: str) -> Match:
    """That a name is nobody's, and why."""
    return Match(-1, 0.0, Status.NONE, reason, Way.NOBODY)
