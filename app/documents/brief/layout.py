"""The measures of the page: styles, columns and the room that there is. The template is drawn and texts are fitted by them."""

from __future__ import annotations

from app.documents.paper import Edge

MARGINS = (13.0, 19.0, 14.0, 19.0)
"""Top, right, bottom, left, in mm."""
WIDTH, HEIGHT = 172.0, 270.0
"""The room for text, in mm."""
SPARE = 12.0
"""What stays empty at the foot, in mm: fonts of another machine need a little more or less."""
EYEBROWS = (118.0, 54.0)
LONGEST_TITLE = 54
"""Cells of a title that fits on one line."""
CARD, ARROW = 37.0, 8.0
"""Cards of the strip of links and the arrows between them; four cards and three arrows fill the line."""
CARDS = 4
OWN = Edge(24, "1F3A5F")
"""The frame of the card of the brief's own link."""
FIRMS = (36.0, 51.0, 31.0, 17.0, 13.0, 24.0)
HALF, GUTTER = (84.0, 84.0), 4.0
TERMS = (25.0, 22.0, 22.0, 15.0)
STEPS = (8.0, 92.0, 28.0, 24.0, 20.0)
