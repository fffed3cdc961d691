"""Tables of projects that ask to enter, which are not in the ledger yet."""
