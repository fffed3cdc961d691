"""A text cut into sentences, for readers that look at one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 400
"""Characters of the longest piece: a longer sentence is cut."""
PIECE = re.compile(rf"[^\n\r。！？；!?;]{{1,{LONGEST}}}[。！？；!?;]?")
"""A sentence, or a line of one; a mark that closes a quotation after it begins the next piece."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text in order, each with the place where it begins."""
    return ((found.start(), found[0]) for found in PIECE.finditer(text))
