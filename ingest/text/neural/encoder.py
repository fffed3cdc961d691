"""The trained encoder at work: characters to probabilities of labels, in numpy alone."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from ingest.text.neural.vocabulary import END, PADDING, START, Vocabulary, restored

BATCH = 32
EPSILON = 1e-12
WORDS = "words"
Matrix = NDArray[np.float32]
Floats = NDArray[np.floating[Any]]
LAYER = ("qkv.w", "qkv.b", "o.w", "o.b", "n1.w", "n1.b", "i.w", "i.b", "f.w", "f.b", "n2.w", "n2.b")
"""The tensors of a layer: attention in and out, norm, inner layer in and out, norm; `w` weights (out × in), `b` biases."""


class Encoder:
    """Layers of self-attention over characters, then a linear-chain CRF over labels (`trans`: from row to column)."""

    def __init__(self, tensors: Mapping[str, Matrix], vocabulary: Vocabulary, heads: int) -> None:
        self.vocabulary, self.heads = vocabulary, heads
        self.tensors = {name: np.asarray(value, dtype=np.float32) for name, value in tensors.items()}
        self.layers = 1 + max(int(name.split(".")[0][1:]) for name in tensors if name.endswith("qkv.w"))

    @classmethod
    def from_bytes(cls, data: bytes) -> Encoder:
        """Read what `as_bytes` wrote."""
        with np.load(io.BytesIO(data)) as held:
            said = json.loads(bytes(held[WORDS]).decode())
            tensors = {name: held[name] for name in held.files if name not in (WORDS, "scores")}
            return cls(tensors, restored(said["characters"], said["pieces"], held["scores"].tolist()), said["heads"])

    def as_bytes(self) -> bytes:
        """The encoder with its weights as 16-bit floats."""
        words = {"characters": [*self.vocabulary.characters], "pieces": [*self.vocabulary.pieces], "heads": self.heads}
        scores = [self.vocabulary.scores[one] for one in [*self.vocabulary.characters, *self.vocabulary.pieces]]
        said = np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8)
        held: dict[str, Any] = {name: one.astype(np.float16) for name, one in self.tensors.items()}
        held |= {WORDS: said, "scores": np.array(scores, np.float32)}
        into = io.BytesIO()
        np.savez(into, **held)
        return into.getvalue()

    def probabilities(self, texts: list[str]) -> list[Matrix]:
        """The probability of every label (in the order of `all_labels`) at every character, one matrix a text."""
        found: dict[int, Matrix] = {}
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            found.update(zip(places, self._batch([texts[at] for at in places]), strict=True))
        return [found[at] for at in range(len(texts))]

    def _batch(self, texts: Sequence[str]) -> Iterator[Matrix]:
        characters, pieces, held = arranged(texts, self.vocabulary)
        x = self._embedded(characters, pieces)
        unseen = np.where(held, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in range(self.layers):
            x = self._layer(x, unseen, *(self.tensors[f"l{layer}.{name}"] for name in LAYER))
        likely = marginals(x @ self.tensors["head.w"].T + self.tensors["head.b"], self.tensors["trans"], held)
        return (likely[at, 1 : len(text) + 1] for at, text in enumerate(texts))

    def _embedded(self, characters: NDArray[np.int64], pieces: NDArray[np.int64]) -> Matrix:
        held = self.tensors
        x = held["characters"][characters] + held["alpha"] * held["pieces"][pieces] + held["positions"][: characters.shape[1]]
        return _norm(x, held["norm.w"], held["norm.b"])

    def _layer(self, x: Matrix, unseen: Matrix, *held: Matrix) -> Matrix:
        qkv_w, qkv_b, o_w, o_b, n1_w, n1_b, i_w, i_b, f_w, f_b, n2_w, n2_b = held
        texts, length, width = x.shape
        parts = (x @ qkv_w.T + qkv_b).reshape(texts, length, 3, self.heads, width // self.heads)
        q, k, v = (parts[:, :, one].transpose(0, 2, 1, 3) for one in range(3))
        seen = _softmax(q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // self.heads)) + unseen) @ v
        x = _norm(x + seen.transpose(0, 2, 1, 3).reshape(x.shape) @ o_w.T + o_b, n1_w, n1_b)
        inner = x @ i_w.T + i_b
        inner *= (0.5 * (1 + erf(inner * np.float32(np.sqrt(0.5))))).astype(np.float32)
        return _norm(x + inner @ f_w.T + f_b, n2_w, n2_b)


def arranged(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Texts as matrices: the characters' numbers between start and end, the pieces', and which cells are held."""
    size = (len(texts), max(map(len, texts), default=0) + 2)
    characters, pieces = np.full(size, PADDING, dtype=np.int64), np.zeros(size, dtype=np.int64)
    held = np.zeros(size, dtype=np.bool_)
    for at, text in enumerate(texts):
        numbers, covering = vocabulary.read(text)
        characters[at, : len(text) + 2] = [START, *numbers, END]
        pieces[at, 1 : len(text) + 1] = covering
        held[at, : len(text) + 2] = True
    return characters, pieces, held


def marginals(scores: Matrix, steps: Matrix, held: NDArray[np.bool_]) -> Matrix:
    """The probabilities of labels under a linear-chain CRF (forward-backward, scaled at every step): texts × places × labels."""
    ways = np.exp(steps - steps.max())
    local = np.exp(scores - scores.max(axis=2, keepdims=True))
    ahead, back = np.empty_like(local), np.ones_like(local)
    ahead[:, 0] = local[:, 0]
    for at in range(1, local.shape[1]):
        ahead[:, at] = _scaled(ahead[:, at - 1] @ ways * local[:, at])
    for at in range(local.shape[1] - 2, -1, -1):
        going_on = _scaled((local[:, at + 1] * back[:, at + 1]) @ ways.T)
        back[:, at] = np.where(held[:, at + 1, None], going_on, np.float32(1))
    return _scaled(ahead * back)


def _scaled(values: Floats) -> Matrix:
    scaled: Matrix = values / values.sum(axis=-1, keepdims=True)
    return scaled


def _norm(x: Floats, weight: Matrix, bias: Matrix) -> Matrix:
    x = x - x.mean(axis=-1, keepdims=True)
    normed: Matrix = x / np.sqrt(np.square(x).mean(axis=-1, keepdims=True) + np.float32(EPSILON)) * weight + bias
    return normed


def _softmax(x: Floats) -> Matrix:
    return _scaled(np.exp(x - x.max(axis=-1, keepdims=True)))
