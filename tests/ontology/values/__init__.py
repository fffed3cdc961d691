"""Values in all the ways people write them."""
