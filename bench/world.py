"""A seeded world of enterprises, products and dealings, as statements, for measuring: the same for every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from itertools import islice

from graph.statement import Statement, pack
from ontology.values import USCC_ALPHABET, uscc_check_digit

SOURCES = ("bench-register", "bench-reports", "bench-survey")
YEARS = ("2017", "2018", "2019")
PRODUCTS = 20_000
SYLLABLES = "华东西安秦岭隆基陕鼓中航电测宝光铂力特炬光源杰天和防务"
KINDS = ("单晶硅片", "功率模块", "钛合金棒材", "驱动电机", "超导线材", "逆变器", "锂电池", "传感器", "轴承", "精密铸件")


def statements(count: int, seed: int = 20191231) -> Iterator[Statement]:
    """`count` distinct statements: products first, then enterprises with their figures, products and suppliers."""
    chance = random.Random(seed)
    products = min(PRODUCTS, max(count // 50, 1))
    return islice(_all(chance, products), count)


def _all(chance: random.Random, products: int) -> Iterator[Statement]:
    for number in range(products):
        key = f"{SOURCES[0]}:product/{number}"
        yield Statement(SOURCES[0], key, "a", value="Product", locator=f"产品表 第 {number + 2} 行")
        yield Statement(SOURCES[0], key, "name", value=f"{KINDS[number % len(KINDS)]}{number}型")
    number = 0
    while True:
        yield from _enterprise(chance, number, products)
        number += 1


def _enterprise(chance: random.Random, number: int, products: int) -> Iterator[Statement]:
    """One enterprise: who it is, three years of capital, what it makes, whom it buys from; every tenth told twice."""
    source = SOURCES[number % 10 == 0]
    key, name = f"{source}:firm/{number}", f"{''.join(chance.choices(SYLLABLES, k=4))}{number}股份有限公司"
    code = _code(chance, number)
    say = partial(Statement, source, key, locator=f"企业表 第 {number + 2} 行")
    yield say("a", value="Enterprise")
    yield say("name", value=name, original=name)
    yield say("uscc", value=code, original=code)
    yield say("founded", value=f"{chance.randint(1980, 2018)}-{chance.randint(1, 12):02d}-01")
    yield say("operatingStatus", value="active", original="存续")
    for year in YEARS:
        capital = str(chance.randint(1, 99_999) * 10_000)
        yield say("registeredCapital", value=capital, unit="元", period=year, cites=f"{source}:report/{year}")
    for product in sorted(chance.sample(range(products), k=min(6, products))):
        said = pack({"productAsNamed": f"{KINDS[product % len(KINDS)]}{product}型", "revenueShare": f"0.{chance.randint(1, 99)}"})
        yield say("produces", object=f"{SOURCES[0]}:product/{product}", qualifiers=said, period="2019", quote="主营产品",
                  cites=f"{source}:report/2019")  # fmt: skip
    yield from _suppliers(chance, source, key, number)
    if number % 10 == 1:
        other = f"{SOURCES[2]}:firm/{number}"
        yield Statement(SOURCES[2], other, "a", value="Enterprise")
        yield Statement(SOURCES[2], other, "name", value=name if number % 20 == 1 else name + "（西安）")
        yield Statement(SOURCES[2], other, "uscc", value=code)
        yield Statement(SOURCES[2], other, "registeredCapital", value="5000000", unit="元", period="2019")


def _suppliers(chance: random.Random, source: str, buyer: str, number: int) -> Iterator[Statement]:
    """Up to four suppliers of an enterprise among those before it."""
    for rank in range(1, min(number, 4) + 1):
        seller = max(number - rank * chance.randint(1, 500), 0)
        said = pack({"rank": str(rank), "share": f"0.{chance.randint(1, 99):02d}", "shareOf": "purchases"})
        yield Statement(source, f"{SOURCES[seller % 10 == 0]}:firm/{seller}", "supplies", object=buyer, qualifiers=said,
                        period=YEARS[rank % 3], cites=f"{source}:report/2019")  # fmt: skip


def _code(chance: random.Random, number: int) -> str:
    body = "916101" + "".join(chance.choices(USCC_ALPHABET[:10], k=3)) + f"{number:08d}"
    return body + uscc_check_digit(body)
