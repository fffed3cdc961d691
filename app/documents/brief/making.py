"""A brief that fits on its page: fewer target enterprises where there is no room, else the question which block to leave out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.documents.brief.content import BLOCKS, Brief
from app.documents.brief.fitting import heights, over
from app.documents.brief.saying import Measure, Sayings
from app.documents.dossier import Dossier
from ontology.errors import Issue, UserFault, issue

TRIED = (*(Measure(firms) for firms in (5, 4, 3)), *(Measure(firms, 1, 2, 1) for firms in (5, 4, 3)), Measure(2, 1, 1, 1))
"""What is tried until it fits: fewer enterprises, then fewer reasons and names, before a block has to go."""


@dataclass(frozen=True, slots=True)
class Made:
    """A brief, and the room that it leaves on the page (mm)."""

    brief: Brief
    spare: float


def make_brief(dossier: Dossier, drop: Collection[str] = ()) -> Made:
    """The brief of a dossier without the blocks in `drop`.

    Raises UserFault LT-PAPER-06 (nothing in it has a source), LT-PAPER-05 (too long: which block is to go?), LT-PAPER-07 (no such
    block).
    """
    blocks = [_block(name) for name in drop]
    for measure in TRIED:
        brief = Sayings(dossier, measure).brief().without(*blocks)
        if not brief.sources:
            raise UserFault(issue("LT-PAPER-06", value=dossier.candidates.link_label))
        if over(brief) <= 0:
            return Made(brief, -over(brief))
    raise UserFault(_question(brief))


def _block(written: str) -> str:
    """The block that is meant, by its name or any part of its title."""
    for name, title in BLOCKS.items():
        if written and (written == name or written in title):
            return name
    raise UserFault(issue("LT-PAPER-07", value=written, known="、".join(BLOCKS)))


def _question(brief: Brief) -> Issue:
    sizes = heights(brief)
    blocks: Sequence[str] = list(brief.blocks())
    told = "；".join(f"{name}（{BLOCKS[name]}，{sizes[name]:.0f} 毫米）" for name in blocks)
    return issue("LT-PAPER-05", over=f"{over(brief):.0f}", blocks=told, first=max(blocks, key=lambda one: sizes[one]))
