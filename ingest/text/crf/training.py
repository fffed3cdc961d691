"""Training of a recogniser: the CRF, and where asked for an encoder beside it, scored on sentences that were held out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from ingest.text.crf.features import features_of
from ingest.text.crf.labels import labels_of
from ingest.text.crf.model import FORMAT, Model
from ingest.text.crf.samples import Sample, parted
from ingest.text.crf.scoring import Score, score

SETTINGS = {"c1": 0.2, "c2": 0.01, "max_iterations": 100, "feature.possible_transitions": False}
"""Of CRFsuite's L-BFGS (with c1, OWL-QN): found on a part of CLUENER's training sentences kept apart from the rest and from the
held-out ones."""
SHARE = 8
"""One sentence in so many is held out."""
WEIGHT = 0.5
"""The encoder's share in the mean of the two."""
ITERATION = "***** Iteration #"
"""How a line of CRFsuite's log begins that counts its rounds."""
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
    crf = _train_crf(seen, told)
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


def _train_crf(samples: Sequence[Sample], told: Told | None) -> bytes:
    trainer = _Trainer()
    trainer.told = told
    for one in samples:
        trainer.append(features_of(one.text), labels_of(len(one.text), one.spans))
    trainer.set_params(SETTINGS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crf.bin"
        trainer.train(str(path))
        return path.read_bytes()


class _Trainer(pycrfsuite.BaseTrainer):  # type: ignore[misc]
    """A trainer that tells how far it has come."""

    told: Told | None = None

    def message(self, message: str) -> None:
        """Hear a line of CRFsuite's log."""
        if self.told and message.startswith(ITERATION):
            self.told("crf", int(message.removeprefix(ITERATION).split()[0]), int(SETTINGS["max_iterations"]))


def _train_encoder(samples: Sequence[Sample], types: Sequence[str], told: Told | None) -> bytes:
    from ingest.text.neural.training import train_encoder

    return train_encoder(samples, types, told)
