"""Writes `docs/errors.md` (a test proves it current): `python -m tests.zoo`."""

from tests.zoo.errors import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
