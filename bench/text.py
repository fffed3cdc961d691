"""Reading of texts: CPU for a million characters on one core, memory, a document of 2 MB, and how well labelled papers are read.

`python -m bench.text` alone reads the long document and says how long it took: the parent looks at the memory meanwhile.
LIANTU_GOLD names a further folder of labelled papers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, cpu
from bench.text_world import long_paper, papers
from bench.usage import Usage
from ingest.text.gold.evaluating import Read, evaluate
from ingest.text.gold.judging import DUTIES, SUMS, TARGETS
from ingest.text.gold.labels import GoldDocument
from ingest.text.gold.reading import BUNDLED, read_gold
from ingest.text.pipeline import read_text

MILLION, MEGABYTE = 1_000_000, 1e6
CHARACTERS, LONG = 300_000, 700_000
"""So much is read for speed; 700,000 Chinese characters are 2 MB of UTF-8."""
RULES, CRF = 250_000, 60_000
"""Characters that one core must read in a second."""
MEMORY = 500
GOALS = {TARGETS: 0.05, DUTIES: 0.05, SUMS: 0.1}
"""The most that may lack of an F1 of 1."""


def figures() -> Iterator[Figure]:
    """Rules alone; the recogniser where a model is at hand; the long document; the labelled papers."""
    yield speed("text: rules", read_text, RULES)
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
