"""The six chains of each link before and after a change: which cells differ, and who comes or goes."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.sixchains import Cell
from graph.analysis.whatif.answer import CellMove
from graph.analysis.whatif.standing import Standing


def cell_moves(before: Standing, after: Standing) -> Iterator[CellMove]:
    """Cells of which the presence or a supporter's standing differs, in reading order of the links."""
    for link, cells in before.support.items():
        for one, other in zip(cells, after.support[link], strict=True):
            gone, come = _names(one, other), _names(other, one)
            if one.presence != other.presence or gone or come:
                yield CellMove(link, before.states[link].label, one, other, gone, come)


def _names(one: Cell, other: Cell) -> tuple[str, ...]:
    """Labels of supporters that only one of two cells has with their standing."""
    known = {(each.id, each.standing) for each in other.supporters}
    return tuple(f"{each.label}（{each.word}）" for each in one.supporters if (each.id, each.standing) not in known)
