"""`python -m ingest.resolve.learning --list FILE.csv NAME [REGION] … -o weights.csv`: weights learned from lists of names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from ingest.resolve.learning.training import learn
from ingest.resolve.names import no_name
from ingest.resolve.register import Entry


def main() -> None:
    """Learn from each distinct name of each list, write the table, and say which shares are only expected."""
    ask = argparse.ArgumentParser(prog="python -m ingest.resolve.learning", description=__doc__)
    ask.add_argument("--list", nargs="+", action="append", required=True, metavar="FILE NAME [REGION]", dest="lists",
                     help="一张 CSV 表、其中写名称的一列和写地区或地址的一列")  # fmt: skip
    ask.add_argument("-o", "--out", type=Path, required=True, help="写到哪里")
    given = ask.parse_args()
    learned = learn(entry for one in given.lists for entry in entries(one))
    learned.weights.write(given.out)
    print("照预期取值的（见到的配对太少，或从名称看不出来）：" + "、".join(f"{field} {level}" for field, level in learned.expected))


def entries(told: Sequence[str]) -> Iterator[Entry]:
    """Each distinct name of a list, with the place beside it."""
    path, *columns = told
    frame = pd.read_csv(path, dtype=str, usecols=columns, keep_default_na=False, encoding="utf-8-sig").drop_duplicates(columns[0])
    for name, *region in frame[columns].itertuples(index=False):
        if not no_name(name):
            yield Entry("", name, region=region[0] if region else "")


if __name__ == "__main__":
    main()
