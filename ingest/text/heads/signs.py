"""How the lines of an official paper's head look: a title, a number alone, a body's name, addressees, a heading."""

from __future__ import annotations

import re
from functools import cache

from ingest.text.heads.dates import BARE
from ingest.text.lists import column, rows

NUMBER = r"[一-龥A-Za-z][一-龥A-Za-z()、\-]{0,24}? ?[\[(<{] ?(?:19|20) ?\d ?\d ?[\])>}] ?第? ?\d{1,5} ?号"
"""A paper's number: 国发[2019]11号, the brackets evened."""
ANNOUNCED = r"[一-龥、 ]{2,60}(?:公告|通告) ?(?:\d{4} ?年 ?|[\[(]\d{4}[\])] ?)?第 ?\d{1,5} ?号"
"""An announcement's number: 财政部公告2022年第15号."""
ORDER = r"第 ?[\d一二三四五六七八九十百〇零]{1,6} ?号"
NUMBER_ALONE = re.compile(
    rf"(?:{BARE} *)?[(]?(?P<number>{NUMBER}|{ANNOUNCED})[)]?(?: *(?:签发人|签发) ?:.*| *(?:特急|急件|加急).*)?"
)
ORDER_ALONE = re.compile(rf"[(]?{ORDER}[)]?")
ORDER_LINE = re.compile(rf"[一-龥、 ]{{2,60}}令(?: *[(]?{ORDER}[)]?)?")
DATE_ALONE = re.compile(rf"[(]?{BARE}[)]?")
HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3} ?[、.]|第[一二三四五六七八九十百\d]{1,4} ?[章条节编]|[(][一二三四五六七八九十]{1,3}[)]"
    r"|\d{1,2} ?[.、](?!\d))"
)
SENTENCE = re.compile(r"[。;!?]")
LABEL = re.compile(r"[\[]?[一-龥 ]{2,8}[\]]? ?:")
ENCLOSED = re.compile(r" ?[(\[][^()\[\]]{1,40}[)\]] ?$")
LONGEST_TITLE, LONGEST_BODY = 120, 60


@cache
def paper_words() -> dict[str, str]:
    """Words that a paper's title ends in, with the kind of paper (a notation of PolicyKind, or nothing)."""
    return {row["word"]: row["kind"] for row in rows("paper_words")}


@cache
def _paper_end() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(paper_words(), key=len, reverse=True))})$")


@cache
def _body_end() -> re.Pattern[str]:
    endings = sorted(column("body_endings", "ending"), key=len, reverse=True)
    return re.compile(f"[一-龥()·、“”\"]{{1,40}}(?:{'|'.join(endings)})$")


def stripped(title: str) -> str:
    """A title without what stands in brackets at its end (试行, years) and the marks around it."""
    title = title.strip()
    while (shorter := ENCLOSED.sub("", title).strip().rstrip("》>").rstrip()) != title:
        title = shorter
    return title


def paper_word(title: str) -> str:
    """The word of `paper_words` that a title ends in; nothing where it is no title of a paper."""
    found = _paper_end().search(stripped(title).replace(" ", ""))
    return found[0] if found else ""


def is_title_line(said: str) -> bool:
    """Whether a line can be a title or a part of one, by its form."""
    if len(said) > LONGEST_TITLE or SENTENCE.search(said.rstrip("。")) or said.endswith((":", ",", "。")):
        return False
    return not (LABEL.match(said) or HEADING.match(said) or DATE_ALONE.fullmatch(said) or NUMBER_ALONE.fullmatch(said))


def is_body_line(said: str) -> bool:
    """Whether a line is the name of one public body, or of several with spaces between."""
    if len(said) > LONGEST_BODY or re.search(r"[,。:;《》\d]", said):
        return False
    return all(_body_end().fullmatch(part) for part in bodies(said))


def bodies(said: str) -> list[str]:
    """The names in a line of names; the spread signs of one name (国 务 院) are put together."""
    parts = said.split()
    return ["".join(parts)] if all(len(part) == 1 for part in parts) else parts


ADDRESSED = re.compile(
    r"政府|委|办|厅|局|署|海关|法院|部门|单位|机构|企业|公司|街道|乡镇|镇|园区|院校|学校|大学|中心|协会|银行|法人|直属|支队|集团|室"
)
TELLING = re.compile(
    r"如下|通知|意见:|规定:|决定|条件|包括|联系|附件|说明|地址|电话|来源"
    r"|(?:责任|牵头|配合|协办|主办|承办|主管|发布|制定|编制|发文|支持|申报|组织|实施|监督|适用)(?:单位|部门|机构|机关|企业) ?:"
)


def is_addressed(said: str) -> bool:
    """Whether a line names to whom the paper goes: bodies, and a colon at the end."""
    if not said.endswith(":") or len(said) > 260 or SENTENCE.search(said.replace(";", "")) or "《" in said:
        return False
    return bool(ADDRESSED.search(said)) and not TELLING.search(said) and not HEADING.match(said) and len(said) > 3
