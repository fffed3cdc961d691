"""Documents to facts: policy texts and news are read, their spans marked, and what they say goes into the ledger like any row."""
