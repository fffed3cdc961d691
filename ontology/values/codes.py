"""Codes that identify: 统一社会信用代码 and stock codes."""

from __future__ import annotations

import re

from ontology.errors import Refusal, issue
from ontology.values.text import plain_width

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
EXPONENT = re.compile(r"\d+(\.\d+)?E\+?\d+")
MAINLAND = re.compile(r"(?:(?:SH|SZ|BJ|SS)[.:]?)?(\d{6})(?:\.(?:SH|SZ|BJ|SS|NQ))?", re.ASCII)
HONG_KONG = re.compile(r"(\d{1,5})\.HK", re.ASCII)


def uscc_check_digit(body: str) -> str:
    """Check character of the first 17 characters (GB 32100-2015: weights 3^i mod 31)."""
    total = sum(USCC_ALPHABET.index(sign) * weight for sign, weight in zip(body, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def uscc(written: str) -> str:
    """A 统一社会信用代码 in upper-case half width. Raises Refusal LT-USCC-01/02/03 (form, exponent, check digit)."""
    code = plain_width(written).upper().replace(" ", "")
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
    code = plain_width(written).upper().replace(" ", "")
    if EXPONENT.fullmatch(code):
        raise Refusal(issue("LT-STOCK-02", value=written))
    if match := MAINLAND.fullmatch(code):
        return match[1]
    if match := HONG_KONG.fullmatch(code + ".HK" if board == "hong_kong" and code.isdecimal() else code):
        return match[1].zfill(5)
    raise Refusal(issue("LT-STOCK-01", value=written))
