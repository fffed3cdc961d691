"""Names in Latin letters against Chinese ones, by pinyin: Shaanxi Shili Chemical may be 陕西示例化工有限公司; schools, hospitals
and offices by what their English names say as well. Never sure: many names sound alike. Pinyin needs pypinyin (extra `pinyin`);
without it nothing sounds alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import compatible
from ingest.resolve.names.pinyin import sound
from ingest.resolve.translated import Translations, kinds_of

LEAST = 5
"""Letters of a 字号 in pinyin from which on it is looked for."""
WHOLE_NAME, STEM = 0.6, 0.3
"""What is said of a name whose 字号 and 行业 sound as written, and of one of which the 字号 alone does."""


class Sounding(NamedTuple):
    """An entry that sounds like a Latin name: its place, how much of it does (0 to 1)."""

    place: int
    score: float


class Sounds:
    """The names of a register by the pinyin of their 字号."""

    def __init__(self, names: Iterable[tuple[Parts, str]]) -> None:
        self._names = list(names)
        self._stems: dict[str, list[int]] = defaultdict(list)
        for place, (parts, _) in enumerate(self._names):
            if not parts.stem.isascii() and len(heard := sound(parts.stem)) >= LEAST:
                self._stems[heard].append(place)
        self._translations = Translations((place, parts) for place, (parts, _) in enumerate(self._names))

    def find(self, name: Parts, division: str = "") -> list[Sounding]:
        """The entries that a Latin name may mean, the likeliest first; none that lies elsewhere or is of another kind, and no
        unit of what is meant."""
        if translated := self._translations.find(name):
            return [Sounding(place, WHOLE_NAME) for place in translated]
        core, where = name.core, division or name.region.code
        found = [
            Sounding(place, WHOLE_NAME if sound(self._names[place][0].core) == core else STEM)
            for length in range(LEAST, len(core) + 1)
            for place in self._stems.get(core[:length], ())
            if compatible(where, self._names[place][1]) and _of_one_kind(name, self._names[place][0])
        ]
        return sorted(found, key=lambda one: (-one.score, one.place))


def _of_one_kind(name: Parts, known: Parts) -> bool:
    """Whether a Chinese name may be of the kind that a Latin one says: University, Hospital, Co., Ltd."""
    if known.branch:
        return False
    if kinds := kinds_of(name.folded):
        return known.form in kinds
    return known.is_company or not known.form or not name.form
