"""Who is who among the actors of a ledger."""
