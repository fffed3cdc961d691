"""What the network costs a browser's main thread: to the first picture at three sizes, and a frame while it is dragged.

As in ux.md 3.2: N nodes, 2N edges, √N/2 communities, Chinese names, positions given; CPU as Chromium's own metrics tell it, which
stays steady on a shared machine where wall times do not.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from math import cos, pi, sin, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx

from app.notebook.network import Network
from bench.figure import Figure

GOALS = {150: 0.5, 1_000: 1.0, 10_000: 3.0}
FRAME_AT, FRAME_GOAL, DRAGS = 1_000, 16.0, 90
NAMES = "西安宝鸡咸阳渭南铜川汉中榆林安康商洛钛材超导电子光伏汽车装备航天"
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def figures() -> Iterator[Figure]:
    """CPU seconds to the first picture at each size, and milliseconds a frame."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started, TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for nodes, goal in GOALS.items():
            path = Path(folder) / f"{nodes}.html"
            path.write_text(Made(made(nodes)).page(), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            metrics = page.context.new_cdp_session(page)
            metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(path.as_uri())
            page.wait_for_selector(".stage canvas.names", state="attached", timeout=120_000)
            yield Figure(f"web_network.first.{nodes}", spent(metrics), "s CPU", "", None, goal, absolute=True)
            if nodes == FRAME_AT:
                frame = dragged(page, metrics)
                yield Figure(f"web_network.frame.{nodes}", frame, "ms CPU a frame", "", None, FRAME_GOAL, absolute=True)
            page.close()
        browser.close()


def spent(metrics: Any) -> float:
    """Seconds that the main thread has worked on tasks."""
    told = metrics.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))


def dragged(page: Any, metrics: Any) -> float:
    """Milliseconds of the main thread for every frame drawn while the picture is dragged about."""
    page.evaluate("window.frames_ = 0; const count = () => { window.frames_++; requestAnimationFrame(count) }; count()")
    box = page.locator(".stage").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    before, first = spent(metrics), page.evaluate("window.frames_")
    for step in range(DRAGS):
        page.mouse.move(box["x"] + 300 + 2 * step, box["y"] + 300 + 20 * sin(step / 8))
    used, frames = spent(metrics) - before, page.evaluate("window.frames_") - first
    page.mouse.up()
    return 1000 * used / max(1, min(int(frames), DRAGS))


class Made(Network):
    """A network whose places are given: the layout is not what is measured."""

    def places(self) -> dict[str, tuple[float, float]]:
        """Communities in a ring, each a cloud."""
        chance, clubs = random.Random(1), max(1, int(sqrt(len(self.graph)) / 2))
        angles = [2 * pi * number / clubs for number in range(clubs)]
        middles = [(0.5 + 0.4 * cos(one), 0.5 + 0.4 * sin(one)) for one in angles]
        near = [middles[number % clubs] for number in range(len(self.graph))]
        return {node: (x + chance.gauss(0, 0.05), y + chance.gauss(0, 0.05)) for node, (x, y) in zip(self.graph, near, strict=True)}


def made(nodes: int) -> nx.MultiDiGraph[str]:
    """N enterprises with names of 10 to 12 characters and 2N relations, most of them inside a community."""
    chance, clubs = random.Random(0), max(1, int(sqrt(nodes) / 2))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(nodes):
        name = "".join(chance.choices(NAMES, k=chance.randint(6, 8))) + "有限公司"
        graph.add_node(f"n{number}", label=name, short=name, classes=("Enterprise",), zh="企业", actor=True)
    for _ in range(2 * nodes):
        start = chance.randrange(nodes)
        near = (start + clubs * chance.randint(1, max(1, nodes // clubs))) % nodes
        end = near if chance.random() < 0.9 else chance.randrange(nodes)
        graph.add_edge(f"n{start}", f"n{end}", type="supplies", zh="供货")
    return graph
