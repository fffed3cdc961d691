"""Values as people write them, turned into the one canonical text that the ledger keeps."""

from __future__ import annotations

import calendar
import re
import unicodedata
from decimal import Context, Decimal

from ontology.errors import Refusal, issue

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
TRUE = frozenset({"true", "1", "yes", "y", "是", "有", "√"})
FALSE = frozenset({"false", "0", "no", "n", "否", "无", "×"})
DATE = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?\s*[年月日号]?")
NUMBER = re.compile(r"[+-]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,9})?", re.ASCII)
DIGITS = 30
"""A number with more digits before or after the point than this says nothing of the world."""
CERTAIN = Context(prec=15)
EXPONENT = re.compile(r"\d+(\.\d+)?E\+?\d+")
MAINLAND = re.compile(r"(?:(?:SH|SZ|BJ|SS)[.:]?)?(\d{6})(?:\.(?:SH|SZ|BJ|SS|NQ))?")
HONG_KONG = re.compile(r"(\d{1,5})\.HK")
SPACES = re.compile(r"\s+")


def text(written: str) -> str:
    """NFC text without outer white space and without control characters; inner line breaks stay."""
    clean = written if written.isprintable() else "".join(c for c in written if c in "\n\t" or c.isprintable())
    clean = clean.strip()
    return clean if clean.isascii() else unicodedata.normalize("NFC", clean)


def half_width(written: str) -> str:
    """Digits, letters and signs in their half-width form (NFKC), outer white space gone."""
    return unicodedata.normalize("NFKC", written).strip()


def normalised_name(name: str) -> str:
    """The form in which two names are compared: NFKC, lower case, no white space."""
    return SPACES.sub("", unicodedata.normalize("NFKC", name)).lower()


def canonical_decimal(number: Decimal) -> str:
    """Plain digits without exponent, trailing zeros or a negative zero."""
    plain = format(number.normalize(), "f")
    return "0" if plain in ("-0", "") else plain


def decimal(written: str) -> str:
    """A number with optional commas at its thousands, as canonical decimal text. Raises Refusal LT-NUM-01, LT-NUM-03 (absurd)."""
    text = half_width(written)
    if not NUMBER.fullmatch(text):
        raise Refusal(issue("LT-NUM-01", value=written))
    number = Decimal(text.replace(",", ""))
    if number and abs(number.adjusted()) >= DIGITS:
        raise Refusal(issue("LT-NUM-03", value=written))
    return canonical_decimal(number)


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


def boolean(written: str) -> str:
    """`true` or `false` from 是/否, true/false, 1/0. Raises Refusal LT-BOOL-01."""
    word = half_width(written).lower()
    if word in TRUE:
        return "true"
    if word in FALSE:
        return "false"
    raise Refusal(issue("LT-BOOL-01", value=written))


def date(written: str) -> str:
    """A date with the precision it was written in: 2019, 2019-08 or 2019-08-21; 2019.0 is a year that a spreadsheet took for a
    number. Raises Refusal LT-DATE-01/02."""
    text = half_width(written)
    match = DATE.fullmatch(text[:4] if len(text) == 6 and text.endswith(".0") else text)
    if not match:
        raise Refusal(issue("LT-DATE-01", value=written))
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not _exists(year, month, day):
        raise Refusal(issue("LT-DATE-02", value=written))
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])


def _exists(year: int, month: int | None, day: int | None) -> bool:
    """Whether the calendar has this day."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year, month)[1])


def period(written: str) -> str:
    """A reporting period: a date, or two joined by — – ~ 至 or /, kept as `from/to`. Raises as `date`, and Refusal LT-DATE-04."""
    ends = [part for part in re.split(r"\s*(?:[—–~～至]+|/(?=\d{4})|(?<=^\d{4})-(?=\d{4}$))\s*", written.strip()) if part]
    if len(ends) != 2:
        return date(written)
    start, end = map(date, ends)
    if first_day(start) > last_day(end):
        raise Refusal(issue("LT-DATE-04", value=written))
    return f"{start}/{end}"


def last_day(day: str) -> str:
    """The last day a date of any precision, or a `from/to` period, can mean: 2019 → 2019-12-31."""
    end = day.rsplit("/", 1)[-1]
    parts = [int(part) for part in end.split("-")]
    if len(parts) == 1:
        return f"{parts[0]:04d}-12-31"
    if len(parts) == 2:
        return f"{end}-{calendar.monthrange(parts[0], parts[1])[1]:02d}"
    return end


def first_day(day: str) -> str:
    """The first day a date of any precision, or a `from/to` period, can mean: 2019-08 → 2019-08-01."""
    start = day.split("/", 1)[0]
    return start + "-01" * (2 - start.count("-"))


def uscc_check_digit(body: str) -> str:
    """Check character of the first 17 characters (GB 32100-2015: weights 3^i mod 31)."""
    total = sum(USCC_ALPHABET.index(sign) * weight for sign, weight in zip(body, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def uscc(written: str) -> str:
    """A 统一社会信用代码 in upper-case half width. Raises Refusal LT-USCC-01/02/03 (form, exponent, check digit)."""
    code = half_width(written).upper().replace(" ", "")
    if EXPONENT.fullmatch(code):
        raise Refusal(issue("LT-USCC-02", value=written))
    if len(code) != 18 or any(sign not in USCC_ALPHABET for sign in code):
        raise Refusal(issue("LT-USCC-01", value=written, length=len(code)))
    if uscc_check_digit(code[:17]) != code[17]:
        raise Refusal(issue("LT-USCC-03", value=written, digit=uscc_check_digit(code[:17])))
    return code


def stock_code(written: str, board: str = "") -> str:
    """A stock code without its market: sh600455, 600455.SH → 600455; of Hong Kong with five digits: 700.HK → 00700.

    A bare number of up to five digits is a Hong Kong code only on the `board` hong_kong; elsewhere it may be one that lost its
    zeros. Raises Refusal LT-STOCK-01 (form) or LT-STOCK-02 (exponent).
    """
    code = half_width(written).upper().replace(" ", "")
    if EXPONENT.fullmatch(code):
        raise Refusal(issue("LT-STOCK-02", value=written))
    if match := MAINLAND.fullmatch(code):
        return match[1]
    if match := HONG_KONG.fullmatch(code + ".HK" if board == "hong_kong" and code.isdecimal() else code):
        return match[1].zfill(5)
    raise Refusal(issue("LT-STOCK-01", value=written))
