"""Registers of any size for the benches of who is who: names put together from places, signs of 字号, lines of business and forms,
and variants of them as they are written elsewhere. All of it is invented (示例); the same seed gives the same names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ingest.resolve.names.divisions import brief
from ingest.resolve.names.tables import rows, words
from ingest.resolve.register import Entry

SIGNS = (
    "华中安信达盛泰恒瑞丰源康隆兴永嘉宏远鑫凯天海江山金银龙凤祥和平顺昌荣富贵诚德仁义新光明亮辉煌博雅睿智慧联合众力勤奋进取拓展创"
    "维思凌云志远航程宇宙星辰日月晨曦朝阳春夏秋冬东西南北上下高长大小百千万亿元亨利贞乾坤正方圆通润泽汇聚集成立达观止至善美优佳良"
    "品质精诺赛迪科威尔特斯曼格林雷诺克莱波罗奥迈普锐捷飞腾跃升骏驰骋奔虎豹狮象鹰燕鹏鸿鹤雁松柏竹梅兰菊荷桂枫杉柳桑禾谷穗麦稻"
)
FORMS = ("有限公司", "有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司")
SPREAD = 4.0
"""How unevenly signs and lines of business are used: the squares of this power of even draws, as in real registers."""


def register(size: int, seed: int = 7) -> Iterator[Entry]:
    """So many organisations with different names; two in three state their place, none a code."""
    drawn = np.random.default_rng(seed)
    places = [(row["code"], brief(row["code"])) for row in rows("counties") if brief(row["code"])]
    lines = sorted(words("industries"))
    seen: set[str] = set()
    while len(seen) < size:
        block = size - len(seen) + 1000
        at = drawn.integers(0, len(places), block)
        stems = (drawn.random((block, 3)) ** 1.5 * len(SIGNS)).astype(int)
        long = drawn.random(block) < 0.25
        business = (drawn.random((block, 2)) ** SPREAD * len(lines)).astype(int)
        two = drawn.random(block) < 0.4
        form, bracket = drawn.integers(0, len(FORMS), block), drawn.random(block)
        for i in range(block):
            stem = "".join(SIGNS[sign] for sign in stems[i][: 3 if long[i] else 2])
            line = lines[business[i, 0]] + (lines[business[i, 1]] if two[i] else "")
            code, place = places[at[i]]
            middle = f"{stem}{line}({place}){FORMS[form[i]]}" if bracket[i] < 0.1 else f"{place}{stem}{line}{FORMS[form[i]]}"
            if middle not in seen and len(seen) < size:
                seen.add(middle)
                yield Entry(f"示例{len(seen)}", middle, "", f"{code[:4]}00" if bracket[i] > 0.33 else "")


def variants(entries: list[Entry], seed: int = 8) -> Iterator[tuple[Entry, str]]:
    """Each entry's name as it is written elsewhere, with the kind of the variant (KINDS)."""
    drawn = np.random.default_rng(seed)
    kinds = drawn.choice(len(KINDS), len(entries), p=SHARES)
    draws = drawn.random((len(entries), 2))
    for entry, kind, (first, second) in zip(entries, kinds.tolist(), draws.tolist(), strict=True):
        yield Entry(entry.id, _varied(entry.name, KINDS[kind], first, second)), KINDS[kind]


KINDS = ("same", "liability", "width", "slip", "branch")
SHARES = (0.4, 0.2, 0.15, 0.15, 0.1)


def _varied(name: str, kind: str, first: float, second: float) -> str:
    if kind == "liability":
        return name.replace("有限责任公司", "有限公司") if "责任" in name else name.replace("有限公司", "有限责任公司")
    if kind == "width":
        return name.replace("(", "（").replace(")", "）")
    if kind == "branch":
        return f"{name}第{int(first * 9) + 1}分公司"
    if kind == "slip":
        at = int(first * (len(name) - 4))
        return f"{name[:at]}{SIGNS[int(second * len(SIGNS))]}{name[at + 1 :]}"
    return name
