"""The network in a real browser: it draws, falls back, answers the keyboard, and asks nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo import build, declared
from graph.home import Home
from tests.app.web.browsing import NO_WEBGL, Watched, serving
from tests.app.world import make_home, record, relation

FIRM = "示例园样机试制股份有限公司"
ODD = "𠮷田</script><script>document.title='坏'</script><img src=x onerror=document.title='坏'>公司"
DRAWN = ".stage canvas.names"


@pytest.fixture(scope="module")
def shili(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the 示例 home."""
    demo = next(one for one in declared() if one.folder == "shili")
    home: Home = build(demo, tmp_path_factory.mktemp("demo"))[0]
    with serving(home.folder) as address:
        yield f"{address}/network?of={FIRM}"


@pytest.fixture
def watched(browser: Any) -> Watched:
    return Watched(browser)


def dark(page: Any) -> int:
    """How many pixels of the shapes' layer are drawn."""
    script = """() => new Promise(done => requestAnimationFrame(() => {
        const from = document.querySelector('.sigma-nodes'), to = document.createElement('canvas').getContext('2d');
        to.canvas.width = from.width; to.canvas.height = from.height;
        liantu.stageOf(document.getElementById('figure')).sigma.refresh(); to.drawImage(from, 0, 0);
        done(to.getImageData(0, 0, from.width, from.height).data.filter((v, i) => i % 4 == 3 && v > 0).length) }))"""
    return int(page.evaluate(script))


def test_the_network_of_the_sample_home_draws(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    assert page.is_hidden(".still")
    assert dark(page) > 1000
    assert (watched.errors, watched.foreign) == ([], [])


def test_the_moving_picture_has_every_node_of_the_table(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    drawn = page.evaluate("liantu.stageOf(document.getElementById('figure')).sigma.getGraph().order")
    assert drawn == page.locator(".nodes tbody tr").count()


def test_without_webgl_the_still_picture_stays(start: Callable[..., Any], shili: str) -> None:
    watched = Watched(start(*NO_WEBGL))
    page = watched.see(shili, ".no-gl:not([hidden])")
    assert (page.is_visible(".still svg"), page.locator(".stage").count(), watched.errors) == (True, 0, [])


def test_without_scripts_a_shape_leads_to_its_card(browser: Any, shili: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(shili)
    page.locator(".still svg a").nth(3).click()
    assert page.locator("#card .object").count() == 1


def test_the_keyboard_opens_a_card_and_escape_gives_the_focus_back(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    link = page.locator(".nodes tbody a").nth(4)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card .object")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Escape")
    page.wait_for_selector("#card .object", state="detached")
    assert page.evaluate("document.activeElement.textContent") == link.text_content()


def test_a_click_on_a_shape_opens_its_card_and_the_address_says_so(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    at = page.evaluate("""() => { const { sigma } = liantu.stageOf(document.getElementById('figure'));
        const box = document.querySelector('.stage').getBoundingClientRect();
        const to = sigma.graphToViewport(sigma.getGraph().getNodeAttributes('0'));
        return [box.left + to.x, box.top + to.y] }""")
    page.mouse.click(*at)
    page.wait_for_selector("#card .object")
    assert (page.inner_text("#card .object"), "node=" in page.url) == (FIRM, True)


def test_the_back_button_restores_the_view(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    before = page.inner_text("main")
    page.locator(".hops a").nth(1).click()
    page.wait_for_selector("h1:has-text('2 步')")
    page.go_back()
    page.wait_for_selector("h1:not(:has-text('2 步'))")
    assert page.inner_text("main") == before


def test_another_card_leaves_the_picture_where_it_was_moved_to(watched: Watched, shili: str) -> None:
    page = watched.see(shili, DRAWN)
    page.click("[data-do=in]")
    ratio = "liantu.stageOf(document.getElementById('figure')).sigma.getCamera().ratio"
    zoomed = page.evaluate(ratio)
    page.locator(".nodes tbody a").nth(2).click()
    page.wait_for_selector("#card .object")
    assert page.evaluate(ratio) == zoomed < 1


def test_no_name_covers_another(watched: Watched, shili: str) -> None:
    page = watched.see(f"{shili}&hops=2", DRAWN)
    boxes = page.evaluate("liantu.stageOf(document.getElementById('figure')).boxes")
    covered = [(one["index"], two["index"]) for n, one in enumerate(boxes) for two in boxes[:n]
               if one["left"] < two["left"] + two["width"] and two["left"] < one["left"] + one["width"]
               and one["top"] < two["top"] + two["height"] and two["top"] < one["top"] + one["height"]]  # fmt: skip
    assert (covered, len(boxes) > 15) == ([], True)


def test_every_name_is_told_where_there_is_room(browser: Any, shili: str) -> None:
    page = Watched(browser).see(shili, DRAWN)
    far_apart = [{"x": 300 * n + 50, "y": 300, "radius": 8, "width": 90} for n in range(40)]
    assert page.evaluate("nodes => liantu.placed(nodes, 12200, 600).length", far_apart) == 40


def test_the_most_important_name_is_told_first(browser: Any, shili: str) -> None:
    page = Watched(browser).see(shili, DRAWN)
    heap = [{"x": 300, "y": 300, "radius": 8, "width": 90} for _ in range(9)]
    assert page.evaluate("nodes => liantu.placed(nodes, 600, 600).map(one => one.index)", heap)[0] == 0


def test_hostile_names_are_only_names(browser: Any, tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    home.ledger.add([*record("t:odd", "Enterprise", name=ODD), relation("t:odd", "supplies", "t:firm")])
    watched = Watched(browser)
    with serving(home.folder) as address:
        page = watched.see(f"{address}/network?of=600001&node=t:odd", DRAWN)
        assert (page.inner_text("#card .object"), page.title(), watched.errors) == (ODD, "乙硅片有限公司的网络 · 链图", [])


@pytest.mark.parametrize("width", [390, 1280, 1440])
def test_nothing_has_to_be_scrolled_sideways(browser: Any, shili: str, width: int) -> None:
    page = Watched(browser, width).see(f"{shili}&node=shili-actors:firm/trial", DRAWN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
