"""The one-page brief: what it says, how much of the page that takes, and the template that it is written by."""
