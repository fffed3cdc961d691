"""Short names of one list, weighed together."""

from __future__ import annotations

import pytest

from ingest.resolve.shortening.finding import Meant
from ingest.resolve.shortening.together import together

LIKE, LIKER = 9.0, 11.0


def test_nothing_found_means_nobody() -> None:
    assert together([[]], 10)[0].place == -1


def test_the_likeliest_is_chosen_with_the_next() -> None:
    chosen = together([[Meant(3, LIKER), Meant(5, LIKE)]], 10)[0]
    assert (chosen.place, chosen.next, chosen.likely > chosen.next_likely) == (3, 5, True)


def test_one_that_another_name_fits_better_is_less_likely() -> None:
    alone = together([[Meant(3, LIKE)]], 10)[0]
    beside = together([[Meant(3, LIKE)], [Meant(3, LIKER)]], 10)[0]
    assert beside.likely < alone.likely


def test_two_names_that_fit_two_alike_get_one_each() -> None:
    either = [Meant(3, LIKE), Meant(5, LIKE)]
    assert {one.place for one in together([either, either], 10)} == {3, 5}


def test_the_order_of_names_makes_no_difference() -> None:
    found = [[Meant(3, LIKE), Meant(5, LIKER)], [Meant(3, LIKER)], []]
    assert together(found, 10) == together(found[::-1], 10)[::-1]


def test_probabilities_leave_room_for_nobody() -> None:
    chosen = together([[Meant(3, LIKER), Meant(5, LIKE)]], 10)[0]
    assert 0 < chosen.likely + chosen.next_likely < 1


def test_the_same_ratio_says_less_in_a_larger_register() -> None:
    assert together([[Meant(3, LIKE)]], 10)[0].likely > together([[Meant(3, LIKE)]], 10_000)[0].likely


def test_two_that_fit_alike_are_each_half_and_somebody_for_sure() -> None:
    chosen = together([[Meant(3, LIKER), Meant(5, LIKER)]], 10)[0]
    assert chosen.next_likely == pytest.approx(chosen.likely)
    assert chosen.likely < 0.5 < 0.99 < chosen.known
