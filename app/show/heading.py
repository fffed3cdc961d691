"""The line every answer begins with: place, population, date, snapshot, and 示例 where the data are invented."""

from __future__ import annotations

from typing import Protocol

from app.layout import indented
from app.words import words


class Headed(Protocol):
    """An answer's header, or a certificate, which carries the same fields."""

    @property
    def place_label(self) -> str: ...
    @property
    def scope_label(self) -> str: ...
    @property
    def as_of(self) -> str: ...
    @property
    def snapshot(self) -> str: ...


def heading(head: Headed, kind: str) -> str:
    """Place, population, as-of date and snapshot; a home of invented data says so first."""
    line = words("heading.line", place=head.place_label, scope=head.scope_label, as_of=head.as_of, snapshot=head.snapshot[:12])
    return indented(line if kind == "real" else words("heading.sample") + line, 0)
