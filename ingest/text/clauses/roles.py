"""What a sum or share is for, by the last cue before it and the words right behind it (decision 0077)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ingest.text.clauses.tables import alternation, words_by_role

Role = Literal["amount", "ceiling", "rate"]
CUES = {word: role for role, words in words_by_role("clause_cues").items() for word in words}
CUE = re.compile(alternation(CUES))
WORDS = words_by_role("clause_words")
GIFT = rf"(?:{alternation(WORDS['gift'])})"
UNITS = alternation(WORDS["unit"])
BETWEEN = rf"(?:{alternation(WORDS['between'])}){{0,4}}"
"""What may stand between a sum and the word for what is given."""
TRAIL = r"(?:人民币)?(?:\([^()]{0,20}\))?\s*"
THEN_GIFT = re.compile(rf"{TRAIL}{BETWEEN}{GIFT}")
HURDLE_AFTER = re.compile(
    rf"{TRAIL}(?:\((?:含|不含)[^()]*\))?\s*(?:\(含\)|及|或)?\s*(?:以上|之间|起)"
    rf"|{TRAIL}(?:\((?:含|不含)\))?以下(?!{BETWEEN}{GIFT})"
)
OF_WHOM = re.compile(rf"{TRAIL}的(?!{BETWEEN}{GIFT}|标准|比例|额度|限额|上限)")
AT_MOST_AFTER = re.compile(rf"{TRAIL}(?:以内|以下|封顶|为限|为上限)")
AT_MOST_BEFORE = re.compile(r"(?:最高|最多|不超过|上限)[^,。;\d]{0,4}$")
RATE_AFTER = re.compile(
    rf"\s*的?(?:比例|标准|额度|以内)?\s*,?\s*[^,。;%]{{0,14}}?(?:给予|予以|进行|享受|返还|减免|兑现|计算|计发|{GIFT})"
)
NOT_RATE_AFTER = re.compile(r"\s*的?(?:税率|股权|股份|股比|控股|利率)")
SCHEDULE_BEFORE = re.compile(rf"(?:{GIFT}|资金)(?:资金|金额)?总额度?的?$")
"""A part of what is given anyway, paid at one stage: no rate."""
RAISED_BEFORE = re.compile(
    rf"(最高|上限|限额)?{GIFT}?(?:比例|标准|金额|额度|限额|上限)[^,。;]{{0,4}}(?:提高|上调|调整|增加|提升)[至到为]$"
)
BOUND = re.compile(r"最高|上限|限额")
BASE_BEFORE = re.compile(r"(?:[额费息金分款本价值献入税出]的?|总额的?|(?:\([^()]*\))?的|按|按照)\s*$")
ADDED_BEFORE = re.compile(r"(?:追加|再增加|上浮|另行增加)[^,。;]{0,4}$")
NEAR = 8
"""How many signs before a bound say what is bounded."""
TAKEN = re.compile(
    r"(?:不再|不予|停止|取消)(?:给予|享受|发放|拨付|奖励|补助|支持)?[^,。;]{0,4}$|(?:退回|追回|收回|退还|缴回|扣回)[^,。;]{0,12}$"
)
"""What is not given, or has to be given back."""
PRICES = ("单价", "价格", "面积")
"""What is bounded so is no sum that is given."""


def _raised(before: str) -> re.Match[str] | None:
    """RAISED_BEFORE, looked for only where the text ends as it does."""
    return RAISED_BEFORE.search(before) if before.endswith(("至", "到", "为")) else None


@lru_cache(maxsize=16)
def _cue(text: str) -> tuple[str, int, int]:
    """The last cue of a text: its role and place; an empty role where there is none."""
    found = list(CUE.finditer(text))
    return (CUES[found[-1][0]], found[-1].start(), found[-1].end()) if found else ("", 0, 0)


def sum_role(before: str, after: str, *, ranged: bool) -> Role | None:
    if HURDLE_AFTER.match(after) or TAKEN.search(before[-24:]):
        return None
    if raised := _raised(before):
        return "ceiling" if raised[1] or BOUND.search(before[-16:]) else "amount"
    role, start, end = _cue(before)
    gift = THEN_GIFT.match(after)
    if role == "cap":
        return "ceiling" if gift or not _is_hurdle(before[:start]) else None
    if role == "give" or (gift and _gives(before)):
        if role == "give" and OF_WHOM.match(after) and end != len(before):
            return None
        most = AT_MOST_AFTER.match(after) or ranged or AT_MOST_BEFORE.search(before[:start])
        return "ceiling" if most else "amount"
    return "amount" if gift and not role else None


def _gives(before: str) -> bool:
    """Whether the part of the sentence after the last comma gives something."""
    return any(CUES[one[0]] in ("give", "cap") for one in CUE.finditer(re.split(r"[,:]", before)[-1]))


def _is_hurdle(before: str) -> bool:
    """Whether what is bounded is something measured of the firm, not something given."""
    near = re.split(r"[,。;:、()]", before[-NEAR:])[-1]
    if near.endswith(PRICES):
        return True
    roles = [CUES[one[0]] for one in CUE.finditer(near)]
    return bool(roles) and "give" not in roles and "cap" not in roles


def share_role(before: str, after: str) -> Role | None:
    if HURDLE_AFTER.match(after) or NOT_RATE_AFTER.match(after) or SCHEDULE_BEFORE.search(before):
        return None
    if _raised(before) or (ADDED_BEFORE.search(before) and CUE.search(before)):
        return "rate"
    role, start, end = _cue(before)
    if THEN_GIFT.match(after):
        return "rate"
    if role == "compare" and not BASE_BEFORE.search(before[end:] or before[start:end]):
        return None
    if role == "cap":
        return None if _is_hurdle(before[:start]) and not RATE_AFTER.match(after) and not _gave(before) else "rate"
    if RATE_AFTER.match(after) and (role or BASE_BEFORE.search(before)):
        return "rate"
    return "rate" if role == "give" else None


def _gave(before: str) -> bool:
    return any(CUES[one[0]] == "give" for one in CUE.finditer(before))
