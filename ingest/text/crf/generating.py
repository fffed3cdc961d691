"""Sentences of our own to train the small model on: templates filled with invented names, every name labelled."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.text.crf.labels import Span
from ingest.text.crf.model import SHIPPED
from ingest.text.crf.samples import Sample
from ingest.text.crf.training import train
from ingest.text.lists import read_rows

SLOT = re.compile(r"\{(\w)\}")
KINDS = {"c": "company", "s": "company", "g": "government", "o": "organization", "a": "address"}
ROUNDS, SEED = 10, 1
LEAST = 0.6
"""Finds of the small model below this score are left out by the component: on text unlike its own they are mostly wrong."""
TRAIN = "train.jsonl"


class Names:
    """Invented names, drawn one after the other from parts of names."""

    def __init__(self, folder: Path, drawn: random.Random) -> None:
        self._drawn = drawn
        self._parts: dict[str, list[str]] = {row["part"]: row["words"].split() for row in read_rows(folder / "names.csv")}
        self._makers: dict[str, Callable[[], str]] = {
            "c": self._company, "s": self._brand, "g": self._authority, "o": self._organisation, "a": self._address,
            "f": lambda: self._one("field"), "n": lambda: str(drawn.choice((3, 5, 8, 10, 12, 30, 50, 100, 200, 500))),
        }  # fmt: skip

    def make(self, slot: str) -> str:
        """A word for a slot of a template."""
        return self._makers[slot]()

    def _one(self, part: str) -> str:
        return self._drawn.choice(self._parts[part])

    def _company(self) -> str:
        where = self._drawn.choice([self._one("place"), self._one("place"), self._one("wide")[:2], ""])
        if self._drawn.random() < 0.1:
            return f"{self._one('shop')}（{self._one('place')}）{self._one('business')}{self._one('form')}"
        return where + self._one("shop") + self._one("business") + self._one("form")

    def _brand(self) -> str:
        return self._one("shop") + self._drawn.choice(["", self._one("short"), self._one("short")])

    def _authority(self) -> str:
        kind = self._drawn.randrange(4)
        if kind == 0:
            return self._one("ministry")
        if kind == 1:
            return self._one("bureau")
        if kind == 2:
            return f"{self._one('place')}市{self._one('office')}"
        return f"{self._one('wide')}{self._one('office').replace('局', '厅')}"

    def _organisation(self) -> str:
        part = self._drawn.choice(["university", "university", "institute", "society", "fund", "park"])
        where = self._one("shop") if part in ("fund", "park") else self._drawn.choice([self._one("place"), self._one("wide")])
        return where + self._one(part)

    def _address(self) -> str:
        place = self._one("place")
        district = self._one("district")
        places = [place, f"{place}市", f"{place}市{district}", district, self._one("wide")]
        return self._drawn.choice(places)


def sentences(folder: Path = SHIPPED) -> Iterator[Sample]:
    """The sentences: every template so many times, in an order and with names that a fixed seed draws."""
    drawn = random.Random(SEED)
    names = Names(folder, drawn)
    templates = (folder / "templates.txt").read_text(encoding="utf-8").splitlines() * ROUNDS
    drawn.shuffle(templates)
    seen = set()
    for template in templates:
        made = _filled(template, names)
        if made.text not in seen:
            seen.add(made.text)
            yield made


def _filled(template: str, names: Names) -> Sample:
    text, at = "", 0
    spans: list[Span] = []
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()]
        word = names.make(slot[1])
        if slot[1] in KINDS:
            spans.append((len(text), len(text) + len(word), KINDS[slot[1]]))
        text, at = text + word, slot.end()
    return Sample(text + template[at:], tuple(spans))


def write(folder: Path = SHIPPED) -> None:
    """Make the training file and the small model anew."""
    samples = list(sentences(folder))
    lines = []
    for one in samples:
        named = [{"start": start, "end": end, "type": kind} for start, end, kind in one.spans]
        lines.append(json.dumps({"text": one.text, "entities": named}, ensure_ascii=False))
    (folder / TRAIN).write_text("\n".join(lines) + "\n", encoding="utf-8")
    model = train(samples, "small", share=0).model
    model.about["least"] = LEAST
    model.save(folder)


if __name__ == "__main__":
    write()
