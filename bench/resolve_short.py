"""Short names against the full register: the model learned on one half of the companies, asked about the other.
`python -m bench.resolve_short` learns from all of them and writes the table that comes with the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.figure import Figure
from bench.resolve_data import Alias, aliases, drawn, register, rows
from ingest.resolve import Entry, Match, Matcher, Register, Status
from ingest.resolve.names.folding import without_marks
from ingest.resolve.register import parsed
from ingest.resolve.shortening import Model, ShortNames
from ingest.resolve.shortening.model import FILE
from ingest.resolve.shortening.roles import Spelled, spelled
from ingest.resolve.shortening.together import together
from ingest.resolve.shortening.training import Known, trained
from ingest.resolve.thresholds import Thresholds

TOP, NONE = 2.0, 5.0
"""At most so many of a hundred may be wrong, and of those whose company is not in the register so many may be given one."""
BORDER = 0.5
Answer = tuple[Alias, Match]


def figures() -> Iterator[Figure]:
    """100 − top-1 beside character tf-idf, what is found or queued, and what strangers are taken for."""
    known = {one.id for one in register()}
    answers = two_fold()
    own = [one for one in answers if one[0].id in known]
    strangers = [one for one in answers if one[0].id not in known]
    wrong = 100 * (1 - share(right(one) for one in own))
    guessed = zip(own, tf_idf([one for one, _ in own]), strict=True)
    peer = 100 * (1 - share(guess == alias.id for (alias, _), guess in guessed))
    yield Figure("short: top-1", wrong, "100-x", "tf-idf 1–2", peer, TOP, True)
    for name, asked, goal in (("sure or queued", own, TOP), ("sure", own, None)):
        said = [match.place >= 0 if name != "sure" else match.status is Status.SAME for _, match in asked]
        yield Figure(f"short: {name}", 100 * (1 - share(said)), "100-x", "", None, goal, True)
    wrongly = sum(match.status is Status.SAME and not right((alias, match)) for alias, match in own)
    yield Figure("short: sure but wrong", wrongly, "names", "", None, 0, True)
    taken = [match.place >= 0 for _, match in strangers]
    yield Figure("short: strangers taken", 100 * share(taken), "100-x", "", None, NONE, True)
    yield Figure("short: strangers sure", sum(match.status is Status.SAME for _, match in strangers), "names", "", None, 0, True)


def share(answers: Iterable[bool]) -> float:
    """How many of the answers are yes (0 to 1)."""
    given = list(answers)
    return sum(given) / len(given)


def right(answer: Answer) -> bool:
    """Whether a short name was given to the company that bears it."""
    alias, match = answer
    return match.place >= 0 and register()[match.place].id == alias.id


@cache
def two_fold(thresholds: Thresholds | None = None) -> list[Answer]:
    """Every short name, answered among all of them by a model that saw no name of any company of its half."""
    asked = [Entry("", one.short) for one in aliases()]
    answers: list[Answer] = []
    for half in (True, False):
        found = matcher(model_without(half), thresholds).match(asked)
        answers += [(one, match) for one, match in zip(aliases(), found, strict=True) if (drawn(one.id) < BORDER) is half]
    return sorted(answers, key=lambda one: one[0])


@cache
def model_without(half: bool) -> Model:
    """The model of the names of the other half of the companies."""
    return learned_from([one for one in aliases() if (drawn(one.id) < BORDER) is not half])


def known() -> list[float]:
    """How likely each short name means anybody of the register, by a model that saw no name of its half; in order of `aliases`."""
    written = [without_marks(parsed(one.short).folded) for one in aliases()]
    found = {half: together(list(map(ShortNames(spelled_register(), model_without(half)).find, written)), len(register()))
             for half in (True, False)}  # fmt: skip
    return [found[drawn(one.id) < BORDER][at].known for at, one in enumerate(aliases())]


def learned_from(names: Iterable[Alias]) -> Model:
    """The model of these names in the register."""
    full, place = full_names(), {one.id: at for at, one in enumerate(register())}
    known = [Known(without_marks(parsed(one.short).folded), full[one.id], place.get(one.id, -1)) for one in names]
    return trained(known, spelled_register())


@cache
def spelled_register() -> tuple[Spelled, ...]:
    """The signs of each full name of the register."""
    return tuple(spelled(parsed(one.name), one.division) for one in register())


@cache
def full_names() -> dict[str, Spelled]:
    """The full name of each company that has a short one, in the register or not."""
    known = {one.id: one for one in register()}
    told = {row["entity_id"]: Entry("", row["alias"])
            for row in rows("company-aliases/aliases.csv") if row["alias_type"] == "full_name"}  # fmt: skip
    return {id: spelled(parsed(one.name), one.division) for id, one in (told | known).items()}


def matcher(model: Model, thresholds: Thresholds | None) -> Matcher:
    """A matcher against the register that shortens by a model of its own."""
    made = Matcher(Register.of(register()), thresholds=thresholds)
    made.short_names = ShortNames(spelled_register(), model)
    return made


def tf_idf(asked: Sequence[Alias]) -> list[str]:
    """The nearest full name by the characters, singly and in pairs, that contains the short name's in their order if any does."""
    names = [one.name for one in register()]
    counts = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True).fit(names)
    near = (counts.transform([one.short for one in asked]) @ counts.transform(names).T).toarray()
    within = np.array([[_in_order(one.short, name) for name in names] for one in asked])
    return [register()[int(at)].id for at in np.argmax(near + within, axis=1)]


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(sign in rest for sign in short)


if __name__ == "__main__":
    learned_from(aliases()).write(FILE)
