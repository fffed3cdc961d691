"""A chart that notebooks show by itself."""

from __future__ import annotations

from io import BytesIO

from matplotlib.figure import Figure

DPI = 110


class Slide(Figure):
    """A figure of no window and no global state; a notebook shows it as a picture."""

    def _repr_png_(self) -> bytes:
        file = BytesIO()
        self.savefig(file, format="png", dpi=DPI)
        return file.getvalue()
