"""Spans as one label a character and back: O outside, B first, I inside, E last, S a span of one character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int, str]
"""Start, end (exclusive) and type of a named thing."""
OUTSIDE = "O"
INSIDE = frozenset("IE")


def labels_of(length: int, spans: Iterable[Span]) -> list[str]:
    """The label of each of `length` characters; a span that overlaps an earlier one is left out."""
    labels = [OUTSIDE] * length
    for start, end, kind in spans:
        if any(one != OUTSIDE for one in labels[start:end]):
            continue
        marks = "S" if end - start == 1 else f"B{'I' * (end - start - 2)}E"
        labels[start:end] = [f"{mark}-{kind}" for mark in marks]
    return labels


def spans_of(labels: Sequence[str]) -> list[Span]:
    """The spans that labels say; a span that is not closed, or whose type changes, ends where it does."""
    found: list[Span] = []
    start, kind = -1, ""
    for at, label in enumerate([*labels, OUTSIDE]):
        mark, _, named = label.partition("-")
        goes_on = start >= 0 and mark in INSIDE and named == kind
        if start >= 0 and not goes_on:
            found.append((start, at, kind))
            start = -1
        if mark != OUTSIDE and not goes_on:
            start, kind = at, named
        if mark in "ES" and start >= 0:
            found.append((start, at + 1, kind))
            start = -1
    return found


def all_labels(kinds: Iterable[str]) -> list[str]:
    """Every label that spans of these types can take, O first, in one fixed order."""
    return [OUTSIDE, *(f"{mark}-{kind}" for kind in sorted(set(kinds)) for mark in "BIES")]


def may_follow(before: str, label: str) -> bool:
    """Whether a label may stand after another; before the first character stands O."""
    opens = before[0] in "BI"
    return label[0] in INSIDE and label[1:] == before[1:] if opens else label[0] not in INSIDE
