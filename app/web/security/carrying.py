"""What somebody had typed when their session was over: carried through the login and sent again only at a click."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData

from app.web.writing import FIELD, FORMS

SECRET = "password"
"""Fields with this in their name are not carried: they are typed again."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A form: where it was sent, its fields, the names of those to type again, and how many files to choose again."""

    path: str
    fields: tuple[tuple[str, str], ...]
    secrets: tuple[str, ...] = ()
    files: int = 0
    multipart: bool = False

    def text(self) -> str:
        """As one field of the login form."""
        return json.dumps([self.path, self.fields, self.secrets, self.files, self.multipart], ensure_ascii=False)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What a person reads before sending it again: what was typed, not what only machines read."""
        return [(name, value) for name, value in self.fields if value.strip()]


async def carried(request: Request) -> Carried | None:
    """What a request's form holds; None where it has none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return of_form(request, await request.form(), kind) if kind in FORMS else None


def of_form(request: Request, form: FormData, kind: str = FORMS[0]) -> Carried:
    """A form that was read, without its files and passwords."""
    told = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name != FIELD]
    fields = tuple((name, value) for name, value in told if SECRET not in name.lower())
    secrets = tuple(name for name, _ in told if SECRET in name.lower())
    files = sum(not isinstance(value, str) and bool(value.filename) for value in form.values())
    query = f"?{request.url.query}" if request.url.query else ""
    return Carried(f"{request.url.path}{query}", fields, secrets, files, kind == FORMS[1])


def read_carried(text: str) -> Carried | None:
    """What a login form carries; None where it is nothing of ours."""
    try:
        path, fields, secrets, files, multipart = json.loads(text)
        told = tuple((str(name), str(value)) for name, value in fields)
        found = Carried(local(path), told, tuple(map(str, secrets)), int(files), bool(multipart))
    except (ValueError, TypeError):
        return None
    return found if found.path else None


def local(path: object) -> str:
    """A path of this app; empty where it is none (another host's, or no path at all)."""
    text = str(path)
    ours = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable() and "\\" not in text
    return text if ours else ""
