"""What is reckoned on top of the states: each capability a package of its own; none of them changes a state."""
