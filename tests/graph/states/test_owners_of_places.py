"""R4 by places' shares: who may stand behind several of them."""

from tests.graph.states.test_risk import lands, outcome


def test_a_firm_known_only_at_the_wider_link_may_stand_behind_its_places() -> None:
    sketch = lands(一国="0.4", 二国="0.3", 三国="0.25").link("wide").relate("l", "isTypeOf", "wide").firm("总厂", place="一国")
    sketch.site("总厂", "factory", "二国").site("总厂", "factory", "三国").relate("总厂", "occupies", "wide")
    assert outcome(sketch, "R4") == "open"


def test_a_maker_of_the_wider_product_may_stand_behind_its_places() -> None:
    sketch = lands(一国="0.4", 二国="0.3", 三国="0.25").record("P", "Product").relate("p", "isTypeOf", "P")
    sketch.firm("总厂", place="一国").site("总厂", "factory", "二国").site("总厂", "factory", "三国")
    sketch.relate("总厂", "produces", "P")
    assert outcome(sketch, "R4") == "open"


def test_firms_are_in_one_hand_where_any_of_several_controllers_stands_above_them() -> None:
    sketch = lands(一国="0.4", 二国="0.3", 三国="0.25").record("甲方", "Enterprise").record("总部", "Enterprise")
    sketch.relate("甲方", "controls", "一国厂")
    for firm in ("一国厂", "二国厂", "三国厂"):
        sketch.relate("总部", "controls", firm)
    assert outcome(sketch, "R4") == "open"


def test_an_owner_with_a_plant_where_no_share_is_stated_may_hold_the_unlisted_rest() -> None:
    sketch = lands(一国="0.6", 二国="0.2").record("远国", "Country").site("一国厂", "factory", "远国")
    assert outcome(sketch, "R4") == "open"


def test_a_plant_where_no_share_is_stated_matters_not_where_nothing_is_left_over() -> None:
    sketch = lands(一国="0.5", 二国="0.5").record("远国", "Country").site("一国厂", "factory", "远国")
    assert outcome(sketch, "R4") == "passed"
