"""A paper's own custom for who leads in a list of bodies: 排第一位的为牵头单位 · 逗号前的为牵头单位 · 加*号的为牵头单位."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from ingest.text.departments.duties import Notice
from ingest.text.departments.names import STARS, Name
from ingest.text.scanning import matches

LEADS = r"(?:牵头|第一责任|主办|主责)"
IS_LEADER = rf"[^，,。；;（()）]{{0,8}}(?:为|是)[^，,。；;（()）]{{0,4}}{LEADS}"
STAR = rf"[“\"（(]?(?P<{{0}}>[{STARS}])[”\")）]?"
CUSTOM = re.compile(
    rf"(?:[列排](?:在|名)?)?(?:(?:第一|首|最前)(?:位|名|个|家)?|(?<=[列排])(?:在|名)?前(?:面|列)?)(?:的|者)?{IS_LEADER}"
    rf"|[列排]?(?:在|以)?(?P<sign>逗号|分号|顿号)(?:之|以)?前面?{IS_LEADER}"
    rf"|[加带标注有打]*{STAR.format('star')}{IS_LEADER}"
    rf"|{LEADS}(?:责任)?(?:单位|部门)(?:均|都|一律)?(?:(?:列|排)(?:在|名|于)?(?:第一|首|最前)|(?:以|用|加|标|带)注?{STAR.format('starred')})"
)
"""How a paper says who of a list leads."""
BEGINS = re.compile(rf"[列排第首最在名前以逗分顿加带标注有打“\"（({STARS}牵主]")
"""The signs that it begins with."""
SIGNS = {"逗号": "，,", "分号": "；;", "顿号": "、"}
FIRST = "first"
FROM_HERE = re.compile("下同|以下同|后同")


def said(custom: re.Match[str]) -> str:
    """What a custom goes by: FIRST, or the signs that part the leaders from the others, or the stars that mark them."""
    star = custom["star"] or custom["starred"]
    return star or SIGNS.get(custom["sign"] or "", FIRST)


def customs(text: str, notices: Sequence[Notice]) -> list[str]:
    """The custom that holds for each notice, "" where none does: its own, or one that the paper tells for all: in a sentence of
    its own for the whole paper, with 下同 from there on."""
    whole, begins = "", len(text) + 1
    own = {at: one.custom for at, one in enumerate(notices) if one.custom}
    for found in matches(CUSTOM, BEGINS, text):
        place = bisect_right(notices, found.start(), key=attrgetter("start")) - 1
        inside = place >= 0 and found.start() <= _tail(text, notices[place])
        if inside:
            own.setdefault(place, said(found))
        general = not inside or FROM_HERE.search(text, found.end(), found.end() + 30)
        if general and not whole:
            whole, begins = said(found), notices[place].start if inside else 0
    return [own.get(at, whole if one.start >= begins else "") for at, one in enumerate(notices)]


def _tail(text: str, notice: Notice) -> int:
    """Where the remarks behind a list end: at the line's end, thirty signs on at most."""
    line = text.find("\n", notice.end)
    return min(notice.end + 30, line if line >= 0 else len(text))


def leaders(text: str, custom: str, notice: Notice) -> list[Name]:
    """Those of a notice that a custom makes leaders; none where it does not tell."""
    names = [name for part in notice.parts for name in part.names]
    if not custom or custom == FIRST:
        return names[:1] if custom else []
    if custom in STARS:
        return [name for name in names if custom in (text[name.start - 1 : name.start], text[name.end : name.end + 1])]
    parting = next((at for at, name in enumerate(names) if set(custom) & set(_before(text, names, at))), 0)
    return names[:parting]


def _before(text: str, names: Sequence[Name], at: int) -> str:
    """The signs between a name and the one before, without what stands in brackets."""
    return re.sub(r"[（(][^（()）]*[)）]", "", text[names[at - 1].end : names[at].start]) if at else ""
