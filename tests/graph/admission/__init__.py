"""What a project is held against before it may enter."""
