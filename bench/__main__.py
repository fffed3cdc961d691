"""`python -m bench [NAME|all]`: a table of figures, then each as one line of JSON; exit 1 where a goal is missed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from bench import kernels, ledger, states, views, whatif
from bench.figure import Figure, table

BENCHES: dict[str, Callable[[], Iterator[Figure]]] = {
    "ledger": ledger.figures, "states": states.figures, "views": views.figures, "kernels": kernels.figures,
    "whatif": whatif.figures,
}  # fmt: skip


def main(only: str = "all") -> int:
    """Run one bench or all of them; the exit status."""
    if only not in (*BENCHES, "all"):
        print(f"没有名为“{only}”的测量；可用：{'、'.join(BENCHES)}、all", file=sys.stderr)
        return 1
    found = [figure for name, bench in BENCHES.items() if only in (name, "all") for figure in bench()]
    print(table(found))
    for figure in found:
        print(figure.as_json())
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
