"""Users and the audit as a terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.layout import Column, table
from app.words import catalogue, words

if TYPE_CHECKING:
    from app.web.security.audit import Check, Entry
    from app.web.security.users import User


def users_text(found: Sequence[User]) -> str:
    """Everyone, a line each."""
    if not found:
        return words("users.none")
    columns = [
        Column(words(f"users.columns.{name}"), cells) for name, cells in (("name", 0), ("role", 6), ("state", 8), ("entered", 18))
    ]
    rows = [[one.name, one.role.zh, words("users.off" if one.disabled else "users.on"), _time(one.entered)] for one in found]
    return "\n".join([words("users.title", count=len(found)), *table(columns, rows)])


def audit_text(found: Check, latest: Sequence[Entry]) -> str:
    """How the check came out, and the latest entries, the last first."""
    lines = [words("users.holds" if found.holds else "users.holds_not", count=found.entries)]
    if found.head:
        lines.append(words("users.head", head=found.head))
    if latest:
        deeds = catalogue()["web_access"]["deeds"]
        cells = {"id": 6, "at": 19, "who": 12, "deed": 8, "what": 0}
        columns = [Column(words(f"web_access.columns.{name}"), width, right=name == "id") for name, width in cells.items()]
        lines += [
            "",
            *table(columns, [[str(one.id), one.time, one.who, deeds.get(one.deed, one.deed), one.what] for one in latest]),
        ]
    return "\n".join(lines)


def _time(seconds: int | None) -> str:
    return words("web_access.never") if seconds is None else f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M}"
