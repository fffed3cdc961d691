"""The zoo: every kind of bad input as an animal made by code, and the exact message that a person gets."""
