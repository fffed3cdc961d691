"""Pictures as PNG: SVG drawn with the fonts of this machine, without a browser."""

from __future__ import annotations

from graph.errors import EngineFault
from ontology.errors import issue

SANS, SERIF = "Noto Sans CJK SC", "Noto Serif CJK SC"
"""Taken where a picture names no font of its own that is here."""


def png_of(svg: str, width: int = 0) -> bytes:
    """The picture in `width` pixels across (0: as wide as it says). Raises EngineFault LT-PAPER-01 where resvg is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise EngineFault(issue("LT-PAPER-01", value="resvg_py")) from None
    return bytes(svg_to_bytes(svg_string=svg, width=width or None, sans_serif_family=SANS, serif_family=SERIF))


def size_of(png: bytes) -> tuple[int, int]:
    """Pixels across and down, as the header chunk of a PNG says (ISO/IEC 15948, 11.2.2)."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
