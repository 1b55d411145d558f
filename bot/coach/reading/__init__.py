"""What a draft does to the customer who gets it."""
