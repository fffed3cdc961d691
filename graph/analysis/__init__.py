"""What follows from the states: which gap hurts, what supports a link, and what to do about it."""
