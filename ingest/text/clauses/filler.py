"""Words that ask for nothing by themselves: what is left of a stretch without them says whether it was understood."""

from __future__ import annotations

import re

BRACKET = re.compile(r"\((?!含\)|不含\)|含本数\)|以下简称[^()]*\)|人民币\))[^()]*\)")
HARMLESS = re.compile(r"\((?:含|不含|含本数|人民币|以下简称[^()]*)\)")
EMPTY = re.compile(
    r"(?:被|经|依法|对于|对|凡|且|并|的|等|为|是|获得?|取得|通过|认定|称号|评定?|评为|列入|纳入|进入|成功|企业|单位|机构|项目|公司|当年度|年度|上年度?|当年|首次|初次|新增?|重新|给予|"
    r"按照?|鼓励|支持|符合条件|国家级?|省级?|市级?|区级?|县级?|镇级?|自治区级?|有效期内|各类|每家|再|其中|一次性|工业|年|(?:示范|试点)?名单|统计范围|,|[“”\"\s-])+"
)
JOIN = re.compile(r"[、和与及/]|或")
DENIED = re.compile(r"[未非不无没除仅限免勿]")


def left(words: str) -> str:
    """What a stretch says beyond empty words."""
    return EMPTY.sub("", HARMLESS.sub("", words))


def unread(words: str) -> bool:
    """Whether words between conditions say anything that is not understood."""
    rest = left(words).strip("、,:;()或和与及")
    return len(rest) >= 2 or DENIED.search(rest) is not None or "或" in words or "※" in rest


AIM = re.compile(
    r"(?:大力|积极|加快|着力|持续|重点)*(?:培育|培优|做强|做大|壮大|做优)[^,:。;]{2,40}[,:](?=对|凡)"
    r"|(?:鼓励|支持|引导|推动)[^,:。;]{0,12}(?:壮大|做大做强|首次|小升规|升规|上规|纳统|入库|升级)+[,:](?=对|凡)"
)
"""An aim in front of the words that say whom a clause is for: it asks nobody for anything of his own."""


def past_aim(text: str, start: int, end: int) -> int:
    """Where a stretch begins behind its aim."""
    aim = AIM.match(text, start, end)
    return aim.end() if aim else start
