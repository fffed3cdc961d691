"""Every sentence that faces print, kept in `text/*.toml` and looked up by a dotted name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "text"


@cache
def catalogue() -> dict[str, Any]:
    """All texts: one table a file, named for it."""
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))}


def words(name: str, /, **fields: object) -> str:
    """The text of a dotted name such as `gaps.title`, its `{fields}` filled. Raises KeyError for an unknown name."""
    found: Any = catalogue()
    for part in name.split("."):
        found = found[part]
    text = str(found)
    return text.format(**fields) if fields else text


def known(name: str) -> bool:
    """Whether there is a text of this name."""
    found: Any = catalogue()
    for part in name.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True
