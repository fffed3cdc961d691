"""What follows from facts and states: measures, comparisons and the other answers of the gap engine, one sub-package each."""
