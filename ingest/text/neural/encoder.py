"""The trained encoder at work: characters to scores of labels, in numpy alone."""

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
WORDS, SCALE = "words", ".scale"
TINY = np.float32(1e-7)
Matrix = NDArray[np.float32]
Floats = NDArray[np.floating[Any]]
LAYER = ("qkv.w", "qkv.b", "o.w", "o.b", "n1.w", "n1.b", "i.w", "i.b", "f.w", "f.b", "n2.w", "n2.b")
"""The tensors of a layer: attention in and out, norm, inner layer in and out, norm; `w` weights (out × in), `b` biases."""
WIDE, TABLES = (".qkv.w", ".o.w", ".i.w", ".f.w"), ("characters", "pieces", "positions")
"""The matrices of layers and the tables: nearly all of the weights."""


class Encoder:
    """One or several networks of one form (members): layers of self-attention over characters, then the scores of a linear-chain
    CRF over labels (`trans`: from row to column)."""

    def __init__(self, members: Sequence[Mapping[str, Matrix]], vocabulary: Vocabulary, heads: int) -> None:
        self.vocabulary, self.heads = vocabulary, heads
        self.members = [{name: np.asarray(value, dtype=np.float32) for name, value in one.items()} for one in members]
        self.layers = 1 + max(int(name.split(".")[0][1:]) for name in members[0] if name.endswith("qkv.w"))

    @classmethod
    def from_bytes(cls, data: bytes) -> Encoder:
        """Read what `as_bytes` wrote."""
        with np.load(io.BytesIO(data)) as held:
            said = json.loads(bytes(held[WORDS]).decode())
            members: list[dict[str, Matrix]] = [{} for _ in range(said["members"])]
            for name in held.files:
                member, _, short = name.partition("/")
                if short and not short.endswith(SCALE):
                    value, scale = held[name].astype(np.float32), f"{name}{SCALE}"
                    members[int(member)][short] = value * held[scale] if scale in held.files else value
            return cls(members, restored(said["characters"], said["pieces"], held["scores"].tolist()), said["heads"])

    def as_bytes(self) -> bytes:
        """The encoder with each row of its tables as 8-bit integers times a scale, and with its other weights as 16-bit floats."""
        words = {"characters": [*self.vocabulary.characters], "pieces": [*self.vocabulary.pieces], "heads": self.heads,
                 "members": len(self.members)}  # fmt: skip
        scores = [self.vocabulary.scores[one] for one in [*self.vocabulary.characters, *self.vocabulary.pieces]]
        said = np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8)
        held: dict[str, Any] = {WORDS: said, "scores": np.array(scores, np.float32)}
        for number, member in enumerate(self.members):
            for name, one in member.items():
                as_it_is = name not in TABLES and not name.endswith(WIDE)
                held |= {f"{number}/{name}": one.astype(np.float16)} if as_it_is else _packed(f"{number}/{name}", one)
        into = io.BytesIO()
        np.savez(into, **held)
        return into.getvalue()

    def scores(self, texts: list[str]) -> list[list[tuple[Matrix, Matrix]]]:
        """By text, each member's scores of the labels (characters × labels, as `all_labels` orders them) and its steps' weights."""
        found: dict[int, list[tuple[Matrix, Matrix]]] = {}
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            several = [self._batch([texts[at] for at in places], member) for member in self.members]
            found.update(zip(places, map(list, zip(*several, strict=True)), strict=True))
        return [found[at] for at in range(len(texts))]

    def _batch(self, texts: Sequence[str], member: Mapping[str, Matrix]) -> Iterator[tuple[Matrix, Matrix]]:
        characters, pieces, held = arranged(texts, self.vocabulary)
        x = _embedded(member, characters, pieces)
        unseen = np.where(held, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in range(self.layers):
            x = self._layer(x, unseen, *(member[f"l{layer}.{name}"] for name in LAYER))
        scores = x @ member["head.w"].T + member["head.b"]
        return ((scores[at, 1 : len(text) + 1], member["trans"]) for at, text in enumerate(texts))

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


def _packed(name: str, rows: Matrix) -> dict[str, Any]:
    """Each row as whole numbers from -127 to 127 and a scale."""
    scale = np.maximum(np.abs(rows).max(axis=1, keepdims=True) / 127, TINY)
    return {name: np.rint(rows / scale).astype(np.int8), f"{name}{SCALE}": scale}


def _embedded(held: Mapping[str, Matrix], characters: NDArray[np.int64], pieces: NDArray[np.int64]) -> Matrix:
    x = held["characters"][characters] + held["alpha"] * held["pieces"][pieces] + held["positions"][: characters.shape[1]]
    return _norm(x, held["norm.w"], held["norm.b"])


def _scaled(values: Floats) -> Matrix:
    scaled: Matrix = values / values.sum(axis=-1, keepdims=True)
    return scaled


def _norm(x: Floats, weight: Matrix, bias: Matrix) -> Matrix:
    x = x - x.mean(axis=-1, keepdims=True)
    normed: Matrix = x / np.sqrt(np.square(x).mean(axis=-1, keepdims=True) + np.float32(EPSILON)) * weight + bias
    return normed


def _softmax(x: Floats) -> Matrix:
    return _scaled(np.exp(x - x.max(axis=-1, keepdims=True)))
