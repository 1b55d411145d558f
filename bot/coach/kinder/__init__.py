"""One sentence of a draft, said anew."""
