"""Tables of text out of spreadsheets and CSV files."""

from ingest.tables.reader import Table, file_digest, read_tables

__all__ = ["Table", "file_digest", "read_tables"]
