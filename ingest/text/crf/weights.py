"""A CRF's weights: of features with labels, and of steps from label to label; what it says of a text; how it is kept as bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ingest.text.crf.features import features_of
from ingest.text.crf.lattice import fill, numbered, scores_of

Matrix = NDArray[np.float32]
Table = NDArray[np.uint64]


@dataclass(frozen=True)
class Weights:
    """`keys` are the features in ascending order; of the feature in row r, `labels` and `values` from `starts[r]` to `starts[r +
    1]` are the labels that it speaks of and its weights for them. `steps` are the weights of steps from label (row) to label
    (column)."""

    keys: NDArray[np.uint32]
    starts: NDArray[np.int32]
    labels: NDArray[np.uint8]
    values: Matrix
    steps: Matrix

    @cached_property
    def table(self) -> Table:
        """The features' rows, to be looked up."""
        return table_of(self.keys)

    def scores(self, text: str) -> Matrix:
        """The score of every label at every character."""
        found = np.empty((len(text), len(self.steps)), np.float32)
        scores_of(numbered(features_of(text), self.table), self.starts, self.labels, self.values, found)
        return found

    def as_bytes(self) -> bytes:
        """The weights as 16-bit floats, the keys as the steps between them, so that both can be compressed."""
        into = io.BytesIO()
        gaps, counts = np.diff(self.keys, prepend=np.uint32(0)), np.diff(self.starts).astype(np.uint8)
        np.savez(into, gaps=gaps, counts=counts, labels=self.labels, values=self.values.astype(np.float16), steps=self.steps)
        return into.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Weights:
        """Read what `as_bytes` wrote."""
        with np.load(io.BytesIO(data)) as held:
            starts = np.concatenate([[0], np.cumsum(held["counts"], dtype=np.int32)]).astype(np.int32)
            keys = np.cumsum(held["gaps"], dtype=np.uint32)
            return cls(keys, starts, held["labels"], held["values"].astype(np.float32), held["steps"])


def table_of(keys: NDArray[np.uint32]) -> Table:
    """A table in which `numbered` finds the places of keys; at most half of its cells are full."""
    cells = 1 << max(4, (2 * len(keys)).bit_length())
    found = np.zeros(cells, np.uint64)
    fill(keys, found)
    return found
