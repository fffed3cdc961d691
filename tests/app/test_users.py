"""`liantu users` and `liantu serve` at other addresses: who is let in is decided before anybody can knock."""

from __future__ import annotations

import sqlite3

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from graph.home import Home
from tests.app.conftest import Ask, Call

GOOD = "一句好记的话啊不错哦"


def users(home: Home, *args: str, typed: str = GOOD) -> Result:
    """The verb with a password on standard input."""
    return CliRunner().invoke(main, ["users", *args, "--home", str(home.folder)], input=f"{typed}\n")


def first_line_of(result: Result) -> str:
    """What went wrong, in its first line."""
    return result.stderr.splitlines()[0]


def test_a_user_is_added_and_listed(home: Home, document: Ask) -> None:
    assert users(home, "add", "张", "--role", "管理").exit_code == 0
    assert [(one["name"], one["role"], one["disabled"]) for one in document("users")["users"]] == [("张", "admin", False)]


def test_the_password_is_nowhere_to_be_read(home: Home) -> None:
    said = users(home, "add", "张", "--role", "管理")
    kept = b"".join(path.read_bytes() for path in home.folder.glob("web.db*"))
    assert (GOOD in said.output, GOOD.encode() in kept, b"$argon2id$" in kept) == (False, False, True)


@pytest.mark.parametrize(("args", "typed", "said"), [
    (["add", "张", "--role", "管理"], "短", "[LT-WEB-42] 密码太短或太长；应为10 到 128 个字符"),
    (["add", "张", "--role", "管理"], "1234567890", "[LT-WEB-43] 密码太简单；应为不含用户名，不是顺着数，至少 5 种不同的字符"),
    (["add", "张", "--role", "管理"], "password123", "[LT-WEB-44] 密码在常见密码之列；应为别人猜不到的"),
    (["add", "张 三", "--role", "管理"], GOOD, "[LT-WEB-45] “张 三”不能作用户名；应为1 到 40 个字：汉字、字母、数字和 - _ . ·"),
    (["role", "李", "--role", "管理"], GOOD, "[LT-WEB-46] 没有用户“李”；应为已有的用户"),
    (["add", "管", "--role", "查看"], GOOD, "[LT-WEB-47] 已有用户“管”；应为还没有用过的用户名"),
    (["add", "张", "--role", "老板"], GOOD, "[LT-WEB-48] 没有角色“老板”；应为查看、编辑、管理"),
    (["disable", "管"], GOOD, "[LT-WEB-49] “管”这样一改，就没有能登录的管理了；应为至少一个管理"),
    (["disable"], GOOD, "[LT-WEB-50] 要说明是哪个用户；应为用户名"),
    (["audit", "--noted", "abc"], GOOD,
     "[LT-WEB-52] 操作记录里找不到抄下的校验值“abc”；应为以前 liantu users audit 打出的末条校验值")])  # fmt: skip
def test_what_can_not_be_is_said(home: Home, args: list[str], typed: str, said: str) -> None:
    users(home, "add", "管", "--role", "管理")
    result = users(home, *args, typed=typed)
    assert (result.exit_code, first_line_of(result)) == (1, said)


def test_the_first_user_is_one_who_manages(home: Home) -> None:
    assert "[LT-WEB-49]" in users(home, "add", "张", "--role", "查看").stderr


def test_a_role_a_password_and_coming_back_are_changed(home: Home, document: Ask) -> None:
    for args in (["add", "管", "--role", "管理"], ["add", "张", "--role", "查看"], ["role", "张", "--role", "编辑"],
                 ["password", "张"], ["disable", "张"], ["enable", "张"]):  # fmt: skip
        assert users(home, *args).exit_code == 0
    assert document("users")["users"][1]["role"] == "editor"
    assert [one["what"] for one in document("users", "audit")["latest"]][:3] == ["启用 张", "停用 张", "改密码 张"]


def test_an_audit_changed_past_the_program_ends_with_1(home: Home) -> None:
    users(home, "add", "管", "--role", "管理")
    past = sqlite3.connect(home.folder / "web.db")
    past.executescript("DROP TRIGGER deed_is_not_changed; UPDATE deed SET who = 'x';")
    past.close()
    result = users(home, "audit")
    assert (result.exit_code, first_line_of(result)) == (
        1, "[LT-WEB-51] 操作记录第 1 条起对不上：有人绕过程序改过；应为每一条都和前一条连着")  # fmt: skip


@pytest.mark.parametrize("host", ["0.0.0.0", "10.1.2.3", "::", "liantu.example"])
def test_without_users_no_other_address_is_served(liantu: Call, host: str) -> None:
    result = liantu("serve", "--host", host)
    assert (result.exit_code, first_line_of(result)) == (
        1,
        f"[LT-WEB-40] “{host}”不是本机地址，还没有用户，没有启动；应为本机地址 127.0.0.1；别的地址要先有用户",
    )


def test_every_address_asks_for_a_name(home: Home, liantu: Call) -> None:
    users(home, "add", "管", "--role", "管理")
    said = "[LT-WEB-41] “0.0.0.0”是听所有地址，没有说明用什么名字打开；应为别人在浏览器里写的名字或地址"
    assert first_line_of(liantu("serve", "--host", "0.0.0.0")) == said


def test_a_certificate_that_is_none_is_said(liantu: Call, home: Home) -> None:
    said = first_line_of(liantu("serve", "--certificate", home.folder / "home.toml", "--key", home.folder / "home.toml"))
    assert said == f"[LT-WEB-53] 证书文件“{home.folder / 'home.toml'}”读不了；应为PEM 格式的证书和私钥各一个文件"
