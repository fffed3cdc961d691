"""Facts and states as files for a spreadsheet: one workbook, or one CSV file a sheet."""

from app.export.folder import write_folder
from app.export.sheets import Book, Sheet, make_book
from app.export.workbook import write_workbook

__all__ = ["Book", "Sheet", "make_book", "write_folder", "write_workbook"]
