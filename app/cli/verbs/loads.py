"""`liantu loads`: what came in, load by load."""

from __future__ import annotations

from typing import Any

from app.cli.frame import Ask, verb
from app.layout import Column, table
from app.words import words
from ingest.fix_counts import kept_counts
from ingest.text.document import PAPER


@verb()
def loads(ask: Ask) -> None:
    """List every load with its counts and the snapshot after it."""
    ledger = ask.open().ledger
    files = ledger.files()
    found = [{**one, "fixes": kept_counts(ledger, int(str(one["id"]))), "files": files.get(int(str(one["id"])), [])}
             for one in ledger.loads()]  # fmt: skip
    ask.answer({"schema": 1, "snapshot": ledger.snapshot(), "loads": found}, lambda: listing(found))


def listing(found: list[dict[str, Any]]) -> str:
    """The loads as a table, oldest first."""
    columns = [
        Column(words("loads.id"), 4, right=True), Column(words("loads.kind"), 4), Column(words("loads.what")),
        Column(words("loads.rows"), 7, right=True), Column(words("loads.rejected"), 6, right=True),
        Column(words("loads.added"), 7, right=True), Column(words("loads.closed"), 6, right=True),
        Column(words("loads.snapshot"), 12),
    ]  # fmt: skip
    rows = [(str(one["id"]), words(f"loads.kinds.{one['kind']}"), _what(one),
             str(one["read"]), str(one["rejected"]), str(one["added"]), str(one["closed"]), one["snapshot"][:12])
            for one in found]  # fmt: skip
    return "\n".join(table(columns, rows, indent=0)) if rows else words("loads.none")


def _what(one: dict[str, Any]) -> str:
    """The note of a load or its sources, of a paper that is a source of its own its file; how many cells were corrected."""
    cells = sum(fix["cells"] for fix in one.get("fixes", ()))
    papers = one["files"] if one["sources"].startswith(PAPER) and " " not in one["sources"] else []
    said = str(one["note"] or (papers and f"{papers[0]}（{one['sources']}）") or one["sources"].replace(" ", "、"))
    return said + words("loads.fixed", cells=cells) if cells else said
