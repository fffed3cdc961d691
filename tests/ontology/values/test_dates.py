"""Dates and periods as people write them, with their precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import Refusal
from ontology.values import date, open_ended, period, read_date, read_period


@pytest.mark.parametrize(("written", "canonical"), [
    ("2019年", "2019"), ("2019年度", "2019"), ("2019年8月", "2019-08"), ("2019年8月份", "2019-08"), ("2019.8.21", "2019-08-21"),
    ("2019/8/21", "2019-08-21"), ("２０１９．８．２１", "2019-08-21"), ("2019 年 8 月 21 日", "2019-08-21"),
    ("2019年8月21号", "2019-08-21"),
    ("20190821", "2019-08-21"), ("201908", "2019-08"), ("二〇一九年八月", "2019-08"), ("二零一九年十二月二十一日", "2019-12-21"),
    ("二○一九年十月", "2019-10"), ("2019-08-21 00:00:00", "2019-08-21"), ("2019/8/21 9:30", "2019-08-21"),
    ("2019-08-21T00:00:00Z", "2019-08-21"), ("199812", "1998-12")])  # fmt: skip
def test_a_date_is_read_as_precisely_as_it_is_written(written: str, canonical: str) -> None:
    assert read_date(written) == (canonical, "")


@pytest.mark.parametrize(("written", "canonical", "note"), [
    ("19年8月", "2019-08", "LT-DATE-11"), ("98年", "1998", "LT-DATE-11"), ("一九年八月", "2019-08", "LT-DATE-11"),
    ("一九年底", "2019", "LT-DATE-07"), ("2019年初", "2019", "LT-DATE-07"), ("2019年年中", "2019", "LT-DATE-07"),
    ("2019年底前后", "2019", "LT-DATE-07"), ("2019年上半年", "2019", "LT-DATE-07"), ("2019年第三季度", "2019", "LT-DATE-07"),
    ("2019Q3", "2019", "LT-DATE-07"), ("2019年8月上旬", "2019-08", "LT-DATE-07"), ("2019年8月底", "2019-08", "LT-DATE-07"),
    ("43698", "2019-08-21", "LT-DATE-06"), ("43698.75", "2019-08-21", "LT-DATE-06"),
    ("36526", "2000-01-01", "LT-DATE-06")])  # fmt: skip
def test_where_it_is_not_plain_how_a_date_was_read_a_note_tells(written: str, canonical: str, note: str) -> None:
    assert read_date(written) == (canonical, note)


@pytest.mark.parametrize(("written", "code"), [
    ("2019-02-30", "LT-DATE-02"), ("20190230", "LT-DATE-02"), ("二〇一九年二月三十日", "LT-DATE-02"),
    ("2019年13月", "LT-DATE-02"),
    ("200112", "LT-DATE-10"), ("200803", "LT-DATE-10"), ("190821", "LT-DATE-01"), ("19-8", "LT-DATE-01"),
    ("三季度", "LT-DATE-01"),
    ("8月", "LT-DATE-01"), ("去年", "LT-DATE-01"), ("19999", "LT-DATE-01"), ("80001", "LT-DATE-01"), ("长期", "LT-DATE-01"),
    ("2019年8月①", "LT-DATE-01"), ("二十年", "LT-DATE-01"), ("2019年第五季度", "LT-DATE-01")])  # fmt: skip
def test_what_is_no_date_or_may_be_two_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_date(written)


def test_a_serial_number_is_a_date_only_in_a_column_of_dates() -> None:
    with pytest.raises(Refusal, match="LT-DATE-01"):
        date("43698")


@given(st.dates())
def test_a_canonical_date_stays_as_it_is(day: object) -> None:
    assert read_date(str(day)) == (str(day), "")


@pytest.mark.parametrize("written", ["至今", "长期", "长期有效", "永久", "无固定期限"])
def test_some_words_say_that_there_is_no_end(written: str) -> None:
    assert open_ended(written)


@pytest.mark.parametrize(("written", "canonical"), [
    ("2019年第三季度", "2019-07/2019-09"), ("2019年三季度", "2019-07/2019-09"), ("2019三季度", "2019-07/2019-09"),
    ("2019Q3", "2019-07/2019-09"), ("2019-Q3", "2019-07/2019-09"), ("Q3 2019", "2019-07/2019-09"),
    ("2019年上半年", "2019-01/2019-06"),
    ("2019H2", "2019-07/2019-12"), ("2019年下半年", "2019-07/2019-12"), ("2019年前三季度", "2019-01/2019-09"),
    ("2019年1-6月", "2019-01/2019-06"), ("2019年1月至6月", "2019-01/2019-06"), ("2019年1月-2020年6月", "2019-01/2020-06"),
    ("2017-2019年", "2017/2019"), ("2017年—2019年", "2017/2019"), ("2017年度至2019年度", "2017/2019"),
    ("2019.1-2019.6", "2019-01/2019-06"),
    ("2019年度", "2019")])  # fmt: skip
def test_a_period_is_a_span_of_months_or_years(written: str, canonical: str) -> None:
    assert period(written) == canonical


@pytest.mark.parametrize(("written", "code"), [
    ("2019年至今", "LT-DATE-09"), ("至今", "LT-DATE-09"), ("2019年6-1月", "LT-DATE-04"), ("2019年1-13月", "LT-DATE-02"),
    ("去年", "LT-DATE-01")])  # fmt: skip
def test_a_period_without_an_end_or_the_wrong_way_round_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        period(written)


def test_a_period_that_is_a_serial_number_is_a_day() -> None:
    assert read_period("43698") == ("2019-08-21", "LT-DATE-06")
