"""The app served to a real browser: Debian's Chromium, with WebGL in software or without any."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from app.web.desk import Desk
from app.web.server import make_app

SOFTWARE = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NO_WEBGL = ("--disable-3d-apis",)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a home's app, for as long as it is needed."""
    server = uvicorn.Server(uvicorn.Config(make_app(Desk(folder)), host="127.0.0.1", port=0, log_level="error"))
    running = Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        running.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join()


@contextmanager
def browsing() -> Iterator[Callable[..., Any]]:
    """What starts a browser with some flags; the test is skipped where this machine has none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="没有装 playwright：浏览器里的测试跳过。")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("这台机器没有 Chromium：浏览器里的测试跳过。")
    with sync_api.sync_playwright() as started:
        yield lambda *flags: started.chromium.launch(executable_path=program, args=["--no-sandbox", *flags])


class Watched:
    """A page and what went wrong on it: errors of scripts, requests to other hosts."""

    def __init__(self, browser: Any, width: int = 1280, height: int = 800) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": height})
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("pageerror", lambda fault: self.errors.append(str(fault)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: None if _own(asked.url) else self.foreign.append(asked.url))

    def see(self, address: str, wait: str = "") -> Any:
        """Go to an address, wait for what should be there, and give the page."""
        self.page.goto(address)
        if wait:
            self.page.wait_for_selector(wait, state="attached")
        return self.page


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "data:", "blob:", "about:"))
