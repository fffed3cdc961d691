"""Tables of text out of spreadsheets and text files."""

from ingest.tables.layout import laid_out
from ingest.tables.reader import file_digest, read_sheets, read_tables
from ingest.tables.sheet import Sheet, column_name
from ingest.tables.table import Table, faults_of

__all__ = ["Sheet", "Table", "column_name", "faults_of", "file_digest", "laid_out", "read_sheets", "read_tables"]
