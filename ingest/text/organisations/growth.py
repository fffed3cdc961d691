"""Where a name starts: from its ending to the left, until a word that no name holds."""

from __future__ import annotations

import re

from ingest.text.organisations.endings import ANY, BRAND, LEVEL, OWN, PLACE, PLACED, STEM, WHOLE, Ending, stem_pattern
from ingest.text.organisations.words import BODY, END, LEADING, SOFT, STOP, is_generic, lexicon, place_at, places

RUN = re.compile(
    r"(?:[)）](?![一二三四五六七八九十]+[(（])[一-鿿A-Za-z]{1,10}[(（]|[一-鿿㐀-䶿A-Za-z0-9０-９·•.\-&＆+＋]|[—–](?![—–])){1,40}"
)
"""What a name may consist of, read backwards: brackets hold a place or a form (苏州, 集团)."""
COUNT = re.compile(
    r"[0-9０-９.]+(?:年度|[年月日个家所座处支只条块间套项批号期次名位亿万千元余多]+)|[一二两三四五六七八九十]+[是个家所届位名项座批种条]"
    r"|^[0-9０-９.\-—–·•+]+"
)
CLOSED = re.compile(r"[^(（]*[)）]|[(（][^()（）]*[)）]\Z")
"""Brackets that a name doesn't start within or consist of."""
ADMINISTRATIVE = re.compile(
    r"(?:[省市区县州盟旗镇乡国]|国家|兵团|街道|自治区|园区|委|政府|管委会|全国|中央|国务院|香港|澳门|台湾)\Z"
)
DISTRICT = re.compile(r"[一-鿿]{1,4}[市区县州旗镇乡]")
NATIONAL = ("中国", "国家", "全国", "中华", "省", "市", "自治区", "中科院", "中央")
CONJOINED = frozenset({"ResearchFacility", "ResearchInstitute", "ServiceAgency", "University", "Department", "PublicAuthority"})
"""Classes whose names hold 与 or 和 between two fields."""
VAGUE = re.compile(r"(?:直辖市|计划单列市|各|各类|各级|各地|有关|相关|一批|若干|多家|某|每|所有|其他|等|首批|现有|新建)\Z")
COMMITTEES = ("管委会", "管理委员会", "党工委")
VAGUE_ZONE = re.compile("国家级|省级|市级|县级|各|全|园区|功能区|片区|试点")
"""A zone's committee has a name also where the paper calls the zone only by its kind (高新区管委会); not so of many zones."""
WHOLE_NAME = re.compile(r"[一-鿿]{2}(?:[局厅委办院行部处]|公司|集团|大学)\Z")
"""What stands before 和 and is a name by itself."""
SHORTEST, BRAND_LONGEST = 2, 6


def start_of(run: str, ending: Ending) -> int | None:
    """Where in a run of characters, that stands before an ending, the name starts; None where it is no one's name."""
    start = grown(run, ending)
    if ending.content in (STEM, LEVEL, PLACE):
        return _authority(run, start, ending)
    return start if _named(run, start, ending) else None


def grown(run: str, ending: Ending) -> int:
    """The place right of the last word that the name can't hold."""
    start, ended = max((match.end() for match in COUNT.finditer(run)), default=0), -1
    for at, end, role in lexicon().read(run + ending.suffix):
        if role == BODY and end == len(run) + len(ending.suffix):
            return at
        if at < start or end > len(run):
            continue
        if role in (END, BODY):
            ended = end
        elif (
            (role == STOP and (end < len(run) or ending.content != ANY))
            or (role == LEADING and (at == start or (at == ended and _acts(run, at, end, ending))))
            or (role == SOFT and _parts(run, start, at, ended, ending))
        ):
            start = end
    closed = CLOSED.match(run, start)
    return closed.end() if closed else start


def _acts(run: str, at: int, end: int, ending: Ending) -> bool:
    """Whether a verb behind a whole name is what that one does (江城集团投资…), no part of a firm's name (…基金管理有限公司)."""
    if ending.content == ANY and is_generic(run[at:]):
        return False
    if ending.content != ANY or run[:at].endswith(("集团", "公司", "大学")):
        return True
    return run[at:end] == "投资" and end < len(run) and run[:at].endswith("基金")


def _parts(run: str, start: int, at: int, ended: int, ending: Ending) -> bool:
    """Whether a soft word parts two names: what is to its left is a whole name, or no beginning of one."""
    left, right = run[start:at], run[at + 1 :]
    if ended == at or left in places() or place_at(right) or right.startswith(NATIONAL) or WHOLE_NAME.search(left):
        return True
    if ending.type == "Fund" and not is_generic(right):
        return True
    if ending.type not in CONJOINED:
        return not any(place_at(left, place) > place for place in range(len(left)))
    if ending.type == "ResearchFacility" and not is_generic(left):
        return False
    return not (left.startswith(NATIONAL) or "中国" in left or place_at(left) or ended > start)


def _named(run: str, start: int, ending: Ending) -> bool:
    content = run[start:]
    if ending.content == BRAND:
        return SHORTEST <= len(content) <= BRAND_LONGEST and not is_generic(content)
    if ending.content in (OWN, ANY, PLACED):
        if ending.content == PLACED and not (place_at(content) or DISTRICT.match(content)):
            return False
        short = ending.content == OWN and len(ending.suffix) > SHORTEST
        return len(content) >= (1 if short else SHORTEST) and not _vague(run, start, ending)
    return ending.content == WHOLE and not content


def _vague(run: str, start: int, ending: Ending) -> bool:
    """Whether the words are a kind of body and no name; one that an authority's level stands before (市大数据中心) is a name."""
    content = run[start:]
    if not is_generic(content):
        return ending.content == OWN and bool(VAGUE.search(run[:start])) and not place_at(content)
    if ending.suffix in COMMITTEES and content.endswith("区"):
        return bool(VAGUE.search(run[:start]) or run[:start].endswith("级") or VAGUE_ZONE.match(content))
    if ending.type == "Fund" and content.startswith("国家") and len(content) > len("国家产业"):
        return False
    return not (ending.type == "ServiceAgency" and len(content) > 2 and content[0] in "省市区县州" and content[1] != "级")


def _authority(run: str, start: int, ending: Ending) -> int | None:
    """The start of an authority's name: its field, where it needs one, and before that the level or place that it is of."""
    if VAGUE.search(run[:start]):
        return None
    body = len(run)
    if ending.content == STEM:
        stem = stem_pattern().match(run[::-1])
        body -= stem.end() if stem else 0
        if not stem and not re.search(r"(?:委|政府|小组|指挥部|人大常委会)\Z", run[start:]):
            return None
        start = min(start, grown(run[:body], ending)) if stem else start
    before = run[start:body] if start < body else ""
    if before and (ADMINISTRATIVE.search(before) or _is_place(before) or _is_place(before + ending.suffix[0])):
        return start
    if ending.content == LEVEL and re.fullmatch(r"[一-鿿]{2,3}", before) and not is_generic(before):
        return start
    return None if ending.content == PLACE and body == len(run) else body


def _is_place(text: str) -> bool:
    return any(text.endswith(name) for name in (text[-length:] for length in range(2, 9)) if name in places())
