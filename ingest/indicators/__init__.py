"""The workbook of targets that departments fill in: its layout, how it is read back, how it enters the ledger."""
