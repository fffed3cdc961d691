"""Names whose own organisation is not in the register: nobody may be sure of another."""

from __future__ import annotations

import pytest

from bench.resolve_variants import brackets, liability, place, typo
from ingest.resolve import Entry, Matcher, Register, Status
from ingest.resolve.keys import whole
from ingest.resolve.register import parsed
from tests.ingest.resolve.made import NAMES

KNOWN = [
    *(Entry(str(at), name) for at, name in enumerate(NAMES)),
    Entry("20", "南京示例科技股份有限公司", region="江苏省南京市"), Entry("21", "安徽示例科技股份有限公司", region="安徽省合肥市"),
    Entry("22", "范本电气股份有限公司", region="河南省南阳市"), Entry("23", "吉林省范本电气股份有限公司", region="吉林省长春市"),
    Entry("24", "样板光伏科技有限公司", region="陕西省西安市"), Entry("25", "泰州样板光伏科技有限公司", region="江苏省泰州市"),
    Entry("26", "例证材料有限公司", region="陕西省西安市"), Entry("27", "例证材料（西安）有限公司", region="陕西省西安市"),
    Entry("28", "中国例证材料有限公司", region="北京市"), Entry("29", "西安旅游股份有限公司", region="陕西省西安市"),
    Entry("30", "旅游股份有限公司", region="陕西省西安市"),
    Entry("31", "江苏示例集团股份有限公司"), Entry("32", "示例设计集团股份有限公司"),
]  # fmt: skip
"""Names that real registers have of two organisations: with a place and without, in two places, with the place in brackets."""
SHORT = ("示例科技", "样板光伏科技", "例证材料", "示例集团", "示例机械", "样板化工")


def others(entry: Entry) -> Matcher:
    """The register without one organisation."""
    return Matcher(Register.of(one for one in KNOWN if one.id != entry.id))


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry.name)
def test_a_name_is_never_sure_where_its_owner_is_absent(entry: Entry) -> None:
    names = [entry.name, *filter(None, (change(entry) for change in (brackets, liability, place, typo)))]
    taken = {whole(parsed(one.name)) for one in KNOWN if one is not entry}
    asked = [Entry("", name, region=region) for name in names if whole(parsed(name)) not in taken for region in {"", entry.region}]
    sure = [match for match in others(entry).match(asked) if match.status is Status.SAME]
    assert sure == []


@pytest.mark.parametrize("name", SHORT)
def test_a_short_name_is_never_sure_where_its_owner_is_absent(name: str) -> None:
    owners = [one for one in KNOWN if name[:2] in one.name]
    assert [one.name for one in owners if others(one).match_one(Entry("", name)).status is Status.SAME] == []
