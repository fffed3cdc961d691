"""The probability of a true gap on ETO's semiconductors: against always, counts of firms and HHI, with its controls."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure, cpu
from graph.analysis.truegaps import Backtest, Controls, Examples, backtest, controls, default_settings, gather, true_gaps
from graph.analysis.truegaps.holding import BY_LINK, PROTOCOLS
from graph.facts import Facts, read_facts
from graph.states.world import World
from ingest.homes import open_or_make
from ingest.loading import load_paths

CHAIN, PLACE = "eto:chain/semiconductors", "CHN"
CHINA = (40, 32, 14, 13)
"""Pairs, true gaps, flagged by “no firm”, hits: the published count (precision 13/14, recall .41)."""
ALWAYS = (("always", "auc"), ("always", "brier"))
CLAIMS = {
    "link": (*ALWAYS, ("hhi", "auc"), ("hhi", "brier"), ("count", "brier")),
    "country": (*ALWAYS, ("hhi", "auc"), ("hhi", "brier")),
    "stage": (*ALWAYS, ("hhi", "brier")), "both": (*ALWAYS, ("hhi", "auc"), ("hhi", "brier")),
}  # fmt: skip
"""Peer and measure in which ours is claimed to be better, by what is held out; of all else the report says what the data allow."""
DATA = Path(os.environ.get("BENCH_ETO", Path(__file__).parents[2] / "shared" / "data" / "eto-semiconductor-supply-chain"))


def figures() -> Iterator[Figure]:
    """Equal counts first, then each protocol's Brier score beside the count of firms, the worst ends of the differences, the
    controls, and what asking costs. All scores, and where the data do not allow a claim, are printed on standard error."""
    if not DATA.is_dir():
        raise SystemExit(f"找不到 ETO 半导体数据：{DATA}；用环境变量 BENCH_ETO 指定文件夹")
    with TemporaryDirectory() as folder:
        ledger = open_or_make(Path(folder)).ledger
        load_paths(ledger, [DATA])
        facts = read_facts(ledger)
        examples = gather(World(facts, PLACE), CHAIN, default_settings())
        for protocol in PROTOCOLS:
            found = backtest(examples, protocol, default_settings())
            if protocol == BY_LINK:
                assert CHINA in {(one.pairs, one.gaps, one.flagged, one.hits) for one in found.rules}
            report(found)
            yield from beaten(found)
            yield from controlled(examples, found)
        yield asking(facts)


def beaten(found: Backtest) -> Iterator[Figure]:
    """Our Brier score beside the count's, and how much worse than a peer ours may still be (below 0: proved better)."""
    ours, count = (found.scores[name].brier for name in ("model", "count"))
    yield Figure(f"truegaps/{found.protocol}: Brier", ours, "", "count of firms", count, 1)
    for peer, measure in CLAIMS[found.protocol]:
        worst = -found.difference(peer, measure).low
        name = f"truegaps/{found.protocol}: {measure} worse than {peer} by at most"
        yield Figure(name, worst, "", "none: 95 % interval excludes 0", None, 0, absolute=True)


def controlled(examples: Examples, backtested: Backtest) -> Iterator[Figure]:
    """A leak must cut the Brier score to less than two thirds; shuffled producers must lose all skill: the interval of the mean
    skill over the shuffles must not lie above 0. What they keep of ranking is popularity, since each link keeps its number of
    makers: that may be no more than counting makers anywhere gives."""
    protocol = backtested.protocol
    found: Controls = controls(examples, protocol, default_settings())
    shuffled = f"producers shuffled {found.producers.skill}, its mean {found.producers.interval}, lost: {found.producers.lost}"
    tell(f"  controls: skill {found.skill:.3f}; {shuffled}; labels shuffled {found.labels.skill}")
    tell(f"  within-place AUC, producers shuffled {found.producers.auc}: popularity, which a shuffle that keeps degrees keeps")
    yield Figure(f"truegaps/{protocol}: leak probe Brier", found.leaking.brier, "", "ours", found.ours.brier, 0.67)
    least, name = found.producers.interval[0], f"truegaps/{protocol}: skill, producers shuffled, at least"
    yield Figure(name, least, "", "none: 95 % interval of the mean does not lie above 0", None, 0, absolute=True)
    name, popular = f"truegaps/{protocol}: AUC, producers shuffled (popularity)", backtested.scores["popularity"].auc
    yield Figure(name, found.producers.auc[0], "", "AUC of popularity alone", popular, 1)


def asking(facts: Facts) -> Figure:
    """What one country's answer costs, calibration, intervals and backtest included."""
    ours, found = cpu(lambda: true_gaps(facts, PLACE).record())
    assert found
    return Figure("truegaps: one country asked", ours, "CPU s", "none: an absolute goal", None, 5, absolute=True)


def report(found: Backtest) -> None:
    """Every score and difference of a protocol, and what may not be claimed."""
    tell(f"held out by {found.protocol}: {found.size}, unlabelled {found.unknown}, abstained {found.abstained}; "
         f"Brier on the answered {found.answered}")  # fmt: skip
    for name, one in found.scores.items():
        tell(f"  {name:<12}{one.as_dict()}")
    for gain in found.differences:
        claim = "proved" if gain.proved else "refuted" if gain.refuted else "the data do not allow the claim"
        tell(f"  better than {gain.peer:<12}{gain.measure:<11}{gain.value:+.4f} [{gain.low:+.4f}, {gain.high:+.4f}] {claim}")
    if found.protocol == BY_LINK:
        for rule in found.rules:
            told = f"{rule.hits} of {rule.flagged}, recall {rule.recall:.2f}, gaps {rule.gaps} of {rule.pairs}"
            tell(f"  no firm here: {rule.place} {told}")


def tell(line: str) -> None:
    """A line of the report, kept apart from the figures."""
    print(line, file=sys.stderr)
