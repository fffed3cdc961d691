"""The pursuit register as a workbook that people fill in and send back: read, compared, checked, and told to the ledger."""

from ingest.pursuit.changes import Change, Edit, Fate
from ingest.pursuit.importing import take_in
from ingest.pursuit.lines import Workbook, read_register
from ingest.pursuit.round import Round

__all__ = ["Change", "Edit", "Fate", "Round", "Workbook", "read_register", "take_in"]
