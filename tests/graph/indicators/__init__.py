"""What a plan sets and how far it has come."""
