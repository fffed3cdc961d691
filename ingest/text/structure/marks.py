"""Marks at the start of a line: 一、 （一） 1. （1） ① 第一章 第五条 附件1 专栏2 ——, with what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.values import numeral

HAN = "一二三四五六七八九十百零〇○"
MARK = re.compile(
    rf"""(?:
    第\s*(?P<part>[{HAN}]+|\d{{1,3}})\s*(?:编|部分|篇)(?=[\s：:、]|\w{{2,20}}$)
  | 第\s*(?P<chapter>[{HAN}]+|\d{{1,3}})\s*章(?=[\s：:、]|\w{{2,30}}$|$)
  | 第\s*(?P<node>[{HAN}]+|\d{{1,3}})\s*节(?=[\s：:、]|\w{{2,30}}$|$)
  | (?P<clause>第\s*(?:[{HAN}]+|\d{{1,3}})\s*条(?:之[{HAN}]+)?)(?!第|规定|所[述列称]|款|和第|至|、第|中的|的)[：:、]?
  | (?P<han>[{HAN}]+)\s*[、．.﹒](?!\s*[{HAN}]+\s*[、和])
  | [（(]\s*(?P<han_paren>[{HAN}]+)\s*[)）]\s*[、.．]?
  | (?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．]?(?=\s+\S|[^\W\d_a-zA-Z万亿元个家倍米公吨千百%％—～至])
  | (?P<arabic>\d{{1,3}})\s*[.．﹒、·](?!\s*\d|\d)
  | [（(]\s*(?P<arabic_paren>\d{{1,2}})\s*[)）]\s*[、.．]?
  | (?P<half>\d{{1,2}})\s*[)）]
  | (?P<circled>[①-⑳])
  | 附\s*[件表录]\s*(?P<annex>[{HAN}]+|\d{{1,2}}|)(?:\s*[：:．.]\s*|\s+|$|(?=《))
  | 专栏\s*(?P<box>[{HAN}]+|\d{{1,2}})\s*[：:．.]?
  | (?P<dash>—+|[-－―]{{2,}}|[●■◆•▪★·])(?=\s*[^\W\d])
    )\s*""",
    re.VERBOSE,
)
FIRST_SIGN = frozenset(f"第{HAN}（(附专—-－―●■◆•▪★·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789０１２３４５６７８９")
"""What a mark may start with: other lines need no look."""
RANK = {
    "title": 0.0, "annex": 0.0, "part": 1.0, "chapter": 2.0, "node": 3.0, "han": 4.0, "clause": 5.0, "han_paren": 6.0, "box": 6.5,
    "arabic": 7.0, "decimal2": 7.2, "decimal3": 7.4, "decimal4": 7.6, "arabic_paren": 8.0, "half": 9.0, "circled": 10.0,
    "plain": 12.0, "dash": 13.0, "paragraph": 14.0, "table": 15.0,
}  # fmt: skip
"""Which kinds of mark stand above which where a paper does not show it by its own order."""
CITED = {
    "part": "第{}部分", "chapter": "第{}章", "node": "第{}节", "han_paren": "({})", "arabic_paren": "({})", "half": "{})",
    "annex": "附件{}", "box": "专栏{}",
}  # fmt: skip


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """A mark: its kind, where it ends, its number as it is cited, and what it counts (0 where it counts nothing)."""

    kind: str
    end: int
    number: str = ""
    value: int = 0


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that a line starts with."""
    if text[start] not in FIRST_SIGN:
        return None
    found = MARK.match(text, start, end)
    if found is None or found.lastgroup is None:
        return None
    kind, written = found.lastgroup, found[found.lastgroup]
    if kind == "dash":
        return Mark(kind, found.end())
    if kind == "decimal":
        steps = re.split("[.．]", written)
        return Mark(f"decimal{len(steps)}", found.end(), ".".join(str(int(step)) for step in steps), int(steps[-1]))
    return _counted(kind, written, found.end())


def _counted(kind: str, written: str, end: int) -> Mark | None:
    """A mark with one number; None for a numeral that says none (十百)."""
    if kind == "circled":
        return Mark(kind, end, written, ord(written) - ord("①") + 1)
    sign = "".join(written.split())
    if kind == "clause":
        return Mark(kind, end, sign, _value(re.sub("^第|条.*$", "", sign)))
    value = _value(sign)
    if not value and sign:
        return None
    shown = str(value) if sign.isdecimal() else sign
    return Mark(kind, end, CITED.get(kind, "{}").format(shown), value)


def _value(sign: str) -> int:
    """The number that digits or numerals say; 0 where they say none."""
    if sign.isdecimal():
        return int(sign)
    try:
        return int(numeral(sign) or 0) if sign else 0
    except ValueError:
        return 0
