"""Values as people write them, turned into the one canonical text that the ledger keeps."""

from ontology.values.amounts import Amount, amount
from ontology.values.codes import USCC_ALPHABET, stock_code, uscc, uscc_check_digit
from ontology.values.dates import Reading, date, first_day, last_day, open_ended, read_date
from ontology.values.lists import BRACKETS, SEVERAL, paired, parts
from ontology.values.numbers import NUMBER, canonical_decimal, converted, decimal, integer
from ontology.values.numerals import SCALES, in_numerals, numeral
from ontology.values.periods import period, read_period
from ontology.values.text import boolean, half_width, means_nothing, normalised_name, plain_width, text

__all__ = [
    "BRACKETS", "NUMBER", "SCALES", "SEVERAL", "USCC_ALPHABET", "Amount", "Reading", "amount", "boolean", "canonical_decimal",
    "converted", "date", "decimal", "first_day", "half_width", "in_numerals", "integer", "last_day", "means_nothing",
    "normalised_name", "numeral", "open_ended", "paired", "parts", "period", "plain_width", "read_date", "read_period",
    "stock_code", "text", "uscc", "uscc_check_digit",
]  # fmt: skip
