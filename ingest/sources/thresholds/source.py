"""The thresholds that hold where no place has set its own; none of them is confirmed by anybody."""

from __future__ import annotations

from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader


def threshold(row: Row, say: Say) -> None:
    """One line that a weak or risk test is measured against; without thresholdOf it is the general reference."""
    name = row.need("id")
    key = say.record("Threshold", name, name=row.need("name_zh"))
    say.identity(key, "", name)
    say.put(key, "thresholdName", name)
    say.put(key, "thresholdValue", row.need("value"))
    say.put(key, "confirmed", "false")
    say.put(key, "note", row.take("note"))


TABLES: dict[str, RowReader] = {"thresholds": threshold}
