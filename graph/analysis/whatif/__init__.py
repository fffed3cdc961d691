"""What-if: the states of a place's links with firms, numbers or surveys assumed, beside those without."""
