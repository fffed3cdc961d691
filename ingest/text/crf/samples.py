"""Labelled sentences out of a file of JSON lines, in CLUENER's form or ours; every line that can't be used is named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ingest.errors import InputFault
from ingest.text.crf.labels import Span
from ontology.errors import Issue, issue


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and its named spans in order; none overlaps another."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Samples:
    """What a file holds: the usable sentences in the file's order, and what is to be said of it."""

    samples: tuple[Sample, ...]
    issues: tuple[Issue, ...]


class _Unusable(Exception):
    """Why a line can't be used."""

    def __init__(self, code: str, **fields: object) -> None:
        self.issue = issue(code, **fields)  # type: ignore[arg-type]


def read_samples(path: Path) -> Samples:
    """The samples of a file. Raises InputFault LT-NER-01 where it can't be read as UTF-8 text, LT-NER-02 where no line can be used,
    LT-NER-16 where none has a name.

    Lines are `{"text", "label": {type: {mention: [[start, last]]}}}` (last inclusive) or `{"text", "entities": [{"start", "end",
    "type"}]}` (end exclusive). Of two spans that overlap the longer one is kept, and how many were left out is noted.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as why:
        raise InputFault(issue("LT-NER-01", value=type(why).__name__).at(path.name)) from None
    samples, issues, left_out = [], [], 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                sample, overlaps = _sample(line)
                samples.append(sample)
                left_out += overlaps
            except _Unusable as why:
                issues.append(why.issue.at(path.name, row=number))
    if not samples:
        raise InputFault(*issues[:20], issue("LT-NER-02").at(path.name))
    if not any(one.spans for one in samples):
        raise InputFault(*issues[:20], issue("LT-NER-16", count=len(samples)).at(path.name))
    noted = [issue("LT-NER-03", count=left_out).at(path.name)] if left_out else []
    return Samples(tuple(samples), (*issues, *noted))


def parted(samples: Iterable[Sample], share: int) -> tuple[list[Sample], list[Sample]]:
    """The samples to train on and those held out: one in `share`, chosen by a hash of the text, so that the same text always falls
    on the same side wherever it stands."""
    ordered = sorted(samples, key=lambda one: blake2b(one.text.encode(), digest_size=8).digest())
    first = len(ordered) // share
    return ordered[first:], ordered[:first]


def _sample(line: str) -> tuple[Sample, int]:
    try:
        said = json.loads(line)
    except json.JSONDecodeError as why:
        raise _Unusable("LT-NER-04", value=line, at=why.colno) from None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not said["text"]:
        raise _Unusable("LT-NER-05", value=line)
    text = said["text"]
    try:
        spans = list(_spans(said))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _Unusable("LT-NER-06", value=line) from None
    for start, end, _, mention in spans:
        if not (0 <= start < end <= len(text)) or mention not in ("", text[start:end]):
            raise _Unusable("LT-NER-07", value=mention or f"{start}–{end}", start=start, end=end, found=text[max(start, 0) : end])
    kept = _apart([(start, end, kind) for start, end, kind, _ in spans])
    return Sample(text, kept), len({one[:3] for one in spans}) - len(kept)


def _spans(said: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end (exclusive), type and mention (empty where the form has none); raises KeyError for a line of neither form."""
    if "label" in said:
        for kind, mentions in said["label"].items():
            for mention, places in mentions.items():
                for start, last in places:
                    yield _place(start), _place(last) + 1, _word(kind), mention
    else:
        for one in said["entities"]:
            yield _place(one["start"]), _place(one["end"]), _word(one["type"]), ""


def _place(written: object) -> int:
    """A whole number; raises ValueError for anything else: "0" and true are slips of whoever made the file."""
    if isinstance(written, bool) or not isinstance(written, int):
        raise ValueError
    return written


def _word(written: object) -> str:
    """A type's name; raises ValueError where it is none."""
    if not isinstance(written, str) or not written.strip():
        raise ValueError
    return written


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that overlap no longer one, in order."""
    kept: list[Span] = []
    for one in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
            kept.append(one)
    return tuple(sorted(kept))
