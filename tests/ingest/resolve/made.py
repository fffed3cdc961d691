"""A register of invented organisations, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.resolve import Entry, Match, Matcher, Register
from ingest.resolve.comparing import Compared, compare
from ingest.resolve.guard import vetoes
from ingest.resolve.names import Parts, parse
from ingest.resolve.pairing import Pair, judged
from ingest.resolve.weights import default_weights
from ontology.values.codes import uscc_check_digit

NAMES = (
    "西安示例航空科技股份有限公司",
    "宝鸡示例钛业有限公司",
    "西安范本重型机械有限公司",
    "西安范本轻型机械有限公司",
    "陕西样板化工集团有限公司",
    "样板第一机械厂",
    "样板第二机械厂",
    "北京例证软件有限公司",
    "北京例证软件有限公司上海分公司",
    "示例（武汉）材料有限公司",
)


def code(number: int) -> str:
    """A valid code; another for each number."""
    body = f"9161013100000{number:04d}"
    return body + uscc_check_digit(body)


def entries(*names: str) -> list[Entry]:
    """One entry a name, numbered from 1."""
    return [Entry(str(number), name) for number, name in enumerate(names or NAMES, start=1)]


def matched(name: str, *known: Entry, uscc: str = "", region: str = "") -> Match:
    """What a name is in a register; in the invented one where none is given."""
    return Matcher(Register.of(known or entries())).match_one(Entry("", name, uscc, region))


def found(name: str, known: Sequence[Entry] = (), uscc: str = "", region: str = "") -> tuple[str, str]:
    """The name in the register and the status."""
    listed = list(known) or entries()
    answer = matched(name, *listed, uscc=uscc, region=region)
    return (listed[answer.place].name if answer.place >= 0 else ""), answer.status.value


def pair(one: str, other: str, codes: tuple[str, str] = ("", ""), regions: tuple[str, str] = ("", "")) -> Pair:
    """What is said of two full names."""
    return judged(Entry("", one, codes[0], regions[0]), Entry("", other, codes[1], regions[1]), default_weights())


def levels(one: str, other: str) -> Compared:
    """How two names stand to each other."""
    return compare(parse(one), parse(other))


def forbidden(one: str, other: str) -> list[str]:
    """Why two names can't be one organisation."""
    a, b = parse(one), parse(other)
    return [veto.reason for veto in vetoes(a, b, compare(a, b))]


def shown(name: str) -> tuple[str, str, str, str]:
    """The place, 字号, 行业 and form of a name."""
    parts: Parts = parse(name)
    return parts.region.code, parts.stem, parts.industry, parts.form
