"""Which role each address asks for, and what of it is audited: declared as data; what is not declared is refused."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from app.web.security.roles import roles, top
from app.web.view import Screen

TABLE = Path(__file__).with_name("routes.csv")
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN, WRITES, EDIT, ADMIN = "", "editor", "edit", "/admin"
"""Open to everyone; who may write unless more is said; what a write is audited as; where only those who manage come in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The least role an address asks for (empty: none), what is audited (empty: nothing), and the question without which it
    is not."""

    least: str
    deed: str = ""
    when: str = ""

    def deed_of(self, asked: Mapping[str, str]) -> str:
        """What is to be audited of a question."""
        return self.deed if not self.when or asked.get(self.when) else ""


@cache
def declared() -> dict[tuple[str, str], Rule]:
    """What `routes.csv` declares, by method and path."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["method"], row["path"]): Rule(row["least"], row["deed"], row["when"]) for row in csv.DictReader(file)}


class Access:
    """The rules of an app: those of the table, of its screens, of whatever writes and of `/admin`; else there is none."""

    def __init__(self, screens: Iterable[Screen]) -> None:
        self._screens = {path: one.least for one in screens for path in (one.path, one.twin)}

    def rule(self, method: str, path: str, template: str) -> Rule | None:
        """The rule of a route, by its address or its template; None: nobody declared it, so nobody comes in."""
        for one in (path, template):
            if (method, one) in declared():
                return declared()[method, one]
        manages = template == ADMIN or template.startswith(f"{ADMIN}/")
        if method not in SAFE:
            return Rule(top().code if manages else WRITES, EDIT)
        if template in self._screens:
            return Rule(self._screens[template])
        return Rule(top().code) if manages else None


def route_of(scope: Scope) -> str | None:
    """The template of the route that answers; None where none does (it isn't there, or takes no such request)."""
    for route in scope["app"].router.routes:
        match, child = route.matches(scope)
        if match is Match.FULL:
            return template_of(child.get("route", route))
    return None


def template_of(route: BaseRoute) -> str:
    """A route's path with its parameters in braces."""
    return str(getattr(route, "path", ""))


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every method and template that the app answers."""
    for route in app.router.routes:
        for method in sorted(getattr(route, "methods", None) or ()):
            if method not in ("HEAD", "OPTIONS"):
                yield method, template_of(route)


def least_known(code: str) -> bool:
    """Whether a declared role is one."""
    return code == OPEN or code in roles()
