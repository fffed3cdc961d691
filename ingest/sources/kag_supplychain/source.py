"""KAG's supply chain sample: products as paths of a tree (wider-narrower), each with the products made with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.row import Cell, Row
from ingest.say import Say
from ingest.source import RowReader

MASKED = "企业名被遮去（*），不是具名主体"
NO_SCHEME = "行业路径没有代码，也没说出自哪套分类"
SELF = "自己是自己的下游（自环）"
MANY = re.compile(r"[,，]")
LEVEL = "-"
"""Between the names of a path, the widest first: 轮胎与橡胶-轮胎-斜交轮胎."""


def company(row: Row, say: Say) -> None:
    """A company with the products it makes, if its name is not masked."""
    number, name, made = row.need("id"), row.need("name"), row.take("product")
    if "*" in name:
        row.leave_out(MASKED, name)
        return
    key = say.record("Enterprise", f"company/{number}", name=name)
    for one in parts(made):
        say.relate(key, "produces", tree(say, one))


def industry(row: Row, say: Say) -> None:
    """An industry that is a path without a code: nothing the ontology knows."""
    row.leave_out(NO_SCHEME, row.need("id"))


def product(row: Row, say: Say) -> None:
    """A product, and an input slot in each product that is made with it."""
    path, used = row.need("id"), row.take("hasSupplyChain")
    key = tree(say, path)
    for one in parts(used):
        if one == path:
            row.remark(SELF, one)
            continue
        slot = say.record("InputSlot", f"slot/{one}|{path}", name=leaf(path))
        say.put(slot, "slotKind", "material")
        say.identity(slot, one, path)
        say.relate(tree(say, one), "requires", slot, {"essential": "false"})
        say.relate(key, "fills", slot)


def parts(cell: Cell) -> Iterator[Cell]:
    """The paths of a cell, each once."""
    yield from (cell.reads(one) for one in dict.fromkeys(map(str.strip, MANY.split(cell))) if one)


def leaf(path: str) -> str:
    """The last name of a path."""
    return path.rsplit(LEVEL, 1)[-1]


def tree(say: Say, path: Cell) -> str:
    """The product at a path; it and those above it are introduced, each a type of the one above."""
    wider = ""
    for end in range(1, path.count(LEVEL) + 2):
        local = LEVEL.join(path.split(LEVEL)[:end])
        key = say.record("Product", f"product/{local}", name=leaf(local))
        if wider:
            say.relate(key, "isTypeOf", wider)
        wider = key
    return wider


TABLES: dict[str, RowReader] = {"company": company, "industry": industry, "product": product}
