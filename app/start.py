"""Where the command begins: nothing is imported before an interrupt is understood."""

from __future__ import annotations

import sys

INTERRUPTED = 130
"""The exit status of a command that its user interrupted."""
UNHEARD = 141
"""The exit status of a command whose reader went away (`… | head -1`): 128 + SIGPIPE, as shells say it."""


def main() -> None:
    """Run `liantu`; an interrupt while it is still starting ends it quietly, as nothing was done."""
    try:
        from app.cli import main as run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run()
