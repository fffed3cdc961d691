"""The protocol's numbers, kept as data beside this module, each checked against the range it declares."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path

from graph.errors import AnalysisFault
from ontology.errors import issue

FOLDER = Path(__file__).parent
SETTINGS, PLACES, ABSTENTIONS = (FOLDER / f"{name}.csv" for name in ("settings", "places", "abstentions"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Shares and probabilities are fractions; `penalties` are ridge weights λ of λ/2·‖w‖², tried in this order."""

    share_line: float
    most_total: float
    least_examples: int
    least_links: int
    least_places: int
    least_stage_links: int
    least_of_each: int
    widest: float
    confidence: float
    folds: int
    groups: int
    draws: int
    resamples: int
    bins: int
    shuffles: int
    seed: int
    penalties: tuple[float, ...]


def read_settings(path: Path = SETTINGS) -> Settings:
    """The settings of a file. Raises AnalysisFault LT-GAPP-02 (a number out of its range), LT-GAPP-03 (a name missing)."""
    said: dict[str, list[float]] = defaultdict(list)
    for number, row in enumerate(_rows(path), 2):
        said[row["name"]].append(_number(path, number, row))
    penalties = tuple(said.pop("penalty", ()))
    wanted = set(Settings.__annotations__) - {"penalties"}
    if missing := sorted(wanted - said.keys()) + ([] if penalties else ["penalty"]):
        raise AnalysisFault(issue("LT-GAPP-03", value="、".join(missing)).at(path.name))
    whole = {name for name, kind in Settings.__annotations__.items() if kind == "int"}
    last = {name: int(said[name][-1]) if name in whole else said[name][-1] for name in wanted}
    return Settings(**last, penalties=penalties)  # type: ignore[arg-type]


def _number(path: Path, number: int, row: dict[str, str]) -> float:
    """A row's value. Raises AnalysisFault LT-GAPP-02 where it is no number or out of its own range."""
    try:
        value, low, high = (float(row[name]) for name in ("value", "low", "high"))
    except ValueError:
        value = low = high = float("nan")
    if not (isfinite(value) and low <= value <= high):
        raise AnalysisFault(issue("LT-GAPP-02", value=row["value"], name=row["name"], low=row["low"], high=row["high"])
                            .at(path.name, row=number))  # fmt: skip
    return value


@cache
def default_settings() -> Settings:
    """The settings shipped with the program."""
    return read_settings()


@cache
def pooled_countries() -> tuple[str, ...]:
    """ISO 3166-1 alpha-3 codes of the countries whose examples are pooled, in the order of the protocol."""
    return tuple(row["country"] for row in _rows(PLACES))


@cache
def abstention_words() -> dict[str, str]:
    """Code of an abstention → its sentence, as a template."""
    return {row["code"]: row["words"] for row in _rows(ABSTENTIONS)}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
