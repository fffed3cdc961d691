"""The indicator of a statement: its name as written, the deed (建设, 引进), the scope (全区, 市级及以上), and the name in the one
form that its restatements share."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.text.lists import rows
from ingest.text.scanning import firsts
from ingest.text.targets.words import any_of, listed

DEEDS = {row["verb"]: row["basis"] for row in rows("target_actions")}
HEDGE = f"(?:{any_of(listed('hedge'))})"
DEED = f"(?:(?!{any_of(listed('no_deed'))})(?:{any_of(DEEDS)}))"
AREA = re.compile(
    rf"(?:{any_of(listed('area'))}|(?=[一-龥]{{2,4}}[省市自])(?!{DEED})[一-龥]{{2,4}}(?:省|(?<!城)市|自治区|自治州)(?![级场民政属域区直内外值占])(?=[一-龥]{{3}}))"
    r"(?!外)(?:的|内|范围内)?"
)
BUILDS = "建设|新建|建成|打造|搭建|创建|组建|设立|新增|引进|培育|认定|成立|建立|布局"
STRICTLY = "用地|面积|规模(?![以工企])|投资|指数|里程|成本|资金|经费|的|强度|标准(?!化|厂房|地)"
NOT_A_DEED = (
    f"(?:(?<={BUILDS})(?!{STRICTLY})|(?<!{BUILDS})(?!{any_of(listed('noun_after_deed'))}"
    "|数(?![字据控智学])|量(?!子)|商(?![业标贸务会圈])|总(?!部)))"
)
"""What makes a verb a part of a name: 建设用地, 服务业, 培训机构; what is built may be a platform or an agency."""
AND = "(?:和|与|、|并|及|或|,)?"
PUBLIC_MONEY = "(?:[省市县区]级?)?财政(?:总|收|支|预算|自给|贡献)"
"""Where 财政 is a part of the name, and not who gives."""
LEADING = re.compile(
    rf"(?=[\s,:\d分年含包达新{firsts(listed('before_name'))}])(?:\s|[,:]|\d{{1,2}}[.、]\s|分别|年均(?={DEED})|(?!{PUBLIC_MONEY})(?:{any_of(listed('before_name'))})|(?:含|包括)(?![税氧硫水金量])(?=[一-龥]{{3}})|达标的?(?={DEED})|新(?={DEED}))+"
)
NAMELESS = re.compile(rf"(?:{HEDGE}|(?!其中)(?:{any_of(listed('before_name'))}))+")
"""Words that name nothing."""
ACTING = re.compile(rf"({HEDGE}*{DEED}(?:{AND}{DEED})*?){NOT_A_DEED}(?:了|出|成|起|到|形成)?")
GREEDY = re.compile(rf"({HEDGE}*{DEED}(?:{AND}{DEED}{NOT_A_DEED})*){NOT_A_DEED}(?:了|出|成|起)?")
EACH = re.compile(
    r"(?:各(?![类种级项])|每个?|其余|其他)[一-龥、]{0,6}?(?:县区|区县|[县区市镇乡村](?![场域民级政])|街道|园区|部门|单位|学校)(?:\([^()]*\))?"
    r"(?=[一-龥]{2}|[,\s]*$)"
)
"""Each of whom a statement is said."""
BRACKETED = re.compile(r"\([^()]*\)")
ASIDE = re.compile(r"\([^()]*\)(?![一-龥])|(?<![县市])\([^()]{3,}\)|\([^()]{6,}\)")
"""A bracket that is no part of a word, as 首台(套)装备 and 更新(改造)工程 have it."""
DEED_AS_NOUN = re.compile(r"(?:投资|融资|培训|服务|招商|造林绿化|(?<!造林)绿化|造林)$")
"""A deed that another is done to: 完成投资80亿元, 完成造林绿化12万亩."""
LATIN = re.compile(r"\([A-Za-z&\d.\s]{1,12}\)(?=[一-龥])|\[\d{1,3}\]")
"""A name's other name (研发(R&D)经费) and a footnote's sign."""
ENUMERATED = re.compile(r"^[^、]{1,30}、.{1,60}?(?<![高中初同平优])等(?:各类|一批|各级|各种)?(?=[一-龥]{3})")
TIER = "(?:国家|省部?|市|区|县|自治区)级?"
LEVEL = re.compile(rf"{TIER}(?:、{TIER})*(?:及|\()?以上(?:级别)?\)?|{TIER}(?:(?:、|和|或){TIER})+")
OF_THE_YEAR = re.compile(
    r"^(.*?)(?<!全)年(?=(?:度)?(?:新增|净增)?[一-龥]{0,8}(?:量|额|数|产值|收入|能力|产能|人次|规模|游客|产量|值)$)"
)
DEED_NOUN = re.compile(r"(申请|授权|登记|转化|交易|服务|培训|受理)(?:量|数|数量)?$")
TRIMMED = " \t,、;:的—-·●■◆。+"
OPENING = {"“": "”", "《": "》"}
QUOTED = re.compile(r"[“\"《]([^“”\"《》]*)[”\"》]$")
TERMS = {row["written"]: row["term"] for row in rows("indicator_terms")}
TERM = re.compile(any_of(TERMS))
DROPPED = re.compile(
    r"\([^()]*\)|[“”\"'《》\s]|各类|各级|各种|一批|(?<=[业台体心构目地])(?:总数|数量|数|总量|个数|家数)$|总体"
    r"|(?<=占)(?:全区|全市|全省|全县|全国|全社会)"
)


GOOD = "[一-龥]{2,6}[强高大优广好]"
QUALITIES = re.compile(rf"^(?:(?:具有|拥有|掌握|具备)[^,;。的]{{4,24}}|{GOOD}(?:、{GOOD})+)的(?=[一-龥]{{4}})")
"""What praises a thing before its name: 吸引力强、带动面广的消费场景."""
FIELDS = re.compile(r"^[^、,]{1,12}、[^,;。]{1,60}等\d{0,2}[个大]?(?:重点)?(?:领域|行业|方面|地区|产业|环节)的?(?=[一-龥]{4})")
"""A list of fields before what is said of them all: 工业、农业等领域设备投资规模."""
LONG, DESCRIPTION, LEAST = 16, 13, 4
"""Signs of a name that needs no shortening, of a description that stays with it, and of the least that a name is left with."""


class Named(NamedTuple):
    """A name as written, the deed and the scope that stood before it, and who each does it (各区县, 每个园区)."""

    name: str
    deed: str
    scope: str
    subject: str = ""


def named(words: str, several: bool = True) -> Named:
    """What the words of a phrase name once the number and the words of comparison are away; with `several` they may begin with
    deeds."""
    words = _led(LATIN.sub("", words))
    who = EACH.match(words)
    words = _led(words[who.end() :]) if who else words
    scope, words = _area(words)
    words = _led(words)
    deed, words = _acted(words) if several else ("", words)
    words = _led(words)
    more, words = _area(words)
    words = "" if NAMELESS.fullmatch(words) else words
    return Named(_tidy(words), deed, scope or more, who.group() if who else "")


def _led(words: str) -> str:
    words = words.strip(TRIMMED).lstrip(")")
    words = words[1:] if words[:1] == "(" and ")" not in words else words
    found = LEADING.match(words)
    return words[found.end() :].strip(TRIMMED) if found and found.end() < len(words) else words


def _area(words: str) -> tuple[str, str]:
    found = AREA.match(words)
    if not found or found.end() >= len(words) - 1:
        return "", words
    return found.group().rstrip("的"), words[found.end() :]


def _acted(words: str) -> tuple[str, str]:
    """The deed that the words begin with, and what follows. A second verb belongs to the name where it stands before 的
    (开展…服务的企业)."""
    found = (ACTING if "的" in words else GREEDY).match(words)
    if not found or found.end() >= len(words):
        noun = DEED_AS_NOUN.search(words) if found else None
        if not found or not noun:
            return (found.group(1), "") if found else ("", words)
        return words[: noun.start()] or noun.group(), noun.group()
    return found.group(1), words[found.end() :]


def _tidy(words: str) -> str:
    """Without brackets, marks and, where all of it is quoted, the quotes."""
    words = ASIDE.sub("", words).strip(TRIMMED)
    if words[:1] in OPENING and OPENING[words[0]] not in words:
        words = words[1:]
    quoted = QUOTED.match(words)
    return quoted.group(1) if quoted else words


def head_of(name: str) -> str:
    """The name without a long description before it: a list of several (突破技术、带动学科的领军人才) goes whole, as a part of one
    says something else, and so does what is longer than a name."""
    name = FIELDS.sub("", QUALITIES.sub("", name))
    while len(name) > LONG and (last := name.rfind("的", 0, len(name) - LEAST)) > 0:
        before = name.rfind("的", 0, last)
        if last - before - 1 <= DESCRIPTION and "、" not in name[before + 1 : last]:
            name = name[before + 1 :]
            break
        name = name[last + 1 :]
    return name.strip(TRIMMED)


def level_of(name: str) -> str:
    """The level of what counts (市级及以上; 国家、省、市级), "" where the name says none."""
    found = LEVEL.match(name) if len(name) > 2 else None
    return found.group().strip("()") if found else ""


def identity(name: str) -> str:
    """The name in the form that restatements share: no brackets, quotes and 各类, known terms in one form."""
    short = DROPPED.sub("", name)
    short = TERM.sub(lambda found: TERMS[found.group()], short)
    moved = OF_THE_YEAR.match(short)
    if moved and moved.group(1):
        short = "年" + moved.group(1) + short[moved.end() :]
    return DROPPED.sub("", short) or name
