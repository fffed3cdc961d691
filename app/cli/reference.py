"""Writes `docs/commands.md` out of the verbs' own help: `python -m app.cli.reference` (a test proves the page current)."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli import VERBS, main
from app.words import words

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def page() -> str:
    """The whole page: what holds for every verb, then each verb with its example and help."""
    parts = [words("reference.head", names="、".join(f"`{verb.name}`" for verb in VERBS))]
    group = click.Context(main, info_name="liantu")
    for verb in VERBS:
        shown = verb.get_help(click.Context(verb, info_name=verb.name, parent=group))
        example = words(f"verbs.{verb.name}.example")
        parts.append(words("reference.verb", name=verb.name, example=example, help=shown))
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
