"""Building the RDF view in a process of its own, which takes its memory with it: `python -m graph.views.rdf.filling HOME`.

The ledger is the one that LIANTU_LEDGER names; the marker comes as JSON, a line on standard input.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from graph.engines.process import end_with_parent
from graph.ledger import Ledger
from graph.views.marker import read_marker
from graph.views.rdf.view import RdfView
from ontology.errors import UserFault


def main(home: str, told: str) -> int:
    """Write the next generation; what refuses is told on standard error, its last line alone."""
    marker = read_marker(json.loads(told))
    try:
        RdfView(Path(home) / "rdf").build(Ledger(os.environ["LIANTU_LEDGER"]), marker)
    except UserFault as fault:
        print(fault.issues[0].value, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], end_with_parent()))
