"""A trained recogniser: a folder that holds the CRF, what it was trained on, and, where it was trained so, an encoder's weights."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

from ingest.errors import InputFault
from ingest.text.crf.choosing import Maybe, Named, choose, spans_under
from ingest.text.crf.weights import Matrix, Weights
from ingest.text.pieces import pieces
from ontology.errors import issue

ABOUT, CRF, ENCODER = "model.json", "crf.xz", "encoder.npz"
FORMAT = 2
MODELS = "models"
"""The folder of a home that models are kept in."""
SHIPPED = Path(__file__).parents[1] / "models" / "small"
"""The model that comes with the program."""
Scored = tuple[Matrix, Matrix]


class Encoder(Protocol):
    """What can say how probable each label is, beside the CRF; of several members, each speaks for itself."""

    def scores(self, texts: list[str]) -> list[list[Scored]]:
        """By text, each member's scores of the labels (characters × labels, as `all_labels` orders them) and its steps' weights."""
        ...


class Model:
    """A model in memory. `weight` is the encoder's share in the mean of the spans' probabilities; without one the CRF decides."""

    def __init__(self, about: dict[str, Any], crf: bytes, encoder: bytes = b"") -> None:
        self.about, self.crf, self._encoder = about, crf, encoder
        self.types: tuple[str, ...] = tuple(about["types"])
        self.least = float(about.get("least", 0.0))
        self._weights = Weights.from_bytes(crf)

    @property
    def id(self) -> str:
        """The model's name and the beginning of its content's digest: what a find is said to come from."""
        digest = blake2b(self.crf + self._encoder, digest_size=4).hexdigest()
        return f"{self.about['name']}-{digest}"

    @cached_property
    def encoder(self) -> Encoder | None:
        """The encoder, read when it is first asked; None where the model has none."""
        if not self._encoder:
            return None
        from ingest.text.neural.encoder import Encoder as Read

        return Read.from_bytes(self._encoder)

    def recognise(self, text: str) -> list[Named]:
        """The named things of a text, in order."""
        places = list(pieces(text))
        found = self.recognise_all(piece for _, piece in places)
        return [Named(at + one.start, at + one.end, one.type, one.score) for (at, _), named in zip(places, found, strict=True)
                for one in named]  # fmt: skip

    def recognise_all(self, texts: Iterable[str]) -> Iterator[list[Named]]:
        """The named things of short texts, each taken as it is."""
        return iter(self._by_both(list(texts))) if self._encoder else map(self._by_crf, texts)

    def save(self, folder: Path) -> None:
        """Write the model into a folder, made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CRF).write_bytes(lzma.compress(self.crf))
        if self._encoder:
            (folder / ENCODER).write_bytes(self._encoder)
        else:
            (folder / ENCODER).unlink(missing_ok=True)
        (folder / ABOUT).write_text(json.dumps(self.about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def _by_crf(self, text: str) -> list[Named]:
        maybe: Maybe = {}
        spans_under(self._weights.scores(text), self._weights.steps, 1.0, maybe)
        return choose(maybe, len(text), self.types)

    def _by_both(self, texts: list[str]) -> Iterator[list[Named]]:
        assert self.encoder is not None
        share = float(self.about["weight"])
        for text, members in zip(texts, self.encoder.scores(texts), strict=True):
            maybe: Maybe = {}
            spans_under(self._weights.scores(text), self._weights.steps, 1 - share, maybe)
            for scores, steps in members:
                spans_under(scores, steps, share / len(members), maybe)
            yield choose(maybe, len(text), self.types)


def located(named: str, home: Path) -> Path:
    """The folder of the model that is meant: a path, else the name of one of the home's models; of no name, the shipped one."""
    if not named:
        return SHIPPED
    of_home = home / MODELS / named
    return of_home if of_home.is_dir() and not Path(named).is_dir() else Path(named)


def read_model(folder: Path) -> Model:
    """The model of a folder. Raises InputFault LT-NER-08 where none can be read there, LT-NER-09 where it is a newer one."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if int(about["format"]) > FORMAT:
            raise InputFault(issue("LT-NER-09", value=about["format"]).at(str(folder)))
        if int(about["format"]) < FORMAT:
            raise ValueError(about["format"])
        encoder = (folder / ENCODER).read_bytes() if about.get("encoder") else b""
        return Model(about, lzma.decompress((folder / CRF).read_bytes()), encoder)
    except (OSError, EOFError, ValueError, KeyError, TypeError, lzma.LZMAError) as why:
        raise InputFault(issue("LT-NER-08", value=type(why).__name__).at(str(folder))) from None
