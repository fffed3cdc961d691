"""Clauses in tables: one a row, each cell read by the head of its column (条件, 奖励标准, 主管部门), a merged cell for every row
that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.text.clauses.benefits import benefits
from ingest.text.clauses.conditions import LEVEL, TITLE, read_conditions
from ingest.text.clauses.numbers import DIGITS, Number, numbers
from ingest.text.clauses.roles import HURDLE_AFTER, Role
from ingest.text.clauses.steps import cases
from ingest.text.clauses.sums import Sum
from ingest.text.document import TextTable
from ingest.text.found import Benefit, Condition

Span = tuple[int, int]
GIVES = r"(?:奖励|奖补|补助|补贴|扶持|支持|资助|奖金)"
MONEY = re.compile(
    rf"(?:最高)?{GIVES}(?:资金)?(?:的?(?:标准|金额|额度|资金|数额|比例|措施|内容|上限))|^(?:最高)?{GIVES}(?:\(|$)|^(?:标准|金额|额度)(?:\(|$)"
)
WHOM = re.compile(r"条件|对象|情形|要求|认定|资质|类别|等级|级别|档次|类型|范围")
NAME = re.compile(r"项目|事项|内容|名称|政策|条款|类别")
ANSWERS = re.compile(r"(?:责任|主管|牵头|受理|兑现)(?:单位|部门|科室)")
UNIT = re.compile(r"\((?:单位:?)?(?P<unit>万元|亿元|千元|百元|元|%)(?:/(?P<per>[^()]{1,6}))?\)")
MOST_BEFORE = re.compile(r"(?:最高|最多|不超过|不高于|上限|至多)[^,。;\d]{0,6}$")
MOST_AFTER = re.compile(r"\s*(?:以内|以下|封顶|为限|为上限)")
MOST = re.compile(r"最高|上限|限额")
BARE = re.compile(DIGITS)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that gives something: its place, the cell that names it, what it asks for and gives, who answers."""

    start: int
    end: int
    title: Span
    conditions: tuple[Condition, ...]
    benefits: tuple[Benefit, ...]
    departments: tuple[str, ...]


def giving_tables(plain: str, tables: Sequence[TextTable]) -> list[TextTable]:
    """The tables whose head has a column for what is given and one for whom or what."""
    return [one for one in tables if len(one.cells) > 1 and _roles(plain, one.cells[0])]


def rows_of(plain: str, table: TextTable) -> Iterator[Row]:
    """The rows of such a table that give something."""
    head = table.cells[0]
    roles = _roles(plain, head)
    above: dict[int, Span] = {}
    for cells in table.cells[1:]:
        for place, (start, end) in enumerate(cells):
            if start < end and roles.get(place) != "money":
                above[place] = (start, end)
        held = [(roles[place], above.get(place, (0, 0)) if roles[place] != "money" else cells[place])
                for place in sorted(roles) if place < len(cells)]  # fmt: skip
        gives = [one for place, role in roles.items() if role == "money" and place < len(cells)
                 for one in _given(plain, cells[place], plain[slice(*head[place])])]  # fmt: skip
        if gives:
            yield _row(plain, cells, held, gives)


def _roles(plain: str, head: Sequence[Span]) -> dict[int, str]:
    """What the columns of a table hold, by place; empty where none gives or none says to whom."""
    found = {place: role for place, (start, end) in enumerate(head) if (role := _role(plain[start:end]))}
    return found if "money" in found.values() and {"whom", "name"} & set(found.values()) else {}


def _role(title: str) -> str:
    words = "".join(title.split())
    for role, pattern in (("money", MONEY), ("answers", ANSWERS), ("whom", WHOM), ("name", NAME)):
        if len(words) <= 16 and pattern.search(words):
            return role
    return ""


def _row(plain: str, cells: Sequence[Span], held: Sequence[tuple[str, Span]], gives: Sequence[Benefit]) -> Row:
    spans = [one for one in cells if one[0] < one[1]]
    asked = [span for role, span in held if role in ("whom", "name") and span[0] < span[1]]
    named = [span for role, span in held if role == "name" and span[0] < span[1]] or asked or spans
    answers = [plain[slice(*span)] for role, span in held if role == "answers"]
    conditions = [one for place, span in enumerate(asked) for one in _asked(plain, span, place)]
    return Row(
        spans[0][0], spans[-1][1], named[0], tuple(conditions), tuple(_leveled(one, conditions) for one in gives),
        tuple(part.strip() for words in answers for part in re.split(r"[、,;]", words) if part.strip()))  # fmt: skip


def _leveled(one: Benefit, conditions: Sequence[Condition]) -> Benefit:
    """A benefit for one level of the title that its row asks for, with that level as its own condition."""
    level = f"{one.step.removesuffix('级')}级"
    of = [told for told in conditions if told.on == TITLE and level in told.scope]
    if not re.fullmatch(LEVEL, one.step) or len(of) != 1:
        return one
    new = [part for part in of[0].scope.split("·") if part and "级" not in part]
    return replace(one, conditions=(replace(of[0], scope="·".join([level, *new]), any_of=""),))


def _asked(plain: str, span: Span, place: int) -> Iterator[Condition]:
    """What a cell asks for; alternatives of one cell are none of another's."""
    for one in read_conditions(plain, *span):
        yield Condition(one.start, one.end, one.on, one.comparator, one.value, one.unit, one.scope,
                        f"{place + 1}-{one.any_of}" if one.any_of else "")  # fmt: skip


def _given(plain: str, cell: Span, title: str) -> list[Benefit]:
    """The benefits of a cell under a head."""
    start, end = cell
    unit = UNIT.search("".join(title.split()))
    alone = BARE.fullmatch(plain, start, end) is not None
    sums = _sums(plain, cell, title) if not alone else list(_bare(plain, cell, title, unit)) if unit else []
    return benefits(plain, start, end, sums) if sums else []


def _bare(plain: str, cell: Span, title: str, unit: re.Match[str]) -> Iterator[Sum]:
    """A cell that holds a number alone, in the unit of its head."""
    value = plain[slice(*cell)].replace(",", "")
    for number in numbers(f"{value}{unit['unit']}"):
        role: Role = "rate" if number.share else "ceiling" if MOST.search(title) else "amount"
        yield Sum(*cell, role, number.value, cell[0], per=unit["per"] or "")


def _sums(plain: str, cell: Span, title: str) -> list[Sum]:
    """The sums of a cell in words, each with its case; hurdles are none."""
    start, end = cell
    held = [_moved(one, start) for one in numbers(plain[start:end])]
    given = [one for one in held if not HURDLE_AFTER.match(plain, one.end, end) or MOST_AFTER.match(plain, one.end, end)]
    roles = [_share_or_sum(plain, one, cell, title) for one in given]
    told = cases(plain, start, [(one.start, one.end, role) for one, role in zip(given, roles, strict=True)]) if given else []
    return [Sum(one.start, one.end, role, one.value, start, step, one.per, size)
            for one, role, (step, size) in zip(given, roles, told, strict=True)]  # fmt: skip


def _moved(one: Number, by: int) -> Number:
    return Number(one.start + by, one.end + by, one.value, one.share, one.low, one.per)


def _share_or_sum(plain: str, one: Number, cell: Span, title: str) -> Role:
    if one.share:
        return "rate"
    most = MOST_BEFORE.search(plain, cell[0], one.start) or MOST_AFTER.match(plain, one.end, cell[1])
    return "ceiling" if most or one.low or MOST.search(title) else "amount"
