"""`liantu users`: who may use the web app, and whether its audit was left as it was written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from app.cli.frame import USER, Ask, option, tell, verb
from app.cli.needing import needing
from app.show.users import audit_text, users_text
from app.words import words
from ontology.errors import UserFault, issue

if TYPE_CHECKING:
    from app.web.security.guard import Guard

CHANGES = ("add", "role", "password", "disable", "enable")
SHOWN = 20


@verb()
@click.argument("action", type=click.Choice(["list", *CHANGES, "audit"]), default="list")
@click.argument("user", default="")
@option("--role", verb="users", default="")
@option("--noted", verb="users", default="")
def users(ask: Ask, action: str, user: str, role: str, noted: str) -> int | None:
    """List users, add and change them, or check the audit; a password is typed unseen or read from standard input."""
    guard: Guard = needing("app.web.security.guard", "web").Guard(ask.open().folder)
    try:
        if action == "audit":
            return _audit(ask, guard, noted)
        if action in CHANGES:
            _change(guard, action, user, role)
        found = guard.users.all()
        ask.answer({"schema": 1, "users": [one.as_dict() for one in found]}, lambda: users_text(found))
        return None
    finally:
        guard.close()


def _change(guard: Guard, action: str, name: str, role: str) -> None:
    """One change, and its entry in the audit."""
    if not name:
        raise UserFault(issue("LT-WEB-50", value=action))
    if action == "add":
        guard.users.add(name, role, _password(name))
    elif action == "role":
        guard.users.set_role(name, role)
    elif action == "password":
        guard.users.set_password(name, _password(name))
    else:
        guard.users.disable(name, action == "disable")
    said = {"add": "added", "disable": "disabled", "enable": "enabled"}.get(action, action)
    guard.audit.add("users", words(f"web_access.changes.{said}", name=name), who=words("users.by_command"))


def _password(name: str) -> str:
    """Typed twice and unseen at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(
            click.prompt(words("users.password", name=name), hide_input=True, confirmation_prompt=words("users.repeat"), err=True)
        )
    return sys.stdin.readline().rstrip("\r\n")


def _audit(ask: Ask, guard: Guard, noted: str) -> int | None:
    """The latest entries, and whether the chain holds: exit status 1 where it does not."""
    found, latest = guard.audit.check(noted), list(guard.audit.entries({}, SHOWN))
    document = {"schema": 1, "entries": found.entries, "head": found.head, "broken": found.broken, "noted": found.noted,
                "latest": [one.as_dict() for one in latest]}  # fmt: skip
    ask.answer(document, lambda: audit_text(found, latest))
    if found.holds:
        return None
    return tell(ask, UserFault(issue("LT-WEB-51", value=found.broken) if found.broken else issue("LT-WEB-52", value=noted))) or USER
