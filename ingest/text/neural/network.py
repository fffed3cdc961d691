"""The encoder as torch trains it; `ingest.text.neural.encoder` does the same in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ingest.text.neural.carried import Carried

EPSILON = 1e-12
DROPPED = 0.1
PIECES_AT_FIRST = 0.5
"""The weight with which a piece's vector is added to its characters' before training moves it."""


class Layer(nn.Module):
    """Self-attention, then an inner layer, each added and normed."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.i, self.f = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, unseen: Tensor) -> Tensor:
        """Vectors of characters (texts × places × width) to vectors; `unseen` is far below 0 where nothing stands. Attention is
        spelled out: torch's own is several times slower backwards on a CPU for texts as short as sentences."""
        texts, length, width = x.shape
        q, k, v = self.qkv(x).view(texts, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(q * (width // self.heads) ** -0.5 @ k.transpose(-1, -2) + unseen, -1).to(v.dtype) @ v
        x = self.n1(x + self.drop(self.o(seen.transpose(1, 2).reshape(texts, length, width))))
        normed: Tensor = self.n2(x + self.drop(self.f(functional.gelu(self.i(x)))))
        return normed


class Network(nn.Module):
    """The lower layers of the carried encoder, filled with its weights, and a linear-chain CRF over labels above them."""

    def __init__(self, carried: Carried, characters: Sequence[int], pieces: Sequence[int], layers: int, labels: int) -> None:
        super().__init__()
        width = carried.width
        places = len(carried.floats("emb.pos")) // width
        self.characters, self.pieces = nn.Embedding(len(characters), width), nn.Embedding(len(pieces) + 1, width)
        self.positions, self.norm = nn.Embedding(places, width), nn.LayerNorm(width, EPSILON)
        self.alpha = nn.Parameter(torch.tensor(PIECES_AT_FIRST))
        self.layers = nn.ModuleList(Layer(width, carried.heads, carried.inner) for _ in range(layers))
        self.drop, self.head = nn.Dropout(DROPPED), nn.Linear(width, labels)
        self.trans = nn.Parameter(torch.zeros(labels, labels))
        with torch.no_grad():
            self._fill(carried, characters, pieces)

    def forward(self, characters: Tensor, pieces: Tensor, held: Tensor) -> Tensor:
        """The scores of labels: texts × places × labels."""
        x = self.characters(characters) + self.positions.weight[: characters.shape[1]] + self.alpha * self.pieces(pieces)
        unseen = torch.where(held, 0.0, -1e9)[:, None, None, :]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, unseen)
        scores: Tensor = self.head(x)
        return scores

    def loss(self, scores: Tensor, labels: Tensor, held: Tensor) -> Tensor:
        """Minus the log probability of the right labels, a character."""
        texts = torch.arange(len(scores))
        every, right = scores[:, 0], scores[texts, 0, labels[:, 0]]
        for at in range(1, scores.shape[1]):
            onward = torch.logsumexp(every[:, :, None] + self.trans, 1) + scores[:, at]
            every = torch.where(held[:, at, None], onward, every)
            step = scores[texts, at, labels[:, at]] + self.trans[labels[:, at - 1], labels[:, at]]
            right = right + torch.where(held[:, at], step, 0.0)
        return (torch.logsumexp(every, 1) - right).sum() / held.sum()

    def _fill(self, carried: Carried, characters: Sequence[int], pieces: Sequence[int]) -> None:
        width = carried.width
        kind = _tensor(carried.floats("emb.type"))[:width]
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.characters.weight.copy_(_tensor(carried.packed("emb.word", width, characters)))
        self.pieces.weight[0] = 0
        self.pieces.weight[1:] = _tensor(carried.packed("emb.word", width, pieces))
        self.positions.weight.copy_(_tensor(carried.floats("emb.pos")).view(-1, width) + kind)
        _copy(self.norm, carried.floats("emb.ln.w"), carried.floats("emb.ln.b"))
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            _fill_layer(layer, carried, f"l{number}", width)


def _fill_layer(layer: Layer, carried: Carried, name: str, width: int) -> None:
    parts = [f"{name}.{one}" for one in "qkv"]
    weights = np.concatenate([carried.packed(f"{one}.w", width) for one in parts])
    _copy(layer.qkv, weights, np.concatenate([carried.floats(f"{one}.b") for one in parts]))
    for module, part, columns in ((layer.o, "ao", width), (layer.i, "fi", width), (layer.f, "fo", carried.inner)):
        _copy(module, carried.packed(f"{name}.{part}.w", columns), carried.floats(f"{name}.{part}.b"))
    for norm, part in ((layer.n1, "aln"), (layer.n2, "oln")):
        _copy(norm, carried.floats(f"{name}.{part}.w"), carried.floats(f"{name}.{part}.b"))


def _copy(module: nn.Linear | nn.LayerNorm, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
    module.weight.copy_(_tensor(weight))
    module.bias.copy_(_tensor(bias))


def _tensor(values: NDArray[np.float32]) -> Tensor:
    return torch.tensor(np.array(values, dtype=np.float32))
