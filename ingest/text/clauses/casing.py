"""The cases of a clause that have their own sums (500万元以下给5%，500万元—1000万元给8%): what each asks for by itself, and what is
left for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.text.clauses.case import Cases
from ingest.text.clauses.drafts import Draft
from ingest.text.clauses.in_turn import in_turn
from ingest.text.clauses.listed import listed
from ingest.text.found import Benefit


def read_cases(plain: str, draft: Draft, gives: Sequence[Benefit]) -> Cases | None:
    """The cases of a clause; None where its benefits are of one case, or where the cases were not understood."""
    steps = [place for place, one in enumerate(gives) if one.step or not (one.limit and one.ceiling and not one.rate)]
    steps = [place for place in steps if not _bounds_all(gives[place])]
    if len(steps) < 2 or draft.borrowed:
        return None
    told = [gives[place] for place in steps]
    found = listed(plain, draft, told) or in_turn(plain, draft, told)
    if not found:
        return None
    each = dict(zip(steps, found.each, strict=True))
    return replace(found, each=tuple(each.get(place, ()) for place in range(len(gives))))


def _bounds_all(one: Benefit) -> bool:
    """Whether a sum only bounds what the cases before it give."""
    return bool(one.ceiling and one.limit and not one.rate and not one.amount and one.limit in one.step)
