"""`python -m bench [NAME|all]`: a table of figures, then each as one line of JSON; exit 1 where a goal is missed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module

from bench.figure import Figure, table

BENCHES = ("ledger", "load", "states", "views", "kernels", "esri", "whatif", "truegaps", "extend", "durability",
           "text", "text_ner", "text_relations", "resolve", "resolve_scale", "documents", "documents_candidates",
           "documents_register", "documents_targets", "web", "web_network")  # fmt: skip
"""Each a module of this package with a function `figures`, loaded when it is asked for."""


def figures_of(name: str) -> Iterator[Figure]:
    """The figures of one bench."""
    figures: Callable[[], Iterator[Figure]] = import_module(f"bench.{name}").figures
    return figures()


def main(only: str = "all") -> int:
    """Run one bench, all whose name begins so (`documents`: documents_candidates and the like) where none bears it, or all of them;
    the exit status."""
    chosen = [name for name in BENCHES if only in (name, "all")] or [name for name in BENCHES if name.startswith(f"{only}_")]
    if not chosen:
        print(f"没有名为“{only}”的测量；可用：{'、'.join(BENCHES)}、all", file=sys.stderr)
        return 1
    found = [figure for name in chosen for figure in figures_of(name)]
    print(table(found))
    for figure in found:
        print(figure.as_json())
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
