"""What is known as arrays: numbered ids, relations in both directions, kernels over them, and recipes as an AND/OR graph."""
