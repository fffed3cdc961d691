"""The audit: what is done is written down, nothing of it is ever changed, and a change past the program shows."""

from __future__ import annotations

import csv
import io
import sqlite3
import stat

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.app.web.conftest import Guarded

NEVER = ["UPDATE deed SET who = 'x'", "DELETE FROM deed", "INSERT OR REPLACE INTO deed SELECT * FROM deed WHERE id = 1",
         "REPLACE INTO deed SELECT id, 0, 'x', role, address, deed, what, status, hash FROM deed"]  # fmt: skip


def entries(guarded: Guarded) -> list[tuple[str, str, str, int]]:
    """Who did what, the last first."""
    return [(one.who, one.deed, one.what, one.status) for one in guarded.guard.audit.entries({})]


@pytest.mark.parametrize(("address", "deed"), [
    ("/chain?link=t:wafer", "certificate"), ("/chain.json?link=t:wafer", "certificate"),
    ("/files/list.xlsx?link=t:silicon", "export"), ("/admin/audit.csv", "export")])  # fmt: skip
def test_what_is_looked_up_and_taken_away_is_written_down(guarded: Guarded, address: str, deed: str) -> None:
    guarded.as_("admin").get(address)
    assert entries(guarded)[0] == ("管官", deed, address, 200)


def test_only_looking_around_is_not(guarded: Guarded) -> None:
    for address in ("/", "/chain", "/candidates", "/static/screens.css"):
        guarded.as_("admin").get(address)
    assert entries(guarded) == []


def test_a_write_that_nobody_declared_is_written_down_all_the_same(guarded: Guarded) -> None:
    guarded.app.post("/neues")(lambda: "getan")
    guarded.as_("editor").post("/neues")
    assert entries(guarded)[0] == ("编官", "edit", "提交 /neues", 200)


def test_changes_of_users_say_whose_and_never_a_password(guarded: Guarded) -> None:
    guarded.as_("admin").post("/admin/users", data={"name": "新人", "role": "viewer", "password": "绝不该出现的一句话"})
    guarded.guard.close()
    assert entries(guarded)[0] == ("管官", "users", "加用户 新人", 422)
    assert "绝不该出现".encode() not in b"".join(path.read_bytes() for path in guarded.home.folder.glob("web.db*"))


def test_a_failed_login_names_no_name_that_is_none(guarded: Guarded) -> None:
    for name in ("看官", "这是打错地方的密码"):
        guarded.guard.enter(name, "不对的一句话啊啊", "10.0.0.7")
    found = list(guarded.guard.audit.entries({}))
    assert [(one.deed, one.what, one.address) for one in found] == [
        ("failed", "（没有这个用户名）", "10.0.0.7"), ("failed", "看官", "10.0.0.7")]  # fmt: skip


@pytest.mark.parametrize("statement", NEVER)
def test_no_entry_is_changed_or_goes(guarded: Guarded, statement: str) -> None:
    guarded.guard.audit.add("export", "甲")
    with pytest.raises(IntegrityError, match="append-only"), guarded.guard.store.writing() as connection:
        connection.execute(text(statement))
    assert entries(guarded)[0][2] == "甲"


@pytest.mark.parametrize(("change", "broken"), [
    ("UPDATE deed SET who = '乙' WHERE id = 2", 2), ("DELETE FROM deed WHERE id = 2", 2),
    ("UPDATE deed SET at = 0 WHERE id = 1", 1)])  # fmt: skip
def test_a_change_past_the_program_shows(guarded: Guarded, change: str, broken: int) -> None:
    for number in range(4):
        guarded.guard.audit.add("export", str(number))
    assert guarded.guard.audit.check().holds
    past = sqlite3.connect(guarded.home.folder / "web.db")
    past.executescript(f"DROP TRIGGER deed_is_not_changed; DROP TRIGGER deed_is_not_deleted; {change};")
    past.close()
    assert guarded.guard.audit.check().broken == broken


def test_a_cut_off_end_shows_by_the_hash_that_was_noted(guarded: Guarded) -> None:
    noted = guarded.guard.audit.add("export", "甲").hash.hex()
    assert guarded.guard.audit.check(noted).holds
    past = sqlite3.connect(guarded.home.folder / "web.db")
    past.executescript("DROP TRIGGER deed_is_not_deleted; DELETE FROM deed;")
    past.close()
    assert (guarded.guard.audit.check().holds, guarded.guard.audit.check(noted).holds) == (True, False)


def test_the_screen_filters(guarded: Guarded) -> None:
    for who, deed, what in (("甲", "export", "一"), ("乙", "export", "二"), ("甲", "edit", "三")):
        guarded.guard.audit.add(deed, what, who=who)
    found = guarded.as_("admin").get("/admin/audit.json", params={"who": "甲", "deed": "export"}).json()["entries"]
    assert [one["what"] for one in found] == ["一"]


@pytest.mark.parametrize(
    ("since", "until", "count"), [("", "", 1), ("2027-01-15", "2027-01-15", 1), ("2027-01-17", "", 0), ("", "2027-01-13", 0)]
)
def test_the_screen_filters_by_days(guarded: Guarded, since: str, until: str, count: int) -> None:
    guarded.guard.audit.add("export", "甲")
    found = guarded.as_("admin").get("/admin/audit.json", params={"since": since, "until": until}).json()["entries"]
    assert len(found) == count


def test_a_day_that_is_none_is_said(guarded: Guarded) -> None:
    answer = guarded.as_("admin").get("/admin/audit?since=gestern")
    assert (answer.status_code, "“gestern”不是日期" in answer.text) == (422, True)


def test_the_table_starts_no_formula(guarded: Guarded) -> None:
    guarded.guard.audit.add("edit", "=cmd|' /C calc'!A0", who="@甲")
    content = guarded.as_("admin").get("/admin/audit.csv").content.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(content)))[1]
    assert (row[2], row[6]) == ("'@甲", "'=cmd|' /C calc'!A0")


def test_nothing_is_shown_that_can_not_be_written_down(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded.guard.audit, "add", lambda *_, **__: 1 / 0)
    answer = guarded.as_("viewer").get("/chain?link=t:wafer")
    assert (answer.status_code, "硅片" in answer.text) == (500, False)


def test_the_file_is_its_owner_s_alone(guarded: Guarded) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in guarded.home.folder.glob("web.db*")}
    assert modes == {0o600}
