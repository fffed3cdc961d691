"""What-ifs about those who support a link: platforms, universities, funds and clauses come or go; the six chains tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.analysis.sixchains import six_chains, supporting_classes
from graph.analysis.whatif import CellMove, Clause, Departure, Move, MoveFault, Support, whatif
from tests.worlds import Sketch, enough, zone

PLATFORM = Support("新平台", "科技成果转化平台", ("l",))


def cells(sketch: Sketch, *moves: Move) -> list[tuple[str, str, str]]:
    return [(one.after.chain, one.before.presence, one.after.presence) for one in moved(sketch, *moves)]


def moved(sketch: Sketch, *moves: Move) -> Sequence[CellMove]:
    return whatif(sketch.facts(), "本区", moves, "all").now.chains


def served(cls: str = "Fund", link: str = "l") -> Sketch:
    sketch = enough().record("甲方", cls).site("甲方", "office")
    return sketch.relate("甲方", "servesLink", link)


def test_a_platform_that_comes_supports_the_innovation_chain() -> None:
    (one,) = moved(zone(), PLATFORM)
    assert (one.after.chain, one.before.presence, one.after.presence, one.come) == (
        "innovation", "unknown", "thin", ("新平台（计入）",))  # fmt: skip


def test_two_platforms_are_as_many_as_the_reference_line_asks() -> None:
    assert cells(zone(), PLATFORM, Support("又一平台", "科技成果转化平台", ("l",))) == [("innovation", "unknown", "present")]


@pytest.mark.parametrize("kind", supporting_classes())
def test_every_class_that_may_serve_a_link_moves_one_cell(kind: str) -> None:
    assert len(cells(zone(), Support("新来的", kind, ("l",)))) == 1


def test_a_fund_that_leaves_empties_the_capital_chain() -> None:
    assert cells(served(), Departure("甲方")) == [("capital", "thin", "unknown")]


def test_what_is_reckoned_is_what_the_six_chains_would_say() -> None:
    gone = served().statements
    without = Sketch([one for one in gone if one.predicate != "servesLink"])
    (one,) = moved(served(), Departure("甲方"))
    told = {cell.chain: cell for row in six_chains(without.facts(), "本区", "all").rows for cell in row.cells}
    assert (one.after.presence, one.after.reason) == (told["capital"].presence, told["capital"].reason)


def test_a_clause_that_names_a_link_comes_and_lapses() -> None:
    assert cells(zone(), Clause("新条款", ("l",)))[0][0::2] == ("policy", "thin")
    sketch = enough().record("旧条款", "PolicyClause").record("文件", "Policy", policyStatus="in_force")
    sketch.record("区管委会", "PublicAuthority").relate("旧条款", "clauseOf", "文件").relate("文件", "issuedBy", "区管委会")
    sketch.relate("区管委会", "governs", "zone").relate("旧条款", "appliesTo", "l")
    assert cells(sketch, Departure("旧条款")) == [("policy", "thin", "unknown")]


def test_a_clause_may_name_a_product_or_a_chain() -> None:
    assert cells(zone(), Clause("新条款", ("p",))) == cells(zone(), Clause("新条款", ("chain",)))


def test_the_states_stay_and_no_link_is_decided_anew_for_a_platform() -> None:
    now = whatif(enough().facts(), "本区", [PLATFORM], "all").now
    assert (now.before, now.moves, now.asked) == (now.after, (), 0)


def test_a_platform_outside_the_city_supports_nothing_here() -> None:
    assert cells(zone(), Support("新平台", "科技成果转化平台", ("l",), place="elsewhere")) == []


@pytest.mark.parametrize(("moves", "wrong"), [
    ((Support("新平台", "科技成果转化平台"),), ["LT-WHATIF-18"]), ((Clause("新条款"),), ["LT-WHATIF-19"]),
    ((Support("新平台", "企业", ("l",)),), ["LT-WHATIF-20"]), ((Support("新平台", "高校", ("没有",)),), ["LT-NAME-01"]),
    ((PLATFORM, PLATFORM), ["LT-WHATIF-03"]), ((Departure("甲方"), Support("甲方", "基金", ("l",))), ["LT-WHATIF-04"]),
])  # fmt: skip
def test_moves_that_make_no_sense_are_told(moves: tuple[Move, ...], wrong: list[str]) -> None:
    with pytest.raises(MoveFault) as caught:
        whatif(served().facts(), "本区", moves, "all")
    assert [one.code for one in caught.value.issues] == wrong
