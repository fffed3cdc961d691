"""Who may do what in the web app, what was done by whom, and what each may see."""
