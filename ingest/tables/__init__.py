"""Tables of text out of spreadsheets and CSV files."""

from ingest.tables.reader import file_digest, read_tables
from ingest.tables.table import Table

__all__ = ["Table", "file_digest", "read_tables"]
