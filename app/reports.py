"""Reports of our own faults: a file on this machine, for whoever maintains the program."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def kept(report: str, number: str, *folders: Path) -> Path | None:
    """The file that a report was written to, in the first of these folders that can be written."""
    for folder in folders:
        path = folder / f"liantu-report-{number}.txt"
        with suppress(OSError):
            path.write_text(report, encoding="utf-8")
            return path
    return None
