"""The weights learned without labels: Splink's expectation maximisation over the names that are at hand (extra `resolve`)."""
