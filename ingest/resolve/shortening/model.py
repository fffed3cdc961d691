"""The numbers of the model: how often a sign is kept by its role, and how much a word of business leans to be kept or dropped."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.resolve.names.tables import DATA
from ingest.resolve.shortening.kernel import FULL, Numbers, best
from ingest.resolve.shortening.roles import Role, Spelled, signs_of
from ingest.resolve.shortening.weighing import Trait, Weighing, plain
from ingest.text.lists import read_rows

FILE = DATA / "shortening.csv"
PUT_IN = float(np.log(0.0001))


@dataclass(frozen=True, slots=True)
class Model:
    """`keep`: (roles, kept before, signs there already) log-odds of being kept; `lean`: log-odds that a sign of a word of business
    adds (科技0, 科技1); `put_in`: log-probability that a sign comes from elsewhere; `weighing`: what is made of the likelihood."""

    keep: Numbers
    lean: Mapping[str, float]
    put_in: float = PUT_IN
    weighing: Weighing = field(default_factory=plain)

    def write(self, path: Path) -> None:
        """Write the numbers as a table: what, where, value to three places."""
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(("kind", "of", "after_kept", "signs_before", "log_odds"))
            for (role, last, done), odds in np.ndenumerate(self.keep):
                table.writerow(("role", Role(role).name.lower(), last, done, f"{odds:.3f}"))
            table.writerows(("word", word, "", "", f"{lean:.3f}") for word, lean in sorted(self.lean.items()))
            for kind, weights in self.weighing._asdict().items():
                table.writerows((kind, trait.name.lower(), "", "", f"{weights[trait]:.3f}") for trait in Trait)


def read_model(path: Path = FILE) -> Model:
    """A model as `write` writes it."""
    keep, lean = np.zeros((len(Role), 2, FULL + 1)), {}
    weighing = plain()
    for row in read_rows(path):
        if row["kind"] == "role":
            keep[Role[row["of"].upper()], int(row["after_kept"]), int(row["signs_before"])] = float(row["log_odds"])
        elif row["kind"] == "word":
            lean[row["of"]] = float(row["log_odds"])
        else:
            getattr(weighing, row["kind"])[Trait[row["of"].upper()]] = float(row["log_odds"])
    return Model(keep, lean, weighing=weighing)


@cache
def default_model() -> Model:
    """The model that comes with the program."""
    return read_model()


def way_of(short: str, full: Spelled, model: Model, frequency: Mapping[str, float]) -> NDArray[np.int8]:
    """What became of each sign of a full name in its short one: 1 kept, 0 dropped."""
    signs = signs_of(short)
    code = {sign: at for at, sign in enumerate(dict.fromkeys((*full.signs, *full.others, *signs)))}
    way = np.zeros(len(full.signs), np.int8)
    others = np.array([code[sign] if sign else -1 for sign in full.others], np.int32)
    best(
        np.array([code[sign] for sign in signs], np.int32), np.array([code[sign] for sign in full.signs], np.int32),
        np.array(full.roles, np.int32), others, model.keep, np.array([model.lean.get(word, 0.0) for word in full.words]),
        model.put_in, np.array([frequency.get(sign, -12.0) for sign in signs]), way,
    )  # fmt: skip
    return way


def whole_stem(short: str, full: Spelled, model: Model) -> bool:
    """Whether a short name leaves out no sign of 字号 and 行业 and puts in none. What leaves out words of business may be a
    parent or a sister: 中航工业 is the group as well as 中航工业机电系统."""
    way = way_of(short, full, model, {})
    stem = all(kept for kept, role in zip(way.tolist(), full.roles, strict=True) if Role.TWO_1 <= role <= Role.LATER_BUSINESS)
    return stem and int(way.sum()) == len(signs_of(short))
