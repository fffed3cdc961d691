"""How people reach it: the command line and the exports."""
