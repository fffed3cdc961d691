"""A list of bodies taken apart into its names: 和 inside a name does not part it, 各县（市、区）政府 is one name, 等 is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.departments.gazetteer import KNOWN, STEMS

STRONG = re.compile(
    r"(?:[局厅署委办]|(?<![干内外局全])(?<!俱乐)部|委员会|办公[室厅]|管委会?|政府|公署|海关|[总支大]队|调查队|专班|小组|工作组|推进组|指挥部"
    r"|研究室|政研室|督查室|银行|[支分总]行|营管部|[法高中]院|检察院|党校|联合会|联社|总社|供销社|[妇残侨文]联|科协|社科联|贸促会|工商联|总会"
    r"|总工会|红十字会|团委|团[省市县区州]委|党工委|办事处|街道|街办|人民团体|[纪党]委|监委|编委|管理[处所站]|[中分]心支行|分局|总局|监管办)"
    r"(?:[（(][^（()）]{1,20}[)）])?$"
)
"""How a body of the state or the party ends."""
LOOSE = re.compile(
    r".(?:中心|集团|公司|企业|银行|学会|协会|商会|联盟|基金|院|所|站|台|社|馆|校|大学|学院|医院|报社|媒体|电网|供电|电力|燃气|通信|移动|联通|电信|铁塔"
    r"|区|市|县|州|盟|旗|镇|乡|园|村|岛|厂|矿|机构|单位|部门|处|科|室|队|组|会|局|分公司|机关|院所|地区|兵团)"
    r"(?:[（(][^（()）]{1,20}[)）])?$"
)
"""How others end that stand in such lists; the ending alone (企业, 学校) names nobody."""
SEVERAL = (
    r"(?:各|相关|有关)(?:地级以上|地级|设区)?(?:[市县区旗州盟镇乡]|街道|园区)"
    r"(?:[（(][市县区旗州盟镇乡街道园、]{1,12}[)）]|、(?:[市县区旗州盟镇乡]|街道|园区|开发区)(?![^、，,；;（()）]{0,14}[局委办厅]))*"
    r"(?:党委[和、]?)?(?:人民政府|政府|办事处|管委会|管理委员会)?(?:[（(]管委会[)）])?"
)
PIECE = re.compile(rf"{SEVERAL}(?=[、，,；;\s]|$)|(?:[^、，,；;：:。\s/（()）]|[（(][^（()）]{{0,40}}[)）])+")
JOINED = re.compile("以及|及其|和|与|及|暨|并")
GROUP = re.compile(
    r"各|有关|相关|其他|其它|所有|^(?:地方|属地|当地|上级).{0,4}(?:政府|党委|街道)|成员单位|牵头单位|(?:部门|单位|机构|企业|媒体|高校|院校|院所|地区)$"
)
SEVERAL_BODIES = re.compile(r"(?:各|有关|相关).*(?:部门|单位|政府|管委会|街道|[市县区旗州盟镇乡])(?:[（(][^（()）]*[)）])?$")
STARS = "*＊★☆△▲※"
"""Marks beside a name by which some papers say who leads."""
STARRED = re.compile(rf"[{STARS}]+$")
ET_CETERA = re.compile(r"等(?:[省市州县区]?(?:级|直)?(?:有关|相关|职能|单位|部门|成员|各|政府|企业|机构|\d+|个|家|及)*)?$")
INCLUDING = re.compile(r"[（(](?:不?含|包括|包含)[^（()）]*[)）]$")
"""What a bracket behind a name says that it takes in."""
BEHIND = re.compile(r"[（(]([^（()）]*)[)）]$")
LEADING = re.compile(
    rf"^(?:[{STARS}]|由|请|会同|配合|协同|联合(?!会|国)|以及|及|和(?=[省市县区州国各有相])|与|其中|还有|[①-⑳]|\d+[.．、])+"
)
NO_BODY = re.compile(r"\d+[年月日个项家]|月底|年底|完成|时限|下同|的|了|应当|按照|负责|本级|(?<!自)由|简称|：|:|。")
"""No body's name holds these."""
NO_PLAIN = re.compile(r"\d|级$|[年月]底|[年月]前|长期|全年|持续|立即|[按为应要将对在是把并可等不我]|进行|推进|加强|建立|提出")
"""Nor does a short name of no known ending hold these."""
PLAIN = re.compile(r"[\w·—\-“”\"]{2,12}(?:[（(][^（()）]{1,12}[)）])?")


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """One body of a list with its place; `group` where it names several as a whole."""

    start: int
    end: int
    text: str
    group: bool
    part: str = ""
    """What the bracket behind it says that it does (牵头, 配合)."""


def is_group(name: str) -> bool:
    """Whether a name stands for several bodies at once (各招商部门, 市级有关单位)."""
    return GROUP.search(name) is not None


def is_body(name: str, strict: bool = False) -> bool:
    """Whether a name ends as a body does; `strict` leaves out what may be anything else (companies, places)."""
    name = INCLUDING.sub("", name)
    if len(name) < 2 or len(name) > 40 or NO_BODY.search(name):
        return False
    strong = any(form.search(name) for form in (STRONG, KNOWN, SEVERAL_BODIES))
    return strong or (not strict and (LOOSE.search(name) is not None or name in STEMS or name.lstrip("省市县区州") in STEMS))


def names(text: str, start: int, end: int, strict: bool = False) -> list[Name]:
    """The names in a stretch of text. `strict`: every piece must be a body of the state, else there are none.

    Otherwise pieces that are no name (a date, 按时完成) are left out, and short ones of no known ending count where most are known.
    """
    pieces = [piece for found in PIECE.finditer(text, start, end) for piece in _pieces(text, *found.span())]
    known = [is_body(text[one:two], strict) for one, two in pieces]
    if strict:
        return [_name(text, *piece) for piece in pieces] if pieces and all(known) else []
    most = sum(known) * 2 >= len(known)
    rated = zip(pieces, known, strict=True)
    return [_name(text, *piece) for piece, sure in rated if sure or (most and _plain(text[slice(*piece)]))]


def _plain(piece: str) -> bool:
    return PLAIN.fullmatch(piece) is not None and NO_BODY.search(piece) is None and NO_PLAIN.search(piece) is None


def _name(text: str, start: int, end: int) -> Name:
    """The name of a piece: a bracket behind it stays where it holds a body too (市交通委（市道运局）), or is part of a group."""
    including = INCLUDING.search(text, start, end)
    end = including.start() if including and including.start() > start else end
    group, part = is_group(text[start:end]), ""
    behind = BEHIND.search(text, start, end)
    if behind and behind.start() > start and not is_body(behind[1]) and not (group and "各" in text[start:end]):
        end = behind.start()
        part = next((word for word in ("牵头", "配合") if word in behind[1]), "")
    return Name(start, end, text[start:end], group, part)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a piece between two commas: 市发改委和市财政局 are two, 发展和改革委员会 is one."""
    at = start
    for joint in JOINED.finditer(text, start, end):
        left, right = _trim(text, at, joint.start()), _trim(text, joint.end(), end)
        if left and right and _ends(text[slice(*left)]) and _ends(text[slice(*right)]) and right[1] - right[0] > 2:
            yield left
            at = joint.end()
    if last := _trim(text, at, end):
        yield last


def _ends(name: str) -> bool:
    """Whether one side of 和 can stand alone."""
    return STRONG.search(name) is not None or KNOWN.search(name) is not None or is_group(name)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A piece without 由 before and 等部门 behind; None where nothing is left."""
    while start < end and (lead := LEADING.match(text[start:end])):
        start += lead.end()
    starred = STARRED.search(text, start, end)
    end = starred.start() if starred else end
    et_cetera = ET_CETERA.search(text, start, end)
    if et_cetera and et_cetera.start() > start:
        end = et_cetera.start()
    return (start, end) if start < end and text[start:end] != "等" else None
