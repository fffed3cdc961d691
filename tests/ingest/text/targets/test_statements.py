"""What a statement says: its indicator, comparator, basis, deed and scope."""

from __future__ import annotations

import pytest

from tests.ingest.text.papers import TITLE, one, statements

AIM = "到2025年,"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("独角兽企业1家", "equals"), ("孵化器达到50家", "reach"), ("研发投入占比提高到3%", "reach"),
        ("技术合同交易额提升至20亿元", "reach"),
        ("服务企业不少于20家", "at_least"), ("专利申请量100件以上", "at_least"), ("产业规模突破100亿元", "more_than"),
        ("高新技术企业超过90家", "more_than"), ("漏损率小于9%", "less_than"), ("失业率控制在5.5%以内", "at_most"),
        ("用水总量不超过6亿立方米", "at_most"), ("森林覆盖率达到25%左右", "about"), ("床位总量约1000张", "about"),
        ("工业增加值增长8%", "raise_by"), ("研发费用占比提高1.5个百分点以上", "raise_by_at_least"),
        ("单位能耗下降13.5%", "lower_by"), ("排放总量降低15%以上", "lower_by_at_least"), ("产业规模翻一番", "raise_by"),
        ("企业开办时间压缩至1个工作日以内", "at_most"), ("科技进步排名进入全省前3位", "at_most"),
    ],
)  # fmt: skip
def test_comparator(text: str, comparator: str) -> None:
    assert one(AIM + text + "。").comparator == comparator


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("孵化器达到50家", "stock"), ("聚集服务机构10家", "stock"), ("新建孵化器5家", "flow"), ("引进聚集服务机构10家", "flow"),
        ("每年引进人才300名", "yearly"), ("工业增加值年均增长8%", "yearly"), ("年专利申请量100件", "yearly"),
        ("研发占比提高2个百分点", "change"), ("技术合同交易额达到20亿元", "unclear"), ("研发投入占比达到3%", "stock"),
    ],
)  # fmt: skip
def test_basis(text: str, basis: str) -> None:
    assert one(AIM + text + "。").basis == basis


@pytest.mark.parametrize(
    ("text", "name", "action"),
    [
        ("建设3个产业创新服务综合体", "产业创新服务综合体", "建设"),
        ("新建和改造提升甲基地、乙园区、丙孵化园3个产业创新服务综合体", "产业创新服务综合体", "新建和改造提升"),
        ("重点扶持10家专业化创新载体", "专业化创新载体", "重点扶持"),
        ("引进聚集50家财务、法务、培训等各类中介服务机构", "中介服务机构", "引进聚集"),
        ("支持开展托管服务的中小企业不少于100家", "开展托管服务的中小企业", "支持"),
        ("培育年销售10亿元级品种2个", "年销售10亿元级品种", "培育"),
        ("新签约20亿元以上项目12个", "20亿元以上项目", "签约"),
        ("全区知识产权年申请量不少于10000件", "年知识产权申请量", "申请"),
        ("对外合作平台达到2个", "对外合作平台", "达到"),
        ("培育5家销售收入超过20亿元的骨干企业", "销售收入超过20亿元的骨干企业", "培育"),
    ],
)  # fmt: skip
def test_name_and_deed(text: str, name: str, action: str) -> None:
    found = one(AIM + text + "。")
    assert (found.name, found.action) == (name, action)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("认定市级及以上孵化器50家", "市级及以上"),
        ("认定国家、省、市级各类载体50家", "国家、省、市级"),
        ("全区专利年申请量100件", "全区，按年"),
        ("甲类企业营业收入占全区乙类企业营业收入30%以上", "甲类企业 / 全区乙类企业"),
        ("规模以上工业企业研发(R&D)经费占主营业务收入比重达到2%", "规模以上工业企业；分母为主营业务收入"),
        ("规模以上工业企业研发经费支出占比达到2%", "规模以上工业企业；分母略去"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert one(AIM + text + "。").scope == scope


def test_a_list_of_numbers_is_one_statement_each() -> None:
    found = statements(AIM + "培育独角兽企业1家、瞪羚企业20家和高新技术企业300家。")
    assert [(each.name, each.value, each.action) for each in found] == [
        ("独角兽企业", "1", "培育"), ("瞪羚企业", "20", "培育"), ("高新技术企业", "300", "培育"),
    ]  # fmt: skip


def test_fenbie_deals_names_out() -> None:
    found = statements(AIM + "城镇居民、农村居民人均可支配收入分别增长5%左右、7%左右。")
    assert [(each.name, each.value) for each in found] == [("城镇居民人均可支配收入", "0.05"), ("农村居民人均可支配收入", "0.07")]


def test_a_growth_without_a_name_is_of_what_stands_before() -> None:
    found = statements(AIM + "工业企业达到9.8万户,年均增长14%。")
    assert [(each.name, each.comparator) for each in found] == [("工业企业", "reach"), ("工业企业", "raise_by")]


def test_a_change_keeps_the_value_that_it_starts_from() -> None:
    found = one(AIM + "研发投入强度从2022年的2.3%提高到3%。")
    assert (found.value, found.base_value, found.base_year) == ("0.03", "0.023", 2022)


def test_qizhong_makes_parts() -> None:
    found = statements(AIM + "引进人才300名,其中海外人才50名,技术专家10人;建成园区3个。")
    assert [each.part_of for each in found] == [-1, 0, 0, -1]


def test_a_total_names_its_parts_where_they_add_up() -> None:
    found = statements(AIM + "建设甲类平台1个,乙类平台2个,丙类平台2个。以此5大转化平台为抓手,打通通道。")
    assert (found[3].value, found[3].sum_of, found[3].name) == ("5", (0, 1, 2), "转化平台合计")


def test_a_count_of_da_that_adds_up_to_nothing_is_no_statement() -> None:
    assert not statements(AIM + "实施八大提升工程,打造五大产业高地,建设4大载体。")


def test_the_offsets_are_those_of_the_text() -> None:
    text = TITLE + AIM + "引进培育独角兽企业１０家,形成生态。"
    found = one(text, title="")
    assert text[found.start : found.end] == "引进培育独角兽企业１０家"
    assert text[found.value_start : found.value_end] == "１０家"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全社会研发(R&D)经费支出占GDP比重达到2.5%", "研发经费支出占比"),
        ("培训紧跟前沿、创新能力强的中高级紧缺专业技术人才15万名", "中高级紧缺专业技术人才"),
        ("培育10家在学科领域起骨干带头作用的享受政府特殊津贴的后备企业", "享受政府特殊津贴的后备企业"),
        ("电池等领域形成发明专利500件", "发明专利"),
        ("金融机构为小微企业提供信贷融资300亿元", "信贷融资"),
        ("规上装备企业实现产值131亿元", "规上装备企业产值"),
        ("吸引高校毕业生3000人来县就业创业", "高校毕业生"),
        ("设立规模5亿元的纾困基金", "纾困基金"),
        ("县财政安排1000万元专项资金", "专项资金"),
        ("培训数字技能人才1000人次", "数字技能人才"),
        ("引进总部企业10家", "总部企业"),
        ("完成投资80亿元", "投资"),
        ("引进5 家以上世界500强企业", "世界500强企业"),
        ("年均培训职工2万人次", "职工"),
        ("“最多跑一次”事项比例达到99%", "“最多跑一次”事项比例"),
        ("制定国家标准5项", "国家标准"),
        ("75%以上科技人员落户企业", "科技人员"),
        ("婴幼儿托位数达到每千人口4.5个", "婴幼儿托位数"),
        ("新开发“双协员”[21]305个", "双协员"),
        ("形成10个千亿级产业链、若干个百亿级产业", "千亿级产业链"),
    ],
)
def test_what_is_counted(text: str, name: str) -> None:
    assert one(AIM + text + "。").name == name


def test_the_words_of_the_text_are_kept() -> None:
    assert one(AIM + "制造业增加值占GDP比重达到30%。").written == "制造业增加值占GDP比重"


def test_a_round_sum_is_read() -> None:
    found = one(AIM + "汽车产业产值突破万亿元。")
    assert (found.comparator, found.value, found.value_text) == ("more_than", "1000000000000", "万亿元")


def test_two_aims_of_one_indicator_are_two_statements() -> None:
    found = statements(AIM + "工业增加值突破1万亿元达到1.3万亿元,争创1.5万亿元。")
    assert [(each.name, each.comparator) for each in found] == [
        ("工业增加值", "more_than"), ("工业增加值", "reach"), ("工业增加值", "reach"),
    ]  # fmt: skip


def test_chengxiang_is_dealt_out_to_town_and_country() -> None:
    found = statements(AIM + "城乡居民收入分别增长6%、9%。")
    assert [(each.name, each.comparator) for each in found] == [("城镇居民收入", "raise_by"), ("农村居民收入", "raise_by")]


def test_a_share_that_closes_a_quotation_is_read() -> None:
    assert one(AIM + "实现“人才贡献率达到40%”的目标。").name == "人才贡献率"


def test_a_count_of_whom_one_supports_is_no_grant() -> None:
    assert one("选拔资助200名青年科技人才。").name == "青年科技人才"


def test_what_is_finished_in_days_is_read() -> None:
    assert one(AIM + "不动产登记3个工作日内办结。").comparator == "at_most"


def test_meinian_ends_with_its_sentence() -> None:
    assert [each.year for each in statements("每年实施项目100个。培育智能工厂10家。")] == [0, 2025]


def test_the_object_of_the_clause_before_is_counted() -> None:
    assert one("实施重点研发项目,每年安排不少于15项。").name == "重点研发项目"
