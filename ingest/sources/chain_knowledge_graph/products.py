"""Products and what ChainKnowledgeGraph says of two of them: one is a material of the other, or one kind of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.row import Cell, Row
from ingest.say import Say
from ingest.sources.chain_knowledge_graph.names import is_kitchen, no_product

MATERIAL, DOWNSTREAM, KIND = "上游材料", "下游产品", "产品小类"
SELF = "自己是自己的材料或小类（自环）"
MUTUAL = "两种产品互为材料，哪个在上游说不清，两行都不计"
KITCHEN = "菜谱、药方的用料不是产业的投入"
NO_KIND = "小类的名字不以大类的名字结尾，只是同字，不是它的一种"


def pair(row: Row) -> tuple[str, str]:
    """(product, material) of a row: *to* is the material of *from*, but of a 下游产品 row it is the product."""
    start, end = row.peek("from_entity"), row.peek("to_entity")
    return (end, start) if row.peek("rel") == DOWNSTREAM else (start, end)


class Products:
    """Reads rows with what all rows of the load say: which products have rows, which pairs name each other as material."""

    def __init__(self, tables: Mapping[str, Iterable[Row]]) -> None:
        self._known = {row.peek("name") for row in tables.get("product", ())}
        pairs = {pair(row) for row in tables.get("product_product", ()) if row.peek("rel") != KIND}
        self._mutual = {(a, b) for a, b in pairs if (b, a) in pairs}

    def product(self, row: Row, say: Say) -> None:
        """A product known by its name."""
        name = row.need("name")
        if rule := no_product(name):
            row.leave_out(rule, name)
        else:
            say.record("Product", f"product/{name}", name=name)

    def related(self, row: Row, say: Say) -> None:
        """A material of a product, or a product that is one kind of another."""
        start, rel, end = row.need("from_entity"), row.choose("rel", (MATERIAL, DOWNSTREAM, KIND)), row.need("to_entity")
        product, other = (end, start) if rel in (DOWNSTREAM, KIND) else (start, end)
        if not (product and other):
            return
        if rule := self._no_relation(product, other, rel):
            row.leave_out(rule, start)
        elif rel == KIND:
            say.relate(self.key(say, product), "isTypeOf", self.key(say, other))
        else:
            self._slot(say, product, other)

    def key(self, say: Say, name: Cell) -> str:
        """The product's key; one without a row of its own is introduced by its name."""
        local = f"product/{name}"
        return say.key(local, name) if name in self._known else say.record("Product", local, name=name)

    def _slot(self, say: Say, product: Cell, material: Cell) -> None:
        """A slot of the product that this material fills; nothing says that it must be filled."""
        slot = say.record("InputSlot", f"slot/{product}|{material}", name=material)
        say.put(slot, "slotKind", "material")
        say.identity(slot, product, material)
        say.relate(self.key(say, product), "requires", slot, {"essential": "false"})
        say.relate(self.key(say, material), "fills", slot)

    def _no_relation(self, product: str, other: str, rel: str) -> str:
        """The first rule that sets a relation aside; an empty string where none does."""
        if rule := no_product(product) or no_product(other):
            return rule
        holds = {
            SELF: product == other, KITCHEN: is_kitchen(product, other), NO_KIND: rel == KIND and not product.endswith(other),
            MUTUAL: rel != KIND and (product, other) in self._mutual,
        }  # fmt: skip
        return next((rule for rule, found in holds.items() if found), "")
