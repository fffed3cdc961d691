"""A form that was sent: what was typed, what was ticked, and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from ontology.errors import UserFault, issue

MIB = 1024 * 1024
LARGEST = 20 * MIB
"""Bytes of the files of a form."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent. A field that was sent several times has all its values."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """What was typed into a field, on one line where it has one; empty where it isn't there."""
        return next(iter(self.fields.get(name, ())), "").replace("\r\n", "\n").strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Everything ticked under a name."""
        return self.fields.get(name, ())

    def under(self, prefix: str) -> dict[str, str]:
        """The fields whose names begin so, by the rest of their names."""
        return {name.removeprefix(prefix): self.get(name) for name in self.fields if name.startswith(prefix)}

    def file(self, name: str) -> Upload:
        """A file. Raises UserFault LT-WEB-20 where none was chosen."""
        if name not in self.files:
            raise UserFault(issue("LT-WEB-20"))
        return self.files[name]


async def read_form(request: Request) -> Form:
    """The form of a request, which was read to the disk before, for its token, within the limits of every form. Raises UserFault
    LT-WEB-21 where it is too large."""
    data = await request.form()
    if sum(one.size or 0 for _, one in data.multi_items() if isinstance(one, UploadFile)) > LARGEST:
        raise UserFault(issue("LT-WEB-21", value=LARGEST // MIB))
    return await _form(data)


async def _form(data: FormData) -> Form:
    fields: dict[str, tuple[str, ...]] = {}
    files: dict[str, Upload] = {}
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                files[name] = Upload(value.filename, await value.read())
        else:
            fields[name] = (*fields.get(name, ()), value)
    return Form(fields, files)
