"""ChainKnowledgeGraph: listed companies, their industries and main products, and what products are said to be made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from ingest.listed import company_key, plain_code
from ingest.row import Cell, Row
from ingest.say import Say
from ingest.source import RowReader
from ingest.sources.chain_knowledge_graph.names import is_kitchen, no_product

MATERIAL, DOWNSTREAM, KIND = "上游材料", "下游产品", "产品小类"
SCHEME, EDITION = "sw", "2021"
SELF = "自己是自己的材料或小类（自环）"
MUTUAL = "两种产品互为材料，哪个在上游说不清，两行都不计"
KITCHEN = "菜谱、药方的用料不是产业的投入"
NO_KIND = "小类的名字不以大类的名字结尾，只是同字，不是它的一种"
NEGATIVE = "收入占比为负，是冲减，不能说明在做这种产品"
NO_SHARE = "收入占比大于 1，不是占比，只记在做这种产品"
SUMMED = "行业间的上游是产品关系的合计次数，不另记"


def pair(row: Row) -> tuple[str, str]:
    """(product, material) of a row: *to* is the material of *from*, but of a 下游产品 row it is the product."""
    start, end = row.peek("from_entity"), row.peek("to_entity")
    return (end, start) if row.peek("rel") == DOWNSTREAM else (start, end)


class Reader:
    """Reads rows with what all rows of the load say: which companies and products have rows, which pairs name each other."""

    def __init__(self, tables: Mapping[str, Iterable[Row]]) -> None:
        self.companies = {plain_code(row.peek("code")) for row in tables.get("company", ())}
        self.products = {row.peek("name") for row in tables.get("product", ())}
        pairs = {pair(row) for row in tables.get("product_product", ()) if row.peek("rel") != KIND}
        self.mutual = {(a, b) for a, b in pairs if (b, a) in pairs}

    def company(self, row: Row, say: Say) -> None:
        """One listed company: its names and its code."""
        code, name, short = row.need("code"), row.need("fullname"), row.take("name")
        if key := company_key(row, say, code):
            say.record("Enterprise", key, name=name)
            say.put(key, "shortName", short)
            say.put(key, "stockCode", code)

    def industry(self, row: Row, say: Say) -> None:
        """One entry of the industry classification."""
        code, name = row.need("code"), row.need("name")
        key = say.record("ClassificationCode", f"industry/{code}", name=name)
        say.put(key, "codeScheme", SCHEME)
        say.put(key, "edition", EDITION)
        say.put(key, "code", code)
        say.identity(key, SCHEME, code)

    def broader(self, row: Row, say: Say) -> None:
        """An industry and the one above it."""
        row.choose("rel", ("上级行业",))
        below, above = row.need("from_code"), row.need("to_code")
        say.relate(say.key(f"industry/{below}", below), "broaderCode", say.key(f"industry/{above}", above))

    def summed(self, row: Row, say: Say) -> None:
        """How often products of one industry are named upstream of another's: counts of rows that are read themselves."""
        row.leave_out(SUMMED, row.need("industry"))

    def classified(self, row: Row, say: Say) -> None:
        """A company's industry."""
        row.choose("rel", ("所属行业",))
        industry = row.need("industry_code")
        if company := self._company(row, say):
            say.relate(company, "classifiedAs", say.key(f"industry/{industry}", industry))

    def product(self, row: Row, say: Say) -> None:
        """A product known by its name."""
        name = row.need("name")
        if rule := no_product(name):
            row.leave_out(rule, name)
        else:
            say.record("Product", f"product/{name}", name=name)

    def made(self, row: Row, say: Say) -> None:
        """A company's main product with its share of revenue."""
        company, name, share = self._company(row, say), row.need("product_name"), row.take("rel_weight")
        row.choose("rel", ("主营产品",))
        if rule := no_product(name):
            row.leave_out(rule, name)
        elif share.startswith("-"):
            row.leave_out(NEGATIVE, share)
        elif company:
            if above_one(share):
                row.remark(NO_SHARE, share)
            said = {"revenueShare": "" if above_one(share) else share}
            say.relate(company, "produces", self._product(say, name), said)

    def related(self, row: Row, say: Say) -> None:
        """A material of a product, or a product that is one kind of another."""
        start, rel, end = row.need("from_entity"), row.choose("rel", (MATERIAL, DOWNSTREAM, KIND)), row.need("to_entity")
        product, material = (end, start) if rel in (DOWNSTREAM, KIND) else (start, end)
        if rule := self._no_relation(product, material, rel):
            row.leave_out(rule, start)
        elif rel == KIND:
            say.relate(self._product(say, product), "isTypeOf", self._product(say, material))
        elif start and end:
            slot = say.record("InputSlot", f"slot/{product}|{material}", name=material)
            say.put(slot, "slotKind", "material")
            say.identity(slot, product, material)
            say.relate(self._product(say, product), "requires", slot, {"essential": "false"})
            say.relate(self._product(say, material), "fills", slot)

    def _no_relation(self, product: str, other: str, rel: str) -> str:
        """The rule that sets a relation aside, if one does."""
        rules = {
            no_product(product) or no_product(other): True, SELF: product == other,
            KITCHEN: rel != KIND and is_kitchen(product, other),
            MUTUAL: rel != KIND and (product, other) in self.mutual, NO_KIND: rel == KIND and not product.endswith(other),
        }  # fmt: skip
        return next((rule for rule, holds in rules.items() if rule and holds), "")

    def _company(self, row: Row, say: Say) -> str:
        """The company's key; one without a row of its own is introduced by its code."""
        cell = row.need("company_code")
        key = company_key(row, say, cell)
        if key and plain_code(cell) not in self.companies:
            say.put(say.record("Enterprise", key), "stockCode", cell)
        return key

    def _product(self, say: Say, name: Cell) -> str:
        """The product's key; one without a row of its own is introduced by its name."""
        local = f"product/{name}"
        return say.key(local, name) if name in self.products else say.record("Product", local, name=name)


def above_one(share: str) -> bool:
    """Whether a number is written that no share can be."""
    try:
        return Decimal(share) > 1
    except InvalidOperation:
        return False


def prepare(tables: Mapping[str, Iterable[Row]]) -> dict[str, RowReader]:
    """Readers that know all rows of the load."""
    reader = Reader(tables)
    return {"company": reader.company, "industry": reader.industry, "industry_industry": reader.broader,
            "industry_up": reader.summed, "company_industry": reader.classified, "product": reader.product,
            "company_product": reader.made, "product_product": reader.related}  # fmt: skip
