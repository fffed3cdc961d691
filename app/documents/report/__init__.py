"""The chain report: the states of all links, the certificates of the gaps, whom to approach, what must be surveyed first."""
