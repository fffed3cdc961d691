"""Who is who in a ledger: what the matcher proposes, what reviewers decide in a workbook, and what each decision does."""
