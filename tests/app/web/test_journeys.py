"""What a person does in a real browser: few clicks to an answer, by mouse or keyboard, on every screen without barriers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo import build, declared
from app.web.bundling import CLIENT
from app.web.screens import SCREENS
from tests.app.web.browsing import Watched, serving
from tests.app.web.test_screens import NEEDING

AXE = CLIENT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run({resultTypes: ['violations']})).violations
         .filter(one => ['serious', 'critical'].includes(one.impact)).map(one => one.id + ' ' + one.nodes[0].html)"""
PATHS = [one.path for one in SCREENS if one.path not in NEEDING]
Found = Callable[..., Any]


@pytest.fixture(scope="module")
def shili(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the invented home, in which every state occurs."""
    one = next(one for one in declared() if one.kind == "示例")
    home, _ = build(one, tmp_path_factory.mktemp("demo"))
    with serving(home.folder) as address:
        yield address


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker's own script."""
    if not AXE.exists():
        said = "没有取 npm 包（make scripts）：没有查无障碍。"
        pytest.skip(said)
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("path", [*PATHS, "/chain?link=示例传感器", "/network?of=示例传感器", "/brief?link=示例传感器"])
def test_nothing_serious_bars_anybody(browser: Any, shili: str, axe: str, path: str, media: str) -> None:
    watched = Watched(browser)
    page = watched.see(shili + path)
    page.emulate_media(media=media)
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    assert (watched.errors, watched.foreign) == ([], [])


@pytest.mark.parametrize("path", [*PATHS, "/chain?link=示例传感器", "/brief?link=示例传感器"])
@pytest.mark.parametrize("width", [390, 720, 1280])
def test_no_screen_is_scrolled_sideways(browser: Any, shili: str, path: str, width: int) -> None:
    page = Watched(browser, width).see(shili + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_which_links_are_missing_is_answered_at_once(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/")
    assert "缺" in page.inner_text("h1")
    page.click("table a >> nth=0")
    assert page.locator(".card.s-missing").count() > 0


def test_whom_to_attract_takes_at_most_three_clicks(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/")
    page.click("text=看目标企业 >> nth=0")
    page.wait_for_url("**/candidates**")
    assert "家" in page.inner_text("h1")


def test_a_brief_takes_at_most_four_clicks(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/")
    page.click("text=看目标企业 >> nth=0")
    page.click("text=生成简报")
    page.wait_for_selector("article.sheet")
    with page.expect_download() as download:
        page.click("text=下载文档")
    assert Path(download.value.suggested_filename).suffix == ".docx"


def test_the_way_from_the_map_to_a_brief_needs_no_mouse(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/chain?chain=示例整机")
    page.focus(".card.s-missing >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer h2")
    page.focus("#drawer >> text=生成简报")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.sheet")
    assert "简报" in page.inner_text("h1")


def test_the_states_keep_their_looks(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/chain?chain=示例整机")
    looks = {code: page.eval_on_selector(f".card.s-{code}", "one => getComputedStyle(one).borderTopStyle")
             for code in ("missing", "weak", "at_risk", "unknown", "sound")}  # fmt: skip
    assert looks == {"missing": "dashed", "weak": "solid", "at_risk": "double", "unknown": "dotted", "sound": "solid"}


def test_back_restores_the_view_before(browser: Any, shili: str) -> None:
    page = Watched(browser).see(f"{shili}/chain?chain=示例整机")
    page.click(".lens >> text=本地企业")
    page.wait_for_selector(".legend >> text=断一家就断")
    page.go_back()
    page.wait_for_selector(".legend >> text=缺链")
    assert "by=" not in page.url


def test_a_map_needs_no_scripts(start: Found, shili: str) -> None:
    context = start().new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shili}/chain?chain=示例整机")
    page.click(".card.s-weak >> nth=0")
    assert page.locator("#drawer h2.object").count() == 1
