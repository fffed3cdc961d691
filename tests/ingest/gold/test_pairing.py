"""Labels and finds are paired one to one, as many as can be."""

from __future__ import annotations

from ingest.text.gold.labels import Label
from ingest.text.gold.pairing import pair


def fits(gold: Label, find: str) -> bool:
    """A label fits the finds that share a sign with its quote."""
    return bool(set(gold.quote) & set(find))


def test_a_find_answers_one_label_only() -> None:
    paired = pair([Label(0, 1, "a"), Label(1, 2, "a")], ["a"], fits, fits)
    assert (len(paired.pairs), len(paired.missed), paired.wrong) == (1, 1, [])


def test_a_label_gives_way_where_it_has_another_find() -> None:
    paired = pair([Label(0, 1, "ab"), Label(1, 2, "a")], ["a", "b"], fits, fits)
    assert [(gold.quote, find) for gold, find in paired.pairs] == [("ab", "b"), ("a", "a")]


def test_what_nothing_answers_is_missed_or_wrong() -> None:
    paired = pair([Label(0, 1, "a")], ["b"], fits, fits)
    assert ([one.quote for one in paired.missed], paired.wrong) == (["a"], ["b"])


def test_what_is_near_an_optional_label_is_excused() -> None:
    paired = pair([Label(0, 1, "b", optional=True)], ["b", "b", "c"], lambda *_: False, fits)
    assert (paired.pairs, paired.missed, paired.wrong) == ([], [], ["c"])
