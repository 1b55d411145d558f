"""What the customer's message tells, in words that can be said back to them."""
