"""Compiled code: the words of a text, and the features of its characters as numbers, each a digest of what it says."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import uint64
from numpy.typing import NDArray

from graph.arrays.compiling import compiled, compiled_with

Codes = NDArray[np.uint32]
"""Characters as their code points."""
Numbers = NDArray[np.uint32]
Rows = NDArray[np.int32]
Groups = NDArray[np.int64]
BEFORE, AFTER = 2, 3
"""The code points of what stands before and after a text."""
EDGE = 4
NOTHING = 99
AROUND = (
    (0,), (-1,), (1,), (-2,), (2,), (-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1), (-2, -1, 0), (-1, 0, 1), (0, 1, 2), (-3,), (3,),
    (-3, -2), (2, 3), (-3, -2, -1), (1, 2, 3), (-2, -1, 0, 1), (-1, 0, 1, 2), (-2, 0), (0, 2),
)  # fmt: skip
"""The characters that one feature says, by their distance from its own."""
STRETCHES = np.array([[*one, *[NOTHING] * (4 - len(one))] for one in AROUND], dtype=np.int64)
OF_WORDS = 27
WIDTH = len(AROUND) + 1 + OF_WORDS
"""How many features a character has; one that says nothing is 0."""
SINGLE = 3
"""The mark of a character that is a word alone; 0 begins a word, 1 stands inside one, 2 ends it."""

OWN_NAME = 4
"""The row of a word's own name: of a single character it would say again what the character's own feature says."""


@compiled_with(inline="always")
def mixed(digest: Any, value: Any) -> Any:  # pragma: no cover - compiled
    """A digest of a digest and one more number (64 bits)."""
    product = (digest ^ uint64(value)) * uint64(0x9E3779B97F4A7C15)
    return product ^ (product >> uint64(29))


@compiled
def digest_of(codes: Codes) -> Any:  # pragma: no cover - compiled
    """The digest of a word."""
    found = uint64(7)
    for code in codes:
        found = mixed(found, code)
    return found


@compiled
def place_of(digest: Any, digests: NDArray[np.uint64], numbers: Rows) -> Any:  # pragma: no cover - compiled
    """The cell of a table that holds a digest, else the empty cell (number -1) that it would stand in."""
    cell = digest & uint64(len(digests) - 1)
    while numbers[cell] >= 0 and digests[cell] != digest:
        cell = (cell + uint64(1)) & uint64(len(digests) - 1)
    return cell


@compiled
def parted(
    codes: Codes, digests: NDArray[np.uint64], numbers: Rows, scores: NDArray[np.float32], longest: NDArray[np.uint8],
    worst: np.float32,
) -> Rows:  # fmt: skip # pragma: no cover - compiled
    """The parting of a text into words whose scores have the greatest sum: rows of start, end and the word's number (-1: none)."""
    size = len(codes)
    best = np.full(size + 1, np.float32(-1e9))
    came, word = np.zeros(size + 1, np.int32), np.full(size + 1, -1, np.int32)
    best[0] = 0
    for at in range(size):
        digest, reach = uint64(7), 1
        if codes[at] < len(longest):
            reach = longest[codes[at]]
        for end in range(at + 1, min(size, at + reach) + 1):
            digest = mixed(digest, codes[end - 1])
            number = numbers[place_of(digest, digests, numbers)]
            if number < 0 and end > at + 1:
                continue
            gain = best[at] + (scores[number] if number >= 0 else worst)
            if gain > best[end]:
                best[end], came[end], word[end] = gain, at, number
    count, end = 0, size
    while end > 0:
        count, end = count + 1, came[end]
    found, end = np.empty((count, 3), np.int32), size
    while end > 0:
        count -= 1
        found[count, 0], found[count, 1], found[count, 2] = came[end], end, word[end]
        end = came[end]
    return found


@compiled
def seen(codes: Codes, words: Rows, groups: Groups) -> Numbers:  # pragma: no cover - compiled
    """The features of each character: of the characters around it, then of its word and of the words beside it."""
    found = np.zeros((len(codes), WIDTH), np.uint32)
    _see_characters(codes, found)
    _see_words(codes, words, groups, found)
    return found


@compiled
def _see_characters(codes: Codes, found: Numbers) -> None:  # pragma: no cover - compiled
    size = len(codes)
    text = np.empty(size + 2 * EDGE, np.uint32)
    text[:EDGE], text[EDGE : size + EDGE], text[size + EDGE :] = BEFORE, codes, AFTER
    for at in range(size):
        for number in range(len(STRETCHES)):
            digest = mixed(uint64(1000 + number), 1)
            for step in STRETCHES[number]:
                if step == NOTHING:
                    break
                digest = mixed(digest, text[at + EDGE + step])
            found[at, number] = digest >> uint64(32)
        digest = mixed(uint64(2000), 1)
        for place in range(at + EDGE - 2, at + EDGE + 2):
            digest = mixed(digest, _kind(text[place]))
        found[at, len(STRETCHES)] = digest >> uint64(32)


@compiled
def _see_words(codes: Codes, words: Rows, groups: Groups, found: Numbers) -> None:  # pragma: no cover - compiled
    """`said` holds two numbers a feature; the first is 0 where there is nothing to say (but in row 0: a word's mark alone)."""
    count = len(words)
    group, name = np.zeros((count + 4, 3), np.int64), np.zeros(count + 4, np.int64)
    name[:2], name[count + 2 :] = BEFORE, AFTER
    for number in range(count):
        word = words[number, 2]
        name[number + 2] = 1_000_000 + word if word >= 0 else codes[words[number, 0]]
        if word >= 0:
            group[number + 2] = groups[word]
    said = np.zeros((OF_WORDS, 2), np.int64)
    for number in range(count):
        start, end, own = words[number, 0], words[number, 1], number + 2
        _say_words(said, group[own - 2 : own + 3], name[own - 2 : own + 3], end - start)
        for at in range(start, end):
            mark = SINGLE if end - start == 1 else 0 if at == start else 2 if at == end - 1 else 1
            for row in range(OF_WORDS):
                if (row == 0 or said[row, 0]) and not (row == OWN_NAME and mark == SINGLE):
                    digest = mixed(mixed(mixed(mixed(uint64(3000 + row), 1), mark), said[row, 0]), said[row, 1])
                    found[at, len(STRETCHES) + 1 + row] = digest >> uint64(32)


@compiled
def _say_words(said: Groups, group: Groups, name: Groups, length: int) -> None:  # pragma: no cover - compiled
    """Of five words in a row, the middle one's features; one in no group says its own name instead."""
    said[:] = 0
    said[1, 0], said[2, 0], said[3, 0], said[4, 0] = group[2, 0], group[2, 1], group[2, 2], name[2]
    for row, beside in ((5, 1), (8, 3)):
        if group[beside, 0]:
            said[row, 0], said[row + 1, 0] = group[beside, 0], group[beside, 1]
        else:
            said[row + 2, 0] = name[beside]
    said[11, 0], said[12, 0] = 1 + group[0, 1], 1 + group[4, 1]
    for row, left, right in ((13, 1, 2), (14, 2, 3), (17, 1, 3), (18, 0, 1), (19, 3, 4)):
        said[row, 0], said[row, 1] = 1 + group[left, 0], 1 + group[right, 0]
    for row, left in ((15, 1), (16, 2)):
        said[row, 0], said[row, 1] = 1 + group[left, 1], 1 + group[left + 1, 1]
    said[20, 0], said[21, 0], said[22, 0], said[23, 0] = name[1], name[3], name[0], name[4]
    said[24, 0], said[25, 0], said[26, 0] = length, group[1, 2], group[3, 2]


@compiled
def _kind(code: Any) -> Any:  # pragma: no cover - compiled
    """Han, digit, capital, small letter, a quotation mark or bracket as itself, an edge, or anything else."""
    if 0x4E00 <= code <= 0x9FFF:
        return 1
    if 0x30 <= code <= 0x39:
        return 2
    if 0x41 <= code <= 0x5A:
        return 3
    if 0x61 <= code <= 0x7A:
        return 4
    if code < EDGE or code in (0x300A, 0x300B, 0x28, 0x29, 0x201C, 0x201D, 0x22, 0xB7):
        return code + 10
    return 5
