"""States of all links of the largest bundled chain over a register of listed companies, once facts are loaded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from bench.figure import Figure, cpu
from graph.facts import Facts, read_facts
from graph.states import gaps
from ingest.homes import open_or_make
from ingest.loading import load_paths

PLACE, SCOPE = "西安市", "listed"
DATA = Path(os.environ.get("BENCH_COMPANIES", Path(__file__).parents[2] / "shared" / "data" / "a-share-companies"))


def figures() -> Iterator[Figure]:
    """One figure with an absolute goal; the peer only says what a plain count over the same rows costs."""
    if not DATA.is_dir():
        raise SystemExit(f"找不到上市公司数据：{DATA}；用环境变量 BENCH_COMPANIES 指定文件夹")
    with TemporaryDirectory() as folder:
        ledger = open_or_make(Path(folder)).ledger
        load_paths(ledger, [DATA])
        facts = read_facts(ledger)
        chain = largest_chain(facts)
        ours, found = cpu(lambda: gaps(facts, PLACE, scope=SCOPE, chain=chain))
        assert found.links
    rows = pd.read_csv(DATA / "products.csv")
    peer, _ = cpu(lambda: rows.groupby("product")["stock_code"].nunique(), times=3)
    counting = "pandas: companies counted by product, no states"
    yield Figure("states: links of one chain", ours, "CPU s", counting, peer, 0.5, absolute=True)


def largest_chain(facts: Facts) -> str:
    """The chain with the most links, by its id."""
    return max(facts.instances("IndustryChain"), key=lambda chain: (len(facts.to(chain, "partOf")), chain))
