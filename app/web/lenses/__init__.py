"""按…看: the one question that the chain map answers at a time."""

from app.web.lenses.ahead import by_layout, by_vision
from app.web.lenses.counted import by_firms, by_six, by_state
from app.web.lenses.lens import Entry, Lens, Look
from app.web.lenses.tested import by_concentration, by_outside

LENSES = (
    Lens("", "缺口", by_state), Lens("firms", "本地企业", by_firms), Lens("sources", "集中度", by_concentration),
    Lens("six", "六链", by_six), Lens("outside", "外部依赖", by_outside), Lens("layout", "布局导向", by_layout),
    Lens("vision", "招引后", by_vision),
)  # fmt: skip


def lens_of(code: str) -> Lens:
    """The lens of a code; the first where there is none of it."""
    return next((one for one in LENSES if one.code == code), LENSES[0])


__all__ = ["LENSES", "Entry", "Lens", "Look", "lens_of"]
