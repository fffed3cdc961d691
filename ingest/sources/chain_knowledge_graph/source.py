"""ChainKnowledgeGraph: listed companies, their industries and main products, and what products are said to be made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from ingest.listed import company_key, plain_code
from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader
from ingest.sources.chain_knowledge_graph.names import no_product
from ingest.sources.chain_knowledge_graph.products import Products

SCHEME, EDITION = "sw", "2021"
NEGATIVE = "收入占比为负，是冲减，不能说明在做这种产品"
NO_SHARE = "收入占比大于 1，不是占比，只记在做这种产品"
SUMMED = "行业间的上游是产品关系的合计次数，不另记"
OLD_CODE = "行业代码不在所附的分类里（旧版的代码）"


def company(row: Row, say: Say) -> None:
    """One listed company: its names and its code."""
    code, name, short = row.need("code"), row.need("fullname"), row.take("name")
    if key := company_key(row, say, code):
        say.record("Enterprise", key, name=name)
        say.put(key, "shortName", short)
        say.put(key, "stockCode", code)


def industry(row: Row, say: Say) -> None:
    """One entry of the industry classification."""
    code, name = row.need("code"), row.need("name")
    key = say.record("ClassificationCode", f"industry/{code}", name=name)
    say.put(key, "codeScheme", SCHEME)
    say.put(key, "edition", EDITION)
    say.put(key, "code", code)
    say.identity(key, SCHEME, code)


def broader(row: Row, say: Say) -> None:
    """An industry and the one above it."""
    row.choose("rel", ("上级行业",))
    below, above = row.need("from_code"), row.need("to_code")
    say.relate(say.key(f"industry/{below}", below), "broaderCode", say.key(f"industry/{above}", above))


def summed(row: Row, say: Say) -> None:
    """How often products of one industry are named upstream of another's: counts of rows that are read themselves."""
    row.leave_out(SUMMED, row.need("industry"))


class Companies:
    """Reads what companies do, knowing which of them have a row of their own; one without is introduced by its code."""

    def __init__(self, tables: Mapping[str, Iterable[Row]], products: Products) -> None:
        self._known = {plain_code(row.peek("code")) for row in tables.get("company", ())}
        self._products = products

    def classified(self, row: Row, say: Say) -> None:
        """A company's industry."""
        row.choose("rel", ("所属行业",))
        industry = row.need("industry_code")
        if key := self._key(row, say):
            say.relate(key, "classifiedAs", say.key(f"industry/{industry}", industry), optional=OLD_CODE)

    def made(self, row: Row, say: Say) -> None:
        """A company's main product with its share of revenue."""
        key, name, share = self._key(row, say), row.need("product_name"), row.take("rel_weight")
        row.choose("rel", ("主营产品",))
        if rule := no_product(name):
            row.leave_out(rule, name)
        elif share.startswith("-"):
            row.leave_out(NEGATIVE, share)
        elif key and name:
            if above_one(share):
                row.remark(NO_SHARE, share)
            said = {"revenueShare": "" if above_one(share) else share}
            say.relate(key, "produces", self._products.key(say, name), said)

    def _key(self, row: Row, say: Say) -> str:
        cell = row.need("company_code")
        key = company_key(row, say, cell)
        if key and plain_code(cell) not in self._known:
            say.put(say.record("Enterprise", key), "stockCode", cell)
        return key


def above_one(share: str) -> bool:
    """Whether a number is written that no share can be."""
    try:
        return Decimal(share) > 1
    except InvalidOperation:
        return False


def prepare(tables: Mapping[str, Iterable[Row]]) -> dict[str, RowReader]:
    """Readers that know all rows of the load."""
    products = Products(tables)
    companies = Companies(tables, products)
    return {"company": company, "industry": industry, "industry_industry": broader, "industry_up": summed,
            "company_industry": companies.classified, "product": products.product, "company_product": companies.made,
            "product_product": products.related}  # fmt: skip
