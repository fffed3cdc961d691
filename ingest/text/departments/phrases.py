"""Names with a verb: （省商务厅牵头，合肥海关配合）, 由市科技局牵头，市财政局配合, （公安部按职责分工负责）; and brackets that hold
names alone behind a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.departments.customs import CUSTOM
from ingest.text.departments.duties import ANSWER, COOPERATE, LEAD, Notice, Part
from ingest.text.departments.names import Name, is_body, names
from ingest.text.scanning import matches

BRACKET = re.compile(r"[（(〔【\[]((?:[^（()）〔〕【】\[\]\r\n]|[（(][^（()）\r\n]{1,40}[)）])+)[)）〕】\]]")
DUTY = (
    r"(?:(?:按照?|依据?|依照|根据)?(?:各自)?(?:部门)?(?:工作)?职责(?:和|及)?(?:分工|任务)?"
    r"|(?:按照?|依)(?:各自|任务|工作|责任)?分工)"
)
VERB = re.compile(
    rf"""(?P<lead>(?:{DUTY})?(?:共同|分别|联合|具体|统筹|负责)?(?:总?牵头|主办)(?:负责|抓好|落实|组织|实施|推进|推动|抓总|办理)*)
  | (?P<cooperate>(?:{DUTY})?(?:共同|分别|积极|密切|做好)?(?:配合|参与|参加|协助|协同|协办|协作)
      (?:落实|实施|推进|做好|配合|负责|相关工作)*)
  | (?P<with>会同)
  | (?P<answer>(?:{DUTY})(?:分别|共同|做好|抓好|组织)?(?:负责|落实|推进|实施)*
      |(?:共同|分别|具体|组织|统筹|分工|主要)*(?:负责|承办|落实)(?:落实|实施|推进|办理|组织)*
      |(?:共同)?抓好(?:工作|贯彻)?落实|研究提出(?:具体)?(?:落实|实施|贯彻)?(?:意见|措施|方案))""",
    re.VERBOSE,
)
BEGINS = re.compile("[按依根各部工职共分联具统负总牵主积密做配参协会组承落抓研]")
"""The signs that a verb begins with."""
ROLES = {"lead": LEAD, "cooperate": COOPERATE, "answer": ANSWER}
STOPS = frozenset("，,；;、。 \t\u3000\r\n")
MARK = re.compile("牵头|会同|负责|配合|参与|参加|协办|分工|落实|主办|承办")
SPOKEN = re.compile(r"由(?=[^。；;！\r\n]{2,160}?(?:牵头|会同|负责))|牵头|职责分工")
"""Where a sentence may say who leads."""
STOP = re.compile(r"[。；;！？（()）\r\n]|(?<![，,、由])由")
ENDS = "。；;！？：:\r\n"
"""A clause begins behind one of these."""


def bracketed(text: str) -> Iterator[Notice]:
    """Every bracket with names and a verb, and those of names alone behind a sentence."""
    for found in BRACKET.finditer(text):
        start, end = found.span(1)
        if "单位" in found[1][:14] and re.search("[：:]", found[1]):
            continue
        if MARK.search(text, start, end):
            custom = CUSTOM.search(text, start, end)
            end = custom.start() if custom else end
            parts = spoken_parts(text, start, end) or (_bare(text, start, end) if custom else ())
        else:
            parts = _bare(text, start, end) if _behind_sentence(text, found.start()) else ()
        if parts:
            yield Notice(found.start(), found.end(), parts)


def _behind_sentence(text: str, at: int) -> bool:
    """Whether a whole sentence stands before a bracket: names alone count only there."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    return at > 0 and text[at - 1] in "。；;！"


def _bare(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Names without a verb: every one must be a body, in a list of three or more at least two of three; one is no group."""
    found = names(text, start, end, strict=True) or _mostly_bodies(text, start, end)
    return (Part(ANSWER, tuple(found)),) if any(not one.group for one in found) else ()


def _mostly_bodies(text: str, start: int, end: int) -> list[Name]:
    """The names of a bracket that holds hardly anything but names, most of them sure, or half of them beside firms and the like."""
    found = names(text, start, end)
    sure = sum(is_body(one.text, strict=True) for one in found)
    filled = sum(one.end - one.start + 1 for one in found)
    enough = sure * 3 >= len(found) * 2 or (sure * 2 >= len(found) and all(is_body(one.text) for one in found))
    return found if len(found) >= 3 and enough and filled >= end - start - 1 else []


def spoken_parts(text: str, start: int, end: int, strict: bool = False) -> tuple[Part, ...]:
    """The parts of a phrase, verb by verb; none where a part holds no body. What follows the last verb cooperates."""
    parts: list[Part] = []
    at, role = start, ""
    for verb in matches(VERB, BEGINS, text, start, end):
        kind = verb.lastgroup or ""
        if not verb.group() or (kind != "with" and verb.end() < end and text[verb.end()] not in STOPS):
            continue
        found = names(text, at, verb.start(), strict)
        if found:
            parts.append(Part(_role(kind, role), tuple(found)))
        role = kind
        at = verb.end()
    if role == "" or (role == "with" and strict):
        return ()
    rest = names(text, at, end, True) if at < end and parts else []
    return (*parts, Part(COOPERATE, tuple(rest))) if rest else tuple(parts)


def _role(verb: str, before: str) -> str:
    """A会同B负责: who stands before 会同 leads, who stands behind it cooperates."""
    if before == "with":
        return COOPERATE
    return LEAD if verb == "with" else ROLES[verb]


def spoken(text: str) -> Iterator[Notice]:
    """Sentences outside of brackets that say who leads, in strict reading: every name must be a body of the state."""
    last = failed = 0
    for found in SPOKEN.finditer(text):
        if found.start() < last or (found.start() < failed and found.group() != "由"):
            continue
        start = found.end() if found.group() == "由" else _clause(text, found.start())
        end = _end(text, found.end())
        parts = spoken_parts(text, start, end, strict=True)
        if parts and parts[0].role in (LEAD, ANSWER) and any(not one.group for one in parts[0].names):
            last = end
            yield Notice(start, end, parts)
        elif found.group() != "由":
            failed = end


def _clause(text: str, at: int) -> int:
    """Where the clause of a place begins, 160 signs before at most; a line end right before the place is passed over."""
    first, last = max(0, at - 160), at - 1 if text.endswith("\n", 0, at) else at
    return max(first, *(text.rfind(sign, first, last) + 1 for sign in ENDS))


def _end(text: str, at: int) -> int:
    """The end of the clause, 400 signs on at most."""
    stop = STOP.search(text, at, at + 400)
    return stop.start() if stop else min(len(text), at + 400)
