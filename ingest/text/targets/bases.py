"""On what basis a number counts: what there is (stock), what is new (flow), each year's, a change, or not said."""

from __future__ import annotations

import re

from ingest.text.targets.comparators import BEFORE, CHANGES, Compared
from ingest.text.targets.names import DEEDS
from ingest.text.targets.quantities import Quantity
from ingest.text.targets.words import any_of

VERB = re.compile(any_of(DEEDS))
HELD = re.compile(r"(?:资产|余额|存款|贷款|基金|市值|总规模|估值|存量|规模)$")


def basis_of(counted: Quantity, comparing: Compared, deed: str, name: str, yearly: bool) -> str:
    """The basis as the ontology's notation."""
    if yearly:
        return "yearly"
    if comparing.comparator in (*CHANGES, *CHANGES.values()):
        return "change"
    if counted.kind in ("share", "rank", "bare", "times", "time"):
        return "stock"
    if counted.kind == "money":
        return "stock" if HELD.search(name) else "unclear"
    return "stock" if BEFORE.get(comparing.word) == "reach" or BEFORE.get(deed) == "reach" else _of_deed(deed)


def _of_deed(deed: str) -> str:
    """引进聚集 is new, 聚集 is there; without a deed a number says what there is."""
    verbs = [DEEDS[found] for found in VERB.findall(deed)]
    return "flow" if any(basis != "stock" for basis in verbs) else "stock"
