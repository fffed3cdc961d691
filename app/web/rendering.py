"""Templates of the screens: everything that comes from data is escaped, and a field that is not there is an error."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.web.security.seats import seat
from app.words import words

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
CODE = re.compile(r"\b[WR]\d (?=\w)")
RULE = re.compile(r"(?<=^检验 )\w+ ")


@cache
def environment() -> Environment:
    """The environment all screens are made in."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates", encoding="utf-8"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals |= {"words": words, "static": static, "seat": seat}
    made.filters |= {
        "short": lambda snapshot: f"{snapshot[:4]} {snapshot[4:8]}",
        "plain": _plain,
        "uncoded": lambda rule: RULE.sub("", rule),
    }
    return made


def render(template: str, **fields: Any) -> str:
    """A page."""
    return environment().get_template(template).render(**fields)


def _plain(reason: str) -> str:
    """A reason without the codes of its tests, which stand in the data: `W3 产品等级未通过` is 产品等级未通过 to a reader."""
    return CODE.sub("", reason)


@cache
def static(name: str) -> str:
    """The address of a file of the app's own, with a digest of it, so that browsers may keep it for good."""
    return f"/static/{name}?v={digest((STATIC / name).read_bytes())}"


def digest(content: bytes) -> str:
    """A short digest of a file's content."""
    return blake2b(content, digest_size=6).hexdigest()
