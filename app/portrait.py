"""The README's picture: the real zone's chain map with a certificate open, as a browser shows it. `make portrait` renews it."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import sync_playwright

from app.demo import build, declared
from app.web.desk import Desk
from app.web.server import make_app

PICTURE = Path(__file__).parents[1] / "docs" / "screen.png"
WIDE, HIGH = 1440, 900


def take(folder: Path, picture: Path = PICTURE) -> Path:
    """Serve the demo home below a folder, open the map at the demo's link, and keep what the browser shows."""
    demo = declared()[0]
    home, _ = build(demo, folder)
    server = uvicorn.Server(uvicorn.Config(make_app(Desk(home.folder)), host="127.0.0.1", port=0, log_level="error"))
    running = Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        running.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    asked = urlencode({"scope": demo.scopes[-1], "link": demo.link})
    with sync_playwright() as started:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        page = started.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page(
            viewport={"width": WIDE, "height": HIGH})  # fmt: skip
        page.goto(f"http://127.0.0.1:{port}/chain?{asked}")
        page.wait_for_selector("#drawer h2")
        page.screenshot(path=picture)
    server.should_exit = True
    running.join()
    return picture


if __name__ == "__main__":
    take(Path("demo"))
