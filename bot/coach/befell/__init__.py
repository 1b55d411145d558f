"""What befell the customer, cut from their own clauses."""
