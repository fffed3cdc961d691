"""Short names: what is made of the likelihood of each candidate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.resolve.names import parse
from ingest.resolve.shortening import ShortNames
from ingest.resolve.shortening.kernel import TRAITS
from ingest.resolve.shortening.model import default_model, read_model
from ingest.resolve.shortening.roles import Role, Spelled, spelled
from ingest.resolve.shortening.training import Known, trained
from ingest.resolve.shortening.weighing import FURTHEST, Trait, ahead, plain, table_of, weighed

STEMS = ("示例", "范本", "样板", "例证", "模型", "标本", "榜样", "图样")


def spelt(name: str) -> Spelled:
    return spelled(parse(name))


def traits(short: str, name: str) -> dict[str, float]:
    """What is told of the way from a full name to a short one."""
    told = ShortNames([spelt(name)]).near(short).traits
    return {trait.name: float(value) for trait, value in zip(list(Trait)[1:], told[0].tolist(), strict=False)}


@pytest.mark.parametrize(
    ("short", "trait", "told"),
    [
        ("示例机械", Trait.NOTHING_PUT_IN, True),
        ("示例机床", Trait.ONE_PUT_IN, True),
        ("示例机械", Trait.HEAD, True),
        ("例机械", Trait.HEAD, False),
        ("示例国际", Trait.STRANGE_WORD, True),
        ("示例机械", Trait.NO_PLACE, True),
        ("西安示例", Trait.NO_PLACE, False),
        ("示例", Trait.STEM_ONLY, True),
        ("示例机械", Trait.STEM_ONLY, False),
    ],
)
def test_what_the_way_did_is_told(short: str, trait: Trait, told: bool) -> None:
    assert bool(traits(short, "西安示例机械有限公司")[trait.name]) is told


def test_a_word_that_people_keep_is_missed() -> None:
    assert traits("示例", "示例证券有限公司")["WORDS_LOST"] > traits("示例证券", "示例证券有限公司")["WORDS_LOST"] == 0


def test_roles_lie_where_the_kernel_looks_for_them() -> None:
    told = [Role.PLACE, Role.TWO_1, Role.MORE, Role.BUSINESS_FIRST, Role.LATER_BUSINESS]
    assert [int(role) for role in told] == [1, 4, 13, 14, 17]


def test_the_same_likelihood_says_less_in_a_larger_register() -> None:
    small, large = (table_of(np.array([9.0]), np.zeros((1, TRAITS)), size) for size in (10, 10_000))
    assert weighed(small, plain())[0] > weighed(large, plain())[0]


def test_one_without_a_rival_is_as_far_ahead_as_any() -> None:
    assert ahead(table_of(np.array([9.0]), np.zeros((1, TRAITS)), 10), 0)[Trait.AHEAD] == FURTHEST


def test_a_rival_makes_it_less_likely_which_but_not_whether() -> None:
    alone, two = (weighed(table_of(np.full(count, 9.0), np.zeros((count, TRAITS)), 10), plain()) for count in (1, 2))
    assert two[0] < alone[0]
    assert np.logaddexp.reduce(two) == pytest.approx(alone[0])


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    default_model().write(tmp_path / "model.csv")
    assert np.allclose(np.array(read_model(tmp_path / "model.csv").weighing), np.array(default_model().weighing))


def test_training_learns_that_what_is_put_in_speaks_for_nobody() -> None:
    register = [spelt(f"西安{stem}机械有限公司") for stem in STEMS]
    own = [Known(f"{stem}机械", full, at) for at, (stem, full) in enumerate(zip(STEMS, register, strict=True))]
    strange = [Known(f"{stem[0]}华机械", spelt(f"西安{stem[0]}华机械有限公司"), -1) for stem in STEMS]
    weights = trained([*own, *strange], register).weighing.whether
    assert weights[Trait.ONE_PUT_IN] < 0 < weights[Trait.RATIO]


def test_a_strange_short_name_is_nobodys() -> None:
    register = ShortNames(spelt(f"西安{stem}机械有限公司") for stem in STEMS)
    ours, strange = (register.find(short)[0].ratio - np.log(len(STEMS)) for short in ("示例机械", "示华机械"))
    assert ours > 0 > strange
