"""The look of paper on a screen: the styles and measures of the documents' own templates, as one style sheet."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents import looks
from app.documents.brief import layout as at

FACES = {"黑体": "var(--font)", "仿宋": '"FangSong","STFangsong","Noto Serif CJK SC",serif',
         "楷体": '"KaiTi","STKaiti","Noto Serif CJK SC",serif'}  # fmt: skip
NAMES = {looks.EYEBROW: "eyebrow", looks.TITLE: "title", looks.VERDICT: "verdict", looks.HEAD: "head", looks.BODY: "body",
         looks.POINT: "point", looks.COLUMN_HEAD: "columns", looks.CELL: "cell", looks.SOURCE: "source",
         looks.FOOT: "foot"}  # fmt: skip


def sheet() -> str:
    """Rules for `.sheet` and what stands on it."""
    return "\n".join(_rules()) + "\n"


def _rules() -> Iterator[str]:
    margins = ";".join(f"--{side}:{size}mm" for side, size in zip(("top", "right", "bottom", "left"), at.MARGINS, strict=True))
    yield f".sheet{{{margins};--ground:#{looks.GROUND};--rule:#{looks.RULE.colour}}}"
    for style in looks.STYLES.values():
        colour = f";color:#{style.colour}" if style.colour else ""
        yield (f".sheet .p-{NAMES[style.name]}{{font:{style.size}pt/{style.line}pt {FACES[style.font]};"
               f"margin:{style.before}pt 0 {style.after}pt{colour}}}")  # fmt: skip
    for name, widths in (("firms", at.FIRMS), ("steps", at.STEPS)):
        yield from (f".{name} th:nth-child({number}){{width:{width / at.WIDTH:.2%}}}" for number, width in enumerate(widths, 1))
    yield f".sheet .p-point{{padding-left:{looks.HANG}mm}}"
