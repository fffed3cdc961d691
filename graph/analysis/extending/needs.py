"""Why a product comes into question for a chain: the slot that joins it to what is made here, or the sort it is one of."""

from __future__ import annotations

from dataclasses import dataclass

DOWNSTREAM, UPSTREAM = "downstream", "upstream"
SUBSTITUTE, SUB_TYPE, RECIPE = "substitute", "sub_type", "recipe"
EXTENDING = frozenset({DOWNSTREAM, UPSTREAM})


@dataclass(frozen=True, slots=True)
class Need:
    """One reason for one thing (a product, or a link known without products).

    `route` is one of the codes above; `via` is the chain's product or link that is here; `slot` the joining slot, empty for sorts;
    `essential` whether the taker can't do without that slot (not that filler); `beside` what already fills it here.
    """

    thing: str
    route: str
    via: str
    slot: str = ""
    essential: bool = False
    beside: tuple[str, ...] = ()
