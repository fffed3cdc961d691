"""A process that holds a load open: `-m tests.graph.holding LEDGER`. It says `here`, ends the load when its input ends."""

from __future__ import annotations

import sys

from graph.ledger import Ledger
from tests.graph.world import name


def main(url: str) -> None:
    """Write half of a load, wait, write the rest."""
    with Ledger(url).loading() as loading:
        loading.add([name("甲", "s:1")])
        print("here", flush=True)
        sys.stdin.read()
        loading.add([name("乙", "s:2")])
        loading.finish()


if __name__ == "__main__":
    main(sys.argv[1])
