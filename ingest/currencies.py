"""What currencies are called in tables, and their codes (ISO 4217)."""

from __future__ import annotations

CODES = {"人民币": "CNY", "元": "CNY", "人民币元": "CNY", "RMB": "CNY", "美元": "USD"}
NAMES = {code: next(name for name, each in CODES.items() if each == code) for code in CODES.values()}
"""The one name of each code that is shown."""


def currency_code(written: str) -> str:
    """The code of a currency as it is written; what is unknown is taken for a code."""
    return CODES.get(written.strip(), written.strip().upper())
