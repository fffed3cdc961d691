"""What the server answers in: twenty readers who think a second between questions, over the invented home, on loopback.

The mix is that of the issue: 40 % chain map, 20 % certificate, 20 % target list, 15 % network, 5 % a question about everything.
Times are wall times of one bounded run on this machine; CPU of the server beside them stays steady where the machine is shared.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

import psutil

from app.demo import build, declared
from app.web.background import Background
from bench.figure import Figure
from graph import gaps, read_facts

READERS, THINKING = 20, 1.0
QUESTIONS = int(os.environ.get("BENCH_QUESTIONS", "600"))
MIX = (("chain", 0.40), ("why", 0.20), ("candidates", 0.20), ("network", 0.15), ("whole", 0.05))
P95, MEMORY = 0.3, 1_000.0
OPENER = build_opener(ProxyHandler({}))


def figures() -> Iterator[Figure]:
    """The 95th percentile of all answers, faults, and what it cost the server."""
    demo = next(one for one in declared() if one.kind == "示例")
    with TemporaryDirectory() as folder:
        home, _ = build(demo, Path(folder))
        found = gaps(read_facts(home.ledger), home.place)
        asked = addresses([(one.id, one.chain) for one in found.links if one.organisations])
        app = Background(home.folder)
        try:
            yield from _measured(app, asked)
        finally:
            app.stop()


def addresses(links: Sequence[tuple[str, str]]) -> list[str]:
    """So many questions of the mix, seeded."""
    chance, made = random.Random(20260930), list[str]()
    for kind in chance.choices([kind for kind, _ in MIX], [share for _, share in MIX], k=QUESTIONS):
        link, chain = (quote(one) for one in chance.choice(links))
        made.append({"chain": f"chain?chain={chain}", "why": f"chain?link={link}", "candidates": f"candidates?link={link}",
                     "network": f"network?of={link}", "whole": ""}[kind])  # fmt: skip
    return made


def _measured(app: Background, asked: Sequence[str]) -> Iterator[Figure]:
    address = app.start()
    running = app.files.read()
    assert running is not None
    process = psutil.Process(running.pid)
    before = sum(process.cpu_times()[:2])
    with ThreadPoolExecutor(READERS) as readers:
        shares = [asked[number::READERS] for number in range(READERS)]
        told = [one for each in readers.map(lambda share: list(_reading(address, share)), shares) for one in each]
    spent, held = sum(process.cpu_times()[:2]) - before, process.memory_info().rss / 1e6
    p95 = quantiles([seconds for seconds, _ in told], n=20)[-1]
    yield Figure("web: 95 of 100 answers", p95, "s", "", None, P95, absolute=True)
    yield Figure("web: faults", sum(not well for _, well in told), f"of {len(told)}", "", None, 0, absolute=True)
    yield Figure("web: CPU an answer", 1000 * spent / len(told), "ms", "", None, None)
    yield Figure("web: memory", held, "MB", "", None, MEMORY, absolute=True)


def _reading(address: str, asked: Sequence[str]) -> Iterator[tuple[float, bool]]:
    """Seconds of each answer, and whether it was one."""
    for one in asked:
        time.sleep(THINKING)
        began = time.perf_counter()
        try:
            with OPENER.open(address + one, timeout=60) as answer:
                answer.read()
            yield time.perf_counter() - began, True
        except OSError:
            yield time.perf_counter() - began, False
