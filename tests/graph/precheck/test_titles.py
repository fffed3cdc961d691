"""Conditions on qualifications."""

from __future__ import annotations

from tests.graph.precheck.world import Case, case

HAS = {"conditionOn": "资质", "comparator": "has", "conditionValue": "甲称号"}


def asked(**values: str) -> Case:
    return case().condition(**{**HAS, **values})


def test_a_title_held_at_the_date_meets_the_condition() -> None:
    told = asked().holds("甲称号", "2025-02-01", "2028-02-01").found()
    assert (told.verdict, told.have) == ("eligible", "持有，有效至 2028-02-01")


def test_the_evidence_of_a_title_is_shown() -> None:
    told = asked().holds("甲称号", "2025-02-01", "2028-02-01").found()
    assert [(one.source, one.says, one.period) for one in told.evidence] == [("t", "持有资质 甲称号", "2025-02-01")]


def test_a_title_that_is_over_is_a_shortfall_with_its_day() -> None:
    told = asked().holds("甲称号", "2021-01-01", "2024-01-01").found()
    assert (told.verdict, told.shortfall) == ("short", "已于 2024-01-01 到期")


def test_a_title_that_ends_on_the_day_is_over() -> None:
    assert asked().holds("甲称号", "2022-06-15", "2025-06-15").found().verdict == "short"


def test_a_title_nobody_tells_of_is_unknown_and_its_authority_is_asked() -> None:
    told = asked()
    told.record("甲称号", "Qualification", authority="甲局")
    assert (told.checked().missing, told.checked().conditions[-1].ask) == (("甲称号",), "甲局")


def test_a_required_title_is_found_by_its_record() -> None:
    told = case().condition("1", "乙称号", **{**HAS, "conditionValue": "另一种写法"}).holds("乙称号", "2025-01-01", "2026-01-01")
    assert told.found().verdict == "eligible"


def test_an_undated_title_proves_nothing() -> None:
    assert asked().holds("甲称号").found().have == "查到持有，没有有效期也没有日期，不能确认现在有效"


def test_an_open_title_with_old_evidence_proves_nothing() -> None:
    told = asked().holds("甲称号", "2021-01-01").found()
    assert (told.verdict, told.have) == ("unknown", "查到持有，没有写明到期日，证据过期（2021-01-01）")


def test_a_title_to_be_reviewed_proves_nothing() -> None:
    told = asked().holds("甲称号", "2025-01-01", "2026-01-01").judge("甲公司", "holdsQualification", "甲称号", "to_review")
    assert isinstance(told, Case)
    assert told.found().have == "持有与否还在复核"


def test_a_rejected_title_is_not_held() -> None:
    told = asked().holds("甲称号", "2025-01-01", "2026-01-01").judge("甲公司", "holdsQualification", "甲称号", "rejected")
    assert isinstance(told, Case)
    assert told.found().verdict == "unknown"


def test_a_second_recognition_is_not_the_first() -> None:
    told = asked(calibre="首次认定").holds("甲称号", "2019-01-01", "2022-01-01").holds("甲称号", "2025-02-01", "2028-02-01")
    assert (told.found().verdict, told.found().have) == ("ineligible", "以前批次已认定过（2019-01-01）")


def test_a_recognition_before_the_policy_is_asked_about() -> None:
    told = asked(calibre="首次认定").holds("甲称号", "2024-02-01", "2027-02-01").found()
    assert (told.verdict, told.have) == ("unknown", "2024-02-01 认定，早于政策施行，算不算“首次”“新认定”要问清")


def test_a_lower_level_is_short() -> None:
    told = asked(calibre="国家级").holds("甲称号", "2025-02-01", "2028-02-01", level="provincial").found()
    assert (told.verdict, told.have) == ("short", "查到的是省级，要求国家级")


def test_an_unknown_level_is_unknown() -> None:
    assert asked(calibre="国家级").holds("甲称号", "2025-02-01", "2028-02-01").found().verdict == "unknown"


def test_one_of_a_group_is_enough() -> None:
    told = case().condition("1", **HAS, anyOfGroup="甲").condition("2", **{**HAS, "conditionValue": "乙称号"}, anyOfGroup="甲")
    one = told.holds("乙称号", "2025-01-01", "2026-01-01").checked()
    assert (one.verdict, one.missing) == ("eligible", ())


def test_an_unknown_one_of_a_group_may_be_met() -> None:
    told = case().condition("1", **HAS, anyOfGroup="甲").condition("2", **{**HAS, "conditionValue": "乙称号"}, anyOfGroup="甲")
    assert told.holds("乙称号", "2021-01-01", "2024-01-01").checked().verdict == "unknown"


def test_conditions_without_a_group_must_all_hold() -> None:
    told = case().condition("1", **HAS).condition("2", **{**HAS, "conditionValue": "乙称号"})
    assert told.holds("乙称号", "2025-01-01", "2026-01-01").checked().verdict == "unknown"


def test_a_condition_that_names_no_title_is_unknown() -> None:
    assert asked(conditionValue="").found().have == "条件没有写明是哪项资质"


def test_a_population_is_known_by_any_of_its_names() -> None:
    told = asked(conditionValue="规模以上工业企业").holds("规上工业企业", "2025-01-01", "2026-01-01")
    assert told.found().verdict == "eligible"


def test_a_narrower_population_meets_the_wider_and_not_the_other_way() -> None:
    wide = asked(conditionValue="规模以上企业").holds("规上工业企业", "2025-01-01", "2026-01-01").found()
    narrow = asked(conditionValue="规模以上工业企业").holds("规上企业", "2025-01-01", "2026-01-01").found()
    assert (wide.verdict, narrow.verdict) == ("eligible", "unknown")


def test_a_title_over_before_the_policy_began_was_not_the_first_time() -> None:
    told = asked(calibre="首次").holds("甲称号", "2021-01-01", "2024-01-01").found()
    assert (told.verdict, told.have) == ("ineligible", "以前批次已认定过（2021-01-01）")


def test_a_renewal_needs_an_earlier_holding() -> None:
    told = asked(calibre="重新认定").holds("甲称号", "2025-02-01", "2028-02-01")
    assert told.found().have == "查到持有，没有查到以前批次，算不算“重新认定”要问清"


def test_a_renewal_with_an_earlier_holding_meets_the_condition() -> None:
    told = asked(calibre="重新认定").holds("甲称号", "2022-02-01", "2025-02-01").holds("甲称号", "2025-02-01", "2028-02-01")
    assert told.found().verdict == "eligible"


def test_a_title_of_another_year_than_asked_for_is_asked_about() -> None:
    told = asked(calibre="上年度新认定").holds("甲称号", "2025-02-01", "2028-02-01")
    assert told.found().have == "认定日期：2025-02-01，要求 2024 年认定，要问清"


def test_becoming_on_an_unknown_day_is_asked_about() -> None:
    told = asked(calibre="新认定").holds("甲称号", "", "2028-02-01")
    assert told.found().have == "查到持有，没有查到认定日期或政策施行日期，算不算“首次”“新认定”要问清"


LISTED = {**HAS, "conditionValue": "上市企业"}


def test_a_code_on_a_board_tells_of_a_listed_company() -> None:
    told = case().condition(**LISTED).record("甲公司", "Enterprise", stockCode="600999", listingBoard="main")
    assert isinstance(told, Case)
    assert (told.found().verdict, told.found().have) == ("eligible", "主板")


def test_a_board_of_unlisted_shares_tells_of_none() -> None:
    told = case().condition(**LISTED).record("甲公司", "Enterprise", stockCode="830999", listingBoard="neeq")
    assert isinstance(told, Case)
    assert told.found().verdict == "unknown"


def test_when_a_company_was_listed_is_asked_about() -> None:
    told = case().condition(**{**LISTED, "calibre": "首次"}).record("甲公司", "Enterprise", stockCode="600999", listingBoard="main")
    assert isinstance(told, Case)
    assert told.found().have == "已上市，没有查到上市日期，是不是政策期内上市要问清"
