"""What files are called: what they are, of which link or chain and place, of which date and snapshot."""

from __future__ import annotations

from pathlib import Path

from app.export.target import FORBIDDEN
from app.words import words
from graph.states.heading import Header

ENDINGS = {"brief": ".docx", "list": ".xlsx", "report": ".docx", "page": ".html", "week": ".docx"}


def file_of(out: Path, form: str, subject: str, head: Header, *, public: bool = False) -> Path:
    """The file: the one that is named, else one in the folder."""
    return out if out.suffix == ENDINGS[form] else out / name_of(form, subject, head, public=public)


def name_of(form: str, subject: str, head: Header, *, public: bool = False) -> str:
    """A name for a document of this form about something."""
    said = words(f"documents.names.{form}", subject=subject, place=head.place_label, as_of=head.as_of, snapshot=head.snapshot[:8])
    return FORBIDDEN.sub("_", said + (words("documents.names.public") if public else "")) + ENDINGS[form]
