"""The question that an address asks: all that a person chose stands in it, so that a link is a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Self
from urllib.parse import urlencode

from fastapi import Query

from ontology.errors import Refusal, UserFault
from ontology.values import date

LONGEST = 200
"""Signs that a name in an address may have."""
Named = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: names may be ids or what a person would type; empty is the home's own default.

    `by` is what the chain map is looked at by; `open` the link whose certificate is open.
    """

    place: str = ""
    scope: str = ""
    chain: str = ""
    link: str = ""
    as_of: str = ""
    at: str = ""
    by: str = ""

    def changed(self, **chosen: str) -> Self:
        """The same question with other choices."""
        return replace(self, **chosen)

    def address(self, path: str, extra: Mapping[str, str] | Sequence[tuple[str, str]] = (), **chosen: str) -> str:
        """The address that asks this on a screen; what is left at its default does not stand in it."""
        one = self.changed(**chosen)
        told = [(field.name.replace("_", "-"), getattr(one, field.name)) for field in fields(one)]
        more = list(extra.items()) if isinstance(extra, Mapping) else list(extra)
        said = urlencode([(name, value) for name, value in (*told, *more) if value != ""], safe="/:~")
        return f"{path}?{said}" if said else path


def asked(
    place: Named = "", scope: Named = "", chain: Named = "", link: Named = "",
    as_of: Annotated[str, Query(alias="as-of", max_length=LONGEST)] = "", at: Named = "", by: Named = "",
) -> Asked:  # fmt: skip
    """The question of an address. Raises UserFault for a date that is none."""
    try:
        day = date(as_of) if as_of else ""
    except Refusal as refusal:
        raise UserFault(refusal.issues[0].at("as-of")) from None
    return Asked(place.strip(), scope.strip(), chain.strip(), link.strip(), day, at.strip(), by.strip())
