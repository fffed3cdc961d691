"""Plain numbers in digits, in the one form that the ledger keeps."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from ontology.errors import Refusal, issue
from ontology.values.text import plain_width

NUMBER = re.compile(r"[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,9})?", re.ASCII)
DIGITS = 30
"""A number with more digits before or after the point than this says nothing of the world."""
CERTAIN = Context(prec=15)


def canonical_decimal(number: Decimal) -> str:
    """Plain digits without exponent, trailing zeros or a negative zero."""
    plain = format(number.normalize(), "f")
    return "0" if plain in ("-0", "") else plain


def decimal(written: str) -> str:
    """A number with optional commas at its thousands, as canonical decimal text. Raises Refusal LT-NUM-01, LT-NUM-03 (absurd)."""
    text = plain_width(written)
    if not NUMBER.fullmatch(text):
        raise Refusal(issue("LT-NUM-01", value=written))
    return canonical_decimal(credible(Decimal(text.replace(",", "")), written))


def credible(number: Decimal, written: str) -> Decimal:
    """The number, where it is of a size that things in the world have. Raises Refusal LT-NUM-03."""
    if number and abs(number.adjusted()) >= DIGITS:
        raise Refusal(issue("LT-NUM-03", value=written))
    return number


def converted(number: str, factor: str) -> str:
    """A canonical number times a factor; where the factor itself is cut (2000/3), as much of it as is certain: 15 digits."""
    exact = Decimal(number) * Decimal(factor)
    return canonical_decimal(CERTAIN.plus(exact) if len(Decimal(factor).as_tuple().digits) > CERTAIN.prec else exact)


def integer(written: str) -> str:
    """A whole number. Raises Refusal LT-NUM-01 or LT-NUM-02."""
    number = decimal(written)
    if "." in number:
        raise Refusal(issue("LT-NUM-02", value=written))
    return number
