"""Values as people write them, in the one form that the ledger keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import values
from ontology.errors import Refusal
from ontology.turtle import load_ontology


@pytest.mark.parametrize("code", [
    "91610137735087821G",  # a-share-companies, companies.csv, row 300775.SZ 三角防务
    "916101315660088532",  # a-share-companies, companies.csv, row 300831.SZ 派瑞股份
])  # fmt: skip
def test_published_credit_codes_have_the_check_digit_we_compute(code: str) -> None:
    assert values.uscc_check_digit(code[:17]) == code[17]
    assert values.uscc(code) == code


@pytest.mark.parametrize("written", [" 91610137735087821g ", "９１６１０１３７７３５０８７８２１Ｇ", "9161 0137 7350 8782 1G"])
def test_a_credit_code_is_read_in_any_width_and_case(written: str) -> None:
    assert values.uscc(written) == "91610137735087821G"


@pytest.mark.parametrize(("written", "code"), [
    ("91610137735087821", "LT-USCC-01"), ("9161013773508782IG", "LT-USCC-01"),
    ("9.16101E+17", "LT-USCC-02"), ("9E17", "LT-USCC-02"),
    ("91610137735087821H", "LT-USCC-03"), ("91610137735078821G", "LT-USCC-03")])  # fmt: skip
def test_a_code_that_cannot_be_one_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        values.uscc(written)
    assert caught.value.issues[0].code == code


def test_a_wrong_check_digit_is_named_with_the_right_one() -> None:
    with pytest.raises(Refusal) as caught:
        values.uscc("91610137735087821H")
    assert caught.value.issues[0].message == (
        "统一社会信用代码“91610137735087821H”的校验位不对（按前 17 位应为 G），按无代码处理，原文保留")


@given(st.text(values.USCC_ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(values.USCC_ALPHABET))
def test_one_wrong_sign_never_passes_the_check_digit(body: str, place: int, sign: str) -> None:
    changed = body[:place] + sign + body[place + 1 :]
    assert (values.uscc_check_digit(changed) == values.uscc_check_digit(body)) is (changed == body)


@pytest.mark.parametrize(("written", "canonical"), [
    ("1234.50", "1234.5"), ("1,234,567", "1234567"), ("１２", "12"), ("-0", "0"), ("1e3", "1000"), ("0.10", "0.1"), ("100", "100"),
    ("+5", "5")])  # fmt: skip
def test_a_number_has_one_form(written: str, canonical: str) -> None:
    assert values.decimal(written) == canonical


@pytest.mark.parametrize("written", ["", "约 5", "5 万", "NaN", "inf", "1.2.3"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-01"):
        values.decimal(written)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_a_canonical_number_stays_as_it_is(number: object) -> None:
    once = values.decimal(str(number))
    assert values.decimal(once) == once


@pytest.mark.parametrize("written", ["1,5", "1_000", "12,34,567", "1,234,5"])
def test_commas_stand_at_thousands_only(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-01"):
        values.decimal(written)


@pytest.mark.parametrize("written", ["1e400", "1e-400", "9" * 31])
def test_a_number_beyond_all_measure_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-03"):
        values.decimal(written)


@pytest.mark.parametrize(("number", "unit", "result"), [("3", "亩", "2000"), ("1", "亩", "666.666666666667"), ("6", "月", "0.5"),
                                                        ("12345678901234.5678", "万元", "123456789012345678")])  # fmt: skip
def test_a_unit_that_does_not_divide_leaves_no_false_digits(number: str, unit: str, result: str) -> None:
    assert values.converted(number, load_ontology().concept("Unit", unit).notes["factor"]) == result


def test_a_year_that_a_spreadsheet_took_for_a_number_is_a_year() -> None:
    assert values.date("2018.0") == "2018"


def test_a_whole_number_has_no_fraction() -> None:
    assert values.integer("12.0") == "12"
    with pytest.raises(Refusal, match="LT-NUM-02"):
        values.integer("1.5")


@pytest.mark.parametrize(("written", "canonical"), [
    ("是", "true"), ("√", "true"), ("TRUE", "true"), ("否", "false"), ("0", "false")])  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(written: str, canonical: str) -> None:
    assert values.boolean(written) == canonical


def test_perhaps_is_neither_yes_nor_no() -> None:
    with pytest.raises(Refusal, match="LT-BOOL-01"):
        values.boolean("也许")


@pytest.mark.parametrize(("written", "canonical"), [
    ("2019", "2019"), ("2019年", "2019"), ("2019-8", "2019-08"), ("2019年8月", "2019-08"), ("2019.08.21", "2019-08-21"),
    ("2019/8/1", "2019-08-01"), ("2019年8月1日", "2019-08-01"), (" ２０１９-08 ", "2019-08"),
    ("2020-02-29", "2020-02-29")])  # fmt: skip
def test_a_date_keeps_the_precision_it_was_written_in(written: str, canonical: str) -> None:
    assert values.date(written) == canonical


@pytest.mark.parametrize(("written", "code"), [
    ("2019-02-30", "LT-DATE-02"), ("2019-13", "LT-DATE-02"), ("2019-00", "LT-DATE-02"), ("0000", "LT-DATE-02"),
    ("去年", "LT-DATE-01"), ("19-8", "LT-DATE-01"), ("43700", "LT-DATE-01"), ("", "LT-DATE-01")])  # fmt: skip
def test_a_day_that_is_not_in_the_calendar_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        values.date(written)


@pytest.mark.parametrize(("written", "canonical"), [
    ("2019", "2019"), ("2017-2019", "2017/2019"), ("2019-01—2019-06", "2019-01/2019-06"), ("2016至2020", "2016/2020"),
    ("2016～2020", "2016/2020"), ("2019/2020", "2019/2020"), ("2019/08", "2019-08")])  # fmt: skip
def test_a_period_is_a_date_or_two(written: str, canonical: str) -> None:
    assert values.period(written) == canonical


@pytest.mark.parametrize(("date", "first", "last"), [
    ("2019", "2019-01-01", "2019-12-31"), ("2020-02", "2020-02-01", "2020-02-29"), ("2019-08-21", "2019-08-21", "2019-08-21"),
    ("2016/2020-06", "2016-01-01", "2020-06-30")])  # fmt: skip
def test_a_date_of_any_precision_has_a_first_and_a_last_day(date: str, first: str, last: str) -> None:
    assert (values.first_day(date), values.last_day(date)) == (first, last)


@pytest.mark.parametrize(("written", "board", "code"), [
    ("600455.SH", "", "600455"), ("600455", "", "600455"), ("６００４５５.sh", "", "600455"), ("sh600004", "", "600004"),
    ("600004.SS", "", "600004"), ("00700.HK", "", "00700"), ("700.hk", "", "00700"), ("2418", "hong_kong", "02418")])  # fmt: skip
def test_a_stock_code_loses_its_market(written: str, board: str, code: str) -> None:
    assert values.stock_code(written, board) == code


@pytest.mark.parametrize(("written", "code"), [
    ("1", "LT-STOCK-01"), ("60000", "LT-STOCK-01"), ("2418", "LT-STOCK-01"), ("ABC", "LT-STOCK-01"), ("6000011", "LT-STOCK-01"),
    ("6.00001E+05", "LT-STOCK-02")])  # fmt: skip
def test_what_cannot_be_a_stock_code_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        values.stock_code(written)


@pytest.mark.parametrize(("first", "second"), [("甲 公司", "甲公司"), ("ABC（中国）", "abc(中国)"), ("甲\u3000公司", "甲公司")])
def test_names_are_compared_without_width_case_and_white_space(first: str, second: str) -> None:
    assert values.normalised_name(first) == values.normalised_name(second)


def test_a_text_keeps_its_inner_line_breaks_and_loses_control_signs() -> None:
    assert values.text(" 甲\x00\n乙\ufeff ") == "甲\n乙"
