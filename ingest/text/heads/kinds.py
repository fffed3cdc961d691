"""The kind of paper, as its title says."""

from __future__ import annotations

import re

from ingest.text.heads.signs import paper_word, paper_words, stripped
from ingest.text.widths import evened

ISSUED = re.compile(r"印发|转发|批转|发布|公布|下发")


def kind_of(title: str) -> str:
    """The kind of paper by its title; of a notice that hands something out, the kind of what it hands out."""
    even = evened(title)
    word = paper_word(even)
    kind = paper_words().get(word, "")
    if kind != "notice":
        return kind
    before = stripped(even).removesuffix(word).removesuffix("的")
    inner = paper_word(before) if ISSUED.search(before) or before.endswith(("》", ">")) else _measures(before)
    return paper_words().get(inner, "") or kind


def _measures(before: str) -> str:
    """What a notice lays down itself (…若干措施的通知); a plain 工作 or 事项 is none."""
    word = paper_word(before)
    return word if len(word) > 2 else ""
