"""A dry run in a process of its own: `python -m app.web.apart`, told what to try on standard input by the app that began it."""

from __future__ import annotations

import pickle
import sys

from app.web.trying import tried
from graph.home import Home
from graph.ledger import Ledger
from ontology.errors import UserFault


def main() -> None:
    """Try what is told and say what came of it: a Trial, or the issues for which it was refused."""
    folder, place, url, kept, asked = pickle.load(sys.stdin.buffer)  # from the app that began us, over a pipe
    answer: object
    try:
        answer = tried(Home(folder, Ledger(url), place), kept, asked)
    except UserFault as fault:
        answer = fault.issues
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
