"""ChainKnowledgeGraph: what its rows become, and the rules that set rows aside, with what each takes of the real data."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.ledger import Ledger
from ingest.loading import LoadReport, load_paths
from ingest.sources.chain_knowledge_graph import source as rule
from ingest.sources.chain_knowledge_graph.names import RULES, is_kitchen, no_product
from ingest.sources.chain_knowledge_graph.products import KITCHEN, MUTUAL, NO_KIND, SELF
from tests.factory import counts, make_ledger, shared

INVENTED = Path(__file__).with_name("invented") / "chain_knowledge_graph"
ACCOUNTING, NOTHING = RULES["accounting"], RULES["nothing"]


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Ledger, LoadReport]:
    ledger = make_ledger(tmp_path)
    return ledger, load_paths(ledger, [INVENTED])


@cache
def real() -> tuple[LoadReport, Counter[str]]:
    """The report on the real data, and how many statements of each predicate it made."""
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.sqlite")
        report = load_paths(ledger, [shared("chain-knowledge-graph")])
        return report, Counter(one.predicate for one in ledger.statements())


def said(ledger: Ledger, predicate: str) -> set[tuple[str, str, str]]:
    """(subject, object or value, qualifiers) without the source's prefix."""
    return {(one.subject.removeprefix("chain-knowledge-graph:"), (one.object or one.value).removeprefix("chain-knowledge-graph:"),
             one.qualifiers) for one in ledger.statements() if one.predicate == predicate}  # fmt: skip


def rules(report: LoadReport) -> Counter[tuple[str, str]]:
    """How many rows or cells of each file each rule took."""
    return Counter((one.file, one.message.split("“")[1].split("”")[0]) for one in report.errors if one.code.startswith("LT-NOTE"))


def test_a_company_is_known_by_its_code_in_every_spelling(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "stockCode") == {("company/600001", "600001", ""), ("company/600002", "600002", "")}
    assert said(loaded[0], "name") >= {("company/600001", "甲股份有限公司", "")}


def test_an_industry_is_an_entry_of_its_scheme_below_another(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "broaderCode") == {("industry/110100", "industry/110000", "")}
    assert said(loaded[0], "classifiedAs") == {("company/600001", "industry/110100", "")}
    assert said(loaded[0], "identityKey") >= {("industry/110000", "sw|110000", "")}


def test_a_company_makes_its_main_products_with_their_share(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "produces") == {
        ("company/600001", "product/甲泵", '{"revenueShare":"0.51"}'), ("company/600001", "product/泵", ""),
        ("company/600002", "product/乙泵", '{"revenueShare":"0.00008"}')}  # fmt: skip


def test_a_material_fills_a_slot_that_is_not_essential(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "requires") == {("product/甲泵", "slot/甲泵|甲轴", '{"essential":"false"}'),
                                           ("product/乙泵", "slot/乙泵|甲轴", '{"essential":"false"}')}  # fmt: skip
    assert said(loaded[0], "fills") == {("product/甲轴", "slot/甲泵|甲轴", ""), ("product/甲轴", "slot/乙泵|甲轴", "")}


def test_a_kind_ends_with_the_name_of_what_it_is_a_kind_of(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "isTypeOf") == {("product/甲泵", "product/泵", "")}


def test_each_rule_sets_its_row_aside(loaded: tuple[Ledger, LoadReport]) -> None:
    made, related = "company_product.jsonl", "product_product.jsonl"
    assert rules(loaded[1]) == {
        ("product.json", ACCOUNTING): 1, ("product.json", NOTHING): 1, ("industry_up.json", rule.SUMMED): 1,
        (made, ACCOUNTING): 1, (made, rule.NEGATIVE): 1, (made, rule.NO_SHARE): 1, (related, SELF): 1,
        (related, MUTUAL): 2, (related, KITCHEN): 1, (related, NO_KIND): 1}  # fmt: skip
    assert {one.code for one in loaded[1].errors} == {"LT-NOTE-01", "LT-NOTE-02"}


@pytest.mark.parametrize("name", ["平衡项目", "调整项目", "分部间抵销", "公司内各业务分部相互抵销", "内部抵减", "未分配的金额",
                                  "针剂合计"])  # fmt: skip
def test_a_row_of_accounts_is_no_product(name: str) -> None:
    assert no_product(name) == ACCOUNTING


@pytest.mark.parametrize("name", ["其他", "其他业务", "其它（补充）", "主营业务", "产品销售"])
def test_a_name_of_nothing_is_no_product(name: str) -> None:
    assert no_product(name) == NOTHING


@pytest.mark.parametrize("name", ["平衡块", "全自动平衡机", "混合计量", "其他铵油类炸药", "产品设计", "抵押担保服务费"])
def test_a_product_is_one(name: str) -> None:
    assert no_product(name) == ""


@pytest.mark.parametrize(("product", "material"), [("五蔬拌金针菇", "尖椒"), ("川芎茶调散", "防风"), ("彩虹果冻", "开水")])
def test_a_recipe_or_remedy_is_told_by_its_names(product: str, material: str) -> None:
    assert is_kitchen(product, material)


@pytest.mark.parametrize(("product", "material"), [("岩棉", "白云石"), ("盘式制动器", "摩擦衬块"), ("颗粒活性炭", "果壳"),
                                                   ("不饱和聚酯树脂", "二元醇")])  # fmt: skip
def test_what_industry_is_made_of_is_no_recipe(product: str, material: str) -> None:
    assert not is_kitchen(product, material)


def test_a_users_table_with_such_common_headings_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "企业.csv").write_text("id,name\ne1,甲公司\n", encoding="utf-8")
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [tmp_path / "企业.csv"])
    assert {one.source for one in ledger.statements()} == {"own-tables"}


def test_every_real_row_is_accounted_for() -> None:
    report, _ = real()
    assert counts(report) == (269907, 202328, 932, 66647)
    assert not report.failed


def test_the_real_rows_become_what_they_say() -> None:
    _, made = real()
    assert {name: made[name] for name in ("produces", "isTypeOf", "classifiedAs", "broaderCode")} == {
        "produces": 50910, "isTypeOf": 18260, "classifiedAs": 4262, "broaderCode": 480}  # fmt: skip


def test_what_each_rule_takes_of_the_real_rows() -> None:
    made, related = "company_product.jsonl", "product_product.jsonl"
    assert rules(real()[0]) == {
        ("product.json", ACCOUNTING): 56, ("product.json", NOTHING): 11, ("industry_up.json", rule.SUMMED): 335,
        ("company_industry.json", rule.OLD_CODE): 168, (made, ACCOUNTING): 1987, (made, NOTHING): 297, (made, rule.NEGATIVE): 33,
        (made, rule.NO_SHARE): 46, (related, NOTHING): 133, (related, SELF): 108, (related, MUTUAL): 8, (related, KITCHEN): 48995,
        (related, NO_KIND): 14520}  # fmt: skip
