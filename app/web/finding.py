"""Search by name, pinyin, initials, code, product and link; a slip is forgiven, and nothing found offers what is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.facts import Facts
from ontology.values import normalised_name

KINDS = ("ChainLink", "IndustryChain", "Product", "Actor")
NAMES = ("name", "shortName", "cardLabel", "alias", "englishName")
CODES = ("uscc", "stockCode", "ministryCode", "productCode")
SHOWN, NEAR = 60, 0.55


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its class in words, by which of its words, and how well (1: as written)."""

    id: str
    label: str
    cls: str
    kind: str
    by: str
    fit: float

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a finding."""
        return {"id": self.id, "label": self.label, "class": self.cls, "by": self.by, "fit": round(self.fit, 3)}


class Finder:
    """Every word by which something is known, made once a reading of the ledger."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._words = list(self._known())

    def _known(self) -> Iterator[tuple[str, str, str, str]]:
        """(id, class, word, its comparable forms joined by blanks)."""
        facts = self._facts
        for cls in KINDS:
            for one in facts.instances(cls):
                for prop in (*NAMES, *CODES):
                    for word in facts.values(one, prop):
                        yield one, cls, word, " ".join(_forms(word))

    def find(self, written: str) -> tuple[Sequence[Hit], bool]:
        """What a person may mean, the best first, and whether anything fits (else it is only near)."""
        wanted = normalised_name(written).replace(" ", "")
        hits = self._hits((one, cls, word, _fit(wanted, forms)) for one, cls, word, forms in self._words)
        sure = [one for one in hits if one.fit >= 0.8]
        return (sure or hits)[:SHOWN], bool(sure)

    def _hits(self, fits: Iterator[tuple[str, str, str, float]]) -> list[Hit]:
        best: dict[str, Hit] = {}
        facts = self._facts
        for one, cls, word, fit in fits:
            if fit >= NEAR and (one not in best or fit > best[one].fit):
                best[one] = Hit(one, facts.label(one), cls, facts.ontology.classes[cls].zh, word, fit)
        return sorted(best.values(), key=lambda one: (-one.fit, KINDS.index(one.cls), len(one.label), one.label, one.id))


def _forms(word: str) -> Iterator[str]:
    plain = normalised_name(word).replace(" ", "")
    yield plain
    yield from spoken(plain)


def spoken(word: str) -> tuple[str, ...]:
    """A word in pinyin and by its initials; nothing where the extra `pinyin` is not installed or there is no Chinese in it."""
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return ()
    if word.isascii():
        return ()
    return "".join(lazy_pinyin(word)), "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))


def _fit(wanted: str, forms: str) -> float:
    best = 0.0
    for form in forms.split(" "):
        if form == wanted:
            return 1.0
        if wanted in form:
            best = max(best, 0.8 + 0.19 * len(wanted) / len(form))
        elif abs(len(form) - len(wanted)) <= 2 and len(wanted) >= 2:
            best = max(best, 0.79 * SequenceMatcher(None, wanted, form, autojunk=False).ratio())
    return best
