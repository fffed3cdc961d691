"""Tables of text out of spreadsheets and text files."""

from ingest.tables.reader import file_digest, read_tables
from ingest.tables.table import Table, faults_of

__all__ = ["Table", "faults_of", "file_digest", "read_tables"]
