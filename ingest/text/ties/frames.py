"""The frames in which a sentence says a relation, as they stand in tie_frames.csv, and how they are matched.

In a frame {A} is one or more entities (A、B和C), `<…>` the trigger, `~` a few words without entity or punctuation, `≈` the same
with commas, `≎` up to so many of what stands before it, `¬` that no 与, 向, 由 … stands before; the rest is a regular expression.
From and to name the ends; of several predicates the first that fits is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.text.lists import rows

FIRST, LAST = "\ue000", "\uf8ff"
"""In a skeleton each entity is one character of the private range, the n-th entity the n-th character."""
ENTITY = f"[{FIRST}-{LAST}]"
SHARE = r"(?:持股[0-9.]+[%％])?"
LISTED = f"{ENTITY}(?:{SHARE}(?:[、和与及同]|以及){ENTITY})*"
AND_MORE = (
    r"(?:等(?:[0-9一二三四五六七八九十]+[家个所])?(?:单位|企业|公司|高校|院校|机构|科研院所)?)?"
    rf"(?:三方|双方|各方|四方|[二两三四五六七八九十]家[^{FIRST}-{LAST}。；;，,]{{0,16}}?(?:单位|企业|公司|机构)[，,]?)?(?:代表)?"
)
WORDS = rf"[^{FIRST}-{LAST}。；;，,：:！？]{{0,18}}?"
CLAUSES = rf"[^{FIRST}-{LAST}。；;！？]{{0,30}}?"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: its pattern over skeletons, the predicates it may say, which of its parts are the ends, and its triggers."""

    pattern: re.Pattern[str]
    predicates: tuple[str, ...]
    start: str
    end: str
    voice: str
    triggers: tuple[str, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the list."""
    return tuple(_frame(row) for row in rows("tie_frames"))


def frames_of(skeleton: str) -> list[Frame]:
    """The frames one of whose triggers a skeleton holds, in the order of the list."""
    places = {place for word, several in _places().items() if word in skeleton for place in several}
    return [frames()[place] for place in sorted(places)]


@cache
def _places() -> dict[str, list[int]]:
    """Which frames each trigger is one of."""
    found: dict[str, list[int]] = {}
    for place, frame in enumerate(frames()):
        for word in frame.triggers:
            found.setdefault(word, []).append(place)
    return found


@cache
def any_trigger() -> re.Pattern[str]:
    """Finds whether a sentence holds any trigger."""
    words = {word for row in rows("tie_frames") for word in _triggers(row["frame"]).split("|")}
    return re.compile("|".join(sorted(filter(None, words), key=len, reverse=True)))


def _triggers(frame: str) -> str:
    return frame.partition("<")[2].partition(">")[0]


def _frame(row: dict[str, str]) -> Frame:
    """A frame of the list; what is put in for its signs is no longer looked through for signs."""
    signs = {
        "~": WORDS,
        "≈": CLAUSES,
        "，": "[,，]",
        "：": "[:：]",
        "[^E": f"[^{FIRST}-{LAST}",
        "¬": "(?<![与和同跟向为对由])",
        "≎": "{0,18}?",
    }
    signs |= {f"<{_triggers(row['frame'])}>": _longest(row["frame"])}
    signs |= {f"{{{end}}}": f"(?P<{end}>{LISTED}){AND_MORE}" for end in "ABCDX"}
    written = re.sub("|".join(map(re.escape, signs)), lambda sign: signs[sign[0]], row["frame"])
    if row["frame"].lstrip("¬").startswith("{"):
        written = f"(?<!、){written}"
    return Frame(re.compile(written), tuple(row["predicate"].split("|")), row["from"], row["to"], row["voice"],
                 tuple(_triggers(row["frame"]).split("|")))  # fmt: skip


def _longest(frame: str) -> str:
    return f"(?P<trigger>{'|'.join(sorted(_triggers(frame).split('|'), key=len, reverse=True))})"
