"""The documents that staff take into a meeting: the one-page brief, the list of target enterprises, the chain report."""
