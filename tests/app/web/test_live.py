"""Links that change only what differs: the chain map's drawer opens and closes in place, menus close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.app.web.browsing import Watched, serving
from tests.app.world import make_home


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(make_home(tmp_path_factory.mktemp("home")).folder) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Any:
    """The chain map; `loads` counts whole pages."""
    found = Watched(browser).see(f"{address}/chain")
    found.evaluate("window.stayed = true")
    return found


def opened(page: Any) -> Any:
    page.locator(".card").nth(1).click()
    page.wait_for_selector("#drawer")
    return page


def test_a_card_opens_its_certificate_without_a_new_page(page: Any) -> None:
    opened(page)
    assert (page.evaluate("window.stayed"), "link=" in page.url, page.evaluate("document.activeElement.id")) == (
        True,
        True,
        "drawer",
    )


def test_escape_closes_the_certificate_and_focuses_its_card(page: Any) -> None:
    opened(page).keyboard.press("Escape")
    page.wait_for_selector("#drawer", state="detached")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.card')[1]")


def test_the_back_button_closes_the_certificate(page: Any) -> None:
    opened(page).go_back()
    page.wait_for_selector("#drawer", state="detached")
    assert page.evaluate("window.stayed")


def test_the_address_of_an_open_certificate_opens_it_anew(page: Any) -> None:
    said = opened(page).inner_text("#drawer")
    page.reload()
    assert page.inner_text("#drawer") == said


def test_a_menu_closes_on_escape_and_on_a_click_elsewhere(page: Any) -> None:
    ways: tuple[Callable[[], None], ...] = (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(600, 500))
    for close in ways:
        page.locator("details.pick summary").last.click()
        assert page.locator("details.pick[open]").count() == 1
        close()
        assert page.locator("details.pick[open]").count() == 0


def test_one_menu_is_open_at_a_time(page: Any, address: str) -> None:
    for menu in page.locator("details.pick summary").all():
        menu.click()
    assert page.locator("details.pick[open]").count() == 1


def test_a_page_that_is_gone_is_visited_as_a_whole(page: Any) -> None:
    page.route("**/chain?*link=*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.locator(".card").nth(1).click()
    page.wait_for_selector("#drawer")
    assert page.evaluate("window.stayed") is None
