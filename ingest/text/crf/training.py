"""Training of a recogniser: the CRF, and where asked for an encoder beside it, scored on sentences that were held out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from ingest.text.crf.fitting import fit
from ingest.text.crf.model import FORMAT, Model
from ingest.text.crf.samples import Sample, parted
from ingest.text.crf.scoring import Score, score

SHARE = 8
"""One sentence in so many is held out."""
WEIGHT = 0.6
"""The encoder's share in the mean of the spans' probabilities."""
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Training:
    """What training made: the model, how many sentences it saw and did not see, CPU seconds, and F1 on those not seen (None where
    none were held out)."""

    model: Model
    seen: int
    held_out: int
    seconds: float
    score: Score | None


def train(samples: Sequence[Sample], name: str, *, neural: bool = False, share: int = SHARE, told: Told | None = None) -> Training:
    """Train on the samples but one in `share` (0: on all). The same samples give the same model: nothing is drawn by chance but by
    fixed seeds, and the order is the texts' own hash's. `told` hears (stage, done, of how many)."""
    began = time.process_time()
    seen, held_out = parted(samples, share) if share else parted(samples, len(samples) + 1)
    types = sorted({kind for one in samples for *_, kind in one.spans})
    crf = fit(seen, types, told).as_bytes()
    encoder = _train_encoder(seen, types, told) if neural else b""
    about = {"format": FORMAT, "name": name, "types": types, "encoder": bool(encoder), "weight": WEIGHT, "sentences": len(seen)}
    model = Model(about, crf, encoder)
    found = evaluate(model, held_out) if held_out else None
    if found:
        about["held_out"] = {"sentences": len(held_out), **asdict(found)}
    return Training(model, len(seen), len(held_out), time.process_time() - began, found)


def evaluate(model: Model, samples: Sequence[Sample]) -> Score:
    """How well a model does on samples."""
    found = model.recognise_all(one.text for one in samples)
    return score([one.spans for one in samples], [[(one.start, one.end, one.type) for one in named] for named in found])


def _train_encoder(samples: Sequence[Sample], types: Sequence[str], told: Told | None) -> bytes:
    from ingest.text.neural.training import train_encoder

    return train_encoder(samples, types, told)
