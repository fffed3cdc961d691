"""Reading of texts: CPU for a million characters on one core, by rules alone, with a model, and with all that a load does; memory,
a document of 2 MB, and how well labelled papers are read.

The papers that are made here are far denser than real ones: nearly every line states a target, a duty or a sum, so that they give
several times as many rows a character. What real papers cost is measured too where they lie (`../shared/data/policy-texts` beside
the checkout, or LIANTU_SHARED). End to end is one command with all papers: opened, read, made rows, checked and loaded as one load,
the CPU time of the one thread that does it, into a fresh home.

`python -m bench.text` alone reads the long document and says how long it took: the parent looks at the memory meanwhile.
LIANTU_GOLD names a further folder of labelled papers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.reading import Job
from bench.figure import Figure, cpu
from bench.text_world import long_paper, one_paper, papers
from bench.usage import Usage
from graph.home import open_home
from ingest.text.gold.evaluating import Read, evaluate
from ingest.text.gold.judging import DUTIES, SUMS, TARGETS
from ingest.text.gold.labels import GoldDocument
from ingest.text.gold.reading import BUNDLED, read_gold
from ingest.text.pipeline import make_language, read_text, read_texts

MILLION, MEGABYTE = 1_000_000, 1e6
CHARACTERS, LONG = 300_000, 700_000
"""So much is read for speed; 700,000 Chinese characters are 2 MB of UTF-8."""
RULES, CRF = 250_000, 60_000
THROUGH, THROUGH_CRF = 100_000, 35_000
"""Characters that one core must read in a second: texts alone, and files into the ledger."""
PAPER, PAPERS = 8_000, 12
"""Characters of a paper that is made for loading, and how many are."""
MODEL = Path(__file__).parents[1] / "ingest" / "text" / "models" / "small"
"""The recogniser that ships; LIANTU_MODEL names another."""
REAL = Path(os.environ.get("LIANTU_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "policy-texts"
"""Where real papers lie."""
MEMORY = 500
GOALS = {TARGETS: 0.05, DUTIES: 0.05, SUMS: 0.1}
"""The most that may lack of an F1 of 1."""


def figures() -> Iterator[Figure]:
    """Rules alone; the recogniser where a model is at hand; the long document; the labelled papers."""
    yield speed("text: rules", read_text, RULES)
    model = Path(os.environ.get("LIANTU_MODEL") or MODEL)
    if model.exists():
        nlp = make_language(model)
        yield speed("text: with a model", lambda one: next(read_texts([one], nlp)), CRF)
    with tempfile.TemporaryDirectory() as folder:
        made, real = written(Path(folder)), sorted(REAL.glob("*.txt"))
        yield through("text: end to end", made, None, THROUGH)
        if model.exists():
            yield through("text: end to end with a model", made, model, THROUGH_CRF)
        if real:
            yield through("text: real, end to end", real, None, THROUGH)
            if model.exists():
                yield through("text: real, with a model", real, model, THROUGH_CRF)
        else:
            print(f"没有测量真实文件的读入：{REAL} 里没有 .txt 文件", file=sys.stderr)
    yield from long_document()
    yield from accuracy("test", read_text, [one for one in read_gold(BUNDLED) if one.split == "test"])
    if named := os.environ.get("LIANTU_GOLD"):
        yield from accuracy(Path(named).name, read_text, read_gold(Path(named)))


def speed(name: str, read: Read, goal: float) -> Figure:
    """CPU seconds for a million characters; `goal` is in characters a second."""
    documents = list(papers(CHARACTERS))
    read(documents[0])  # what is loaded once is no part of the speed
    spent, _ = cpu(lambda: [read(one) for one in documents], times=3)
    size = sum(len(one.text) for one in documents)
    return Figure(name, spent / size * MILLION, "s/M", "none", None, goal=MILLION / goal, absolute=True)


def written(folder: Path) -> list[Path]:
    """Files of the papers that are made here."""
    paths = [folder / f"{number}.txt" for number in range(PAPERS)]
    for number, path in enumerate(paths):
        path.write_text(one_paper(PAPER, number).text, encoding="utf-8")
    return paths


def through(name: str, paths: Sequence[Path], model: Path | None, goal: float) -> Figure:
    """CPU seconds of one thread for a million characters of files that `read` enters into a fresh ledger as one load."""
    spent = [_entered(paths, model) for _ in range(2)][1]  # what is loaded once is no part of the speed
    size = sum(len(path.read_text(encoding="utf-8")) for path in paths)
    return Figure(name, spent / size * MILLION, "s/M", "none", None, MILLION / goal, absolute=True)


def _entered(paths: Sequence[Path], model: Path | None) -> float:
    with tempfile.TemporaryDirectory() as folder:
        home = open_home(Path(folder))
        job = Job(home, model=model)
        before = time.thread_time()
        job.read(paths)
        spent = time.thread_time() - before
        home.ledger.engine.dispose()
    return spent


def long_document() -> Iterator[Figure]:
    """A document of 2 MB in a process of its own: CPU for a million characters, and the most memory held."""
    usage = Usage()
    with usage:
        done = subprocess.run([sys.executable, "-m", "bench.text"], stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    yield Figure("text: 2 MB document", told["cpu"] / told["characters"] * MILLION, "s/M", "none", None, MILLION / RULES, True)
    yield Figure("text: memory", usage.child_peak / MEGABYTE, "MB", "none", None, MEMORY, True)


def accuracy(name: str, read: Read, gold: list[GoldDocument]) -> Iterator[Figure]:
    """What lacks of a strict F1 of 1, by layer."""
    for row in evaluate(gold, read).rows:
        if row.layer in GOALS:
            yield Figure(f"text: {name} {row.layer}", 1 - (row.strict.f1 or 0), "1-F1", "none", None, GOALS[row.layer], True)


def main() -> None:
    """Read the long document; what it cost, as JSON."""
    read: Read = read_text
    document = long_paper(LONG)
    spent, found = cpu(lambda: read(document))
    print(json.dumps({"characters": len(document.text), "cpu": spent, "targets": len(found.targets)}))


if __name__ == "__main__":
    main()
