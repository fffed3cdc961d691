"""The European Commission's screen: all three indicators must exceed their lines; what is not known decides nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.analysis.measures import MeasureFault, trade_screen
from graph.analysis.measures.screen import supply_screen
from tests.worlds import Sketch, zone


def stated(**shares: str) -> Sketch:
    sketch = zone().record("second", "Country", name="乙国")
    for place, share in shares.items():
        sketch.relate(place, "provides", "p", share=share)
    return sketch


def test_a_product_that_exceeds_all_three_lines_is_dependent() -> None:
    found = trade_screen({"a": 80, "b": 20}, internal=50, exports=60)
    assert [one.value for one in found.indicators] == pytest.approx([0.68, 2 / 3, 100 / 60])
    assert found.dependent is True


@pytest.mark.parametrize(("imports", "internal", "exports"), [
    ({str(one): 10.0 for one in range(10)}, 10, 10), ({"a": 80.0, "b": 20.0}, 300, 60), ({"a": 80.0, "b": 20.0}, 50, 100),
])  # fmt: skip
def test_one_indicator_at_or_below_its_line_clears_a_product(imports: dict[str, float], internal: float, exports: float) -> None:
    assert trade_screen(imports, internal, exports).dependent is False


def test_imports_without_any_export_have_no_substitute() -> None:
    assert trade_screen({"a": 1.0}, internal=0, exports=0).dependent is True


def test_no_import_is_no_dependence() -> None:
    assert trade_screen({}, internal=0, exports=0).dependent is False


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
def test_what_is_no_amount_is_refused_by_name(value: float) -> None:
    with pytest.raises(MeasureFault, match="“a”为") as fault:
        trade_screen({"a": value}, 1, 1)
    assert fault.value.issues[0].code == "LT-MEASURE-07"


def test_lines_are_data_that_a_place_may_set() -> None:
    world = zone().threshold("screen_concentration", "0.9", "zone").world()
    assert trade_screen({"a": 80, "b": 20}, 50, 60, world.thresholds).dependent is False


def test_stated_supply_never_makes_a_product_dependent_since_exports_are_unknown() -> None:
    found = supply_screen(stated(abroad="1").world(), ["t:p"])
    assert ([one.over for one in found.indicators], found.dependent) == ([True, True, None], None)
    assert "缺 进口与出口之比（筛查三）" in found.words


def test_stated_supply_may_clear_a_product() -> None:
    assert supply_screen(stated(country="0.9", abroad="0.1").world(), ["t:p"]).dependent is False


def test_foreign_concentration_is_among_foreign_sources_alone() -> None:
    found = supply_screen(stated(country="0.5", abroad="0.3", second="0.2").world(), ["t:p"]).indicators[0]
    assert found.value == pytest.approx(0.52)


def test_what_firms_do_not_list_may_come_from_the_largest_foreign_country() -> None:
    sketch = zone().maker("甲", marketShare="0.3").maker("外商", place="abroad", marketShare="0.4")
    found = supply_screen(sketch.maker("另一家", place="elsewhere", marketShare="0.1").world(), ["t:p"]).indicators[0]
    assert found.high == 1.0


def test_without_shares_all_is_open() -> None:
    found = supply_screen(zone().world(), ["t:p"])
    assert ([one.coverage for one in found.indicators], found.dependent) == ([0.0, 0.0, 0.0], None)


@given(st.floats(0.05, 0.6), st.floats(0, 0.3), st.floats(0, 1), st.booleans())
def test_foreign_concentration_holds_every_completion(first: float, second: float, part: float, known: bool) -> None:
    rest = 1 - first - second
    assume(rest > 0.05)
    home = rest * 0.5 if known else 0.0
    sketch = stated(abroad=f"{first:.6f}", second=f"{second:.6f}", **({"country": f"{home:.6f}"} if known else {}))
    found = supply_screen(sketch.world(), ["t:p"]).indicators[0]
    open_part = (rest - home) * (1 if known else part)
    for pieces in ([open_part], [open_part / 50] * 50):
        away = [first, second, *pieces]
        value = sum(one * one for one in away) / sum(away) ** 2
        assert found.high is not None
        assert found.low - 1e-5 <= value <= found.high + 1e-5
