"""What a screen is filled with, and the document that stands at the same address for machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.web.asked import Asked
from app.web.desk import Desk, Sight
from app.web.sent import Form

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """What a screen is asked: the question, what else stands in the address, and the facts to answer from."""

    desk: Desk
    sight: Sight
    asked: Asked
    extra: Sequence[tuple[str, str]] = ()

    @property
    def place(self) -> str:
        """The place asked about, else the home's own."""
        return self.asked.place or self.desk.home.place

    def get(self, name: str, default: str = "") -> str:
        """One more choice of the address."""
        return next((value.strip() for key, value in self.extra if key == name), default)

    def all(self, name: str) -> list[str]:
        """Every value of a choice that may be made more than once."""
        return [value.strip() for key, value in self.extra if key == name]


@dataclass(frozen=True, slots=True)
class View:
    """A screen as a value: the fields of its template, and its JSON twin, made only when asked for; `status` is the page's."""

    fields: Mapping[str, Any]
    document: Callable[[], Document]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its address, its name in the navigation (empty: it stands in none), its template, what fills it, and the least
    role that may look at it: `editor` where it shows what is read past the facts, as those are withheld by role."""

    path: str
    title: str
    template: str
    show: Callable[[Request], View]
    needs_graph: bool = False
    least: str = "viewer"

    @property
    def twin(self) -> str:
        """The address of its JSON twin."""
        return "/index.json" if self.path == "/" else f"{self.path}.json"


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that a screen hands out: its address, what it is, and what makes its name and content."""

    path: str
    title: str
    make: Callable[[Request], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a form leads on: the browser asks for that anew, so that reloading the page does nothing twice."""

    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that answers a form: its template, its fields, and the status (422: something is to be mended)."""

    template: str
    fields: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Action:
    """What a form does: the address that it is sent to, what that is, and who does it."""

    path: str
    title: str
    act: Callable[[Request, Form], Moved | Shown]
