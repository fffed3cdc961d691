"""Relations between companies, learned: FinRE's pairs, trained on its training part and scored on its validation part."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bench.figure import Figure
from ingest.text.learned_ties import Pair, train

DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data")) / "re-finre"
Labelled = list[tuple[Pair, str]]


def figures() -> Iterator[Figure]:
    """What is wrong (100 − macro F1 over the relations of the validation part, `unknown` among them; 100 − accuracy): ours, beside
    the most frequent relation and beside a bag of characters (logistic regression on the counts of the sentence's characters and of
    the names'). Settings were chosen on a tenth of the training part."""
    fit, held_out = _read("train.txt"), _read("valid.txt")
    right = [relation for _, relation in held_out]
    model = train(fit)
    ours = [model.relation(pair)[0] for pair, _ in held_out]
    most = Counter(relation for _, relation in fit).most_common(1)[0][0]
    for name, guessed in (("majority", [most] * len(right)), ("bag of characters", _bag(fit, held_out))):
        peer = 100 * (1 - macro(right, guessed))
        yield Figure("relations: macro", 100 * (1 - macro(right, ours)), "100-F1", name, peer, 1.0)
        yield Figure("relations: accuracy", _wrong(right, ours), "100-acc", name, _wrong(right, guessed), 1.0)


def macro(right: Sequence[str], guessed: Sequence[str]) -> float:
    """The mean F1 over the relations that are right somewhere."""
    hit = Counter(one for one, other in zip(right, guessed, strict=True) if one == other)
    said, given = Counter(right), Counter(guessed)
    return sum(2 * hit[one] / (said[one] + given[one]) for one in said) / len(said)


def _wrong(right: Sequence[str], guessed: Sequence[str]) -> float:
    return 100 * (1 - sum(one == other for one, other in zip(right, guessed, strict=True)) / len(right))


def _read(name: str) -> Labelled:
    rows = [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    return [(Pair(row[0], row[1], row[3]), row[2]) for row in rows if len(row) == 4]


def _bag(fit: Labelled, held_out: Labelled) -> list[str]:
    counts = CountVectorizer(analyzer="char", binary=True)
    seen = counts.fit_transform(_said(pair) for pair, _ in fit)
    model = LogisticRegression(max_iter=60, C=0.5).fit(seen, [relation for _, relation in fit])
    return [str(one) for one in model.predict(counts.transform(_said(pair) for pair, _ in held_out))]


def _said(pair: Pair) -> str:
    return f"{pair.text}{pair.start}{pair.end}"
