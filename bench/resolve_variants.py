"""Names as they are written elsewhere: the same company with a slip, other brackets, another way to say its form or place."""

from __future__ import annotations

from collections.abc import Callable

from bench.resolve_data import drawn
from ingest.resolve import Entry
from ingest.resolve.names.divisions import brief
from ingest.resolve.names.parts import known_word
from ingest.resolve.register import parsed

Variant = Callable[[Entry], str]
"""The name of an entry, changed; empty where it can't be changed so."""
WIDE = str.maketrans({"(": "（", ")": "）"} | {chr(sign): chr(sign + 0xFEE0) for sign in range(ord("0"), ord("z") + 1)})
SIGNS = "华中安信达盛泰恒瑞丰源康隆兴永嘉宏远鑫凯天海江山金银龙和平顺昌荣富贵诚德新光明亮博智联合众力维思志航程宇星辰日月晨阳方圆"
SPEAKING = 4
"""Signs of 字号 and 行业 that a name without its place must have: 银行股份有限公司 names nobody."""
SEATS = ("西安", "上海", "广州", "成都", "武汉", "华东", "西北")


def brackets(entry: Entry) -> str:
    """Other brackets, other width; spaces where there are no brackets."""
    wide = entry.name.translate(WIDE)
    return wide if wide != entry.name else f"{entry.name[:2]} {entry.name[2:]} "


def liability(entry: Entry) -> str:
    """有限公司 as 有限责任公司, or the other way round."""
    if "责任公司" in entry.name:
        return entry.name.replace("责任公司", "公司")
    return entry.name.replace("有限公司", "有限责任公司") if "股份" not in entry.name else ""


def place(entry: Entry) -> str:
    """Without the place that begins the name where a 字号 is left, or with the one of the address before it."""
    words = parsed(entry.name).region.words
    if words and entry.name.startswith(words):
        core = parsed(entry.name).core
        return "" if len(core) < SPEAKING or known_word(core) else entry.name.removeprefix(words)
    return f"{town}市{entry.name}" if (town := brief(entry.division)) and town != "中国" else ""


def typo(entry: Entry) -> str:
    """One sign of the name before its form changed, left out, or put in the place of the next."""
    end = len(entry.name) - len("股份有限公司")
    at = int(drawn(entry.id, "at") * (end - 1))
    kind, name = drawn(entry.id, "kind"), entry.name
    if end < 3:
        return ""
    if kind < 0.5:
        return f"{name[:at]}{SIGNS[int(drawn(entry.id, 'sign') * len(SIGNS))]}{name[at + 1 :]}"
    return f"{name[:at]}{name[at + 1 :]}" if kind < 0.75 else f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def branch(entry: Entry) -> str:
    """A branch of the company."""
    return f"{entry.name}{SEATS[int(drawn(entry.id, 'seat') * len(SEATS))]}分公司"


def two_at_once(entry: Entry) -> str:
    """A slip in a name with other brackets or another form."""
    slipped = typo(entry)
    return liability(Entry(entry.id, slipped)) or brackets(Entry(entry.id, slipped)) if slipped else ""


VARIANTS: dict[str, Variant] = {
    "brackets, width": brackets, "有限责任≡有限": liability, "place": place, "typo": typo,
    "branch": branch, "two at once": two_at_once,
}  # fmt: skip
