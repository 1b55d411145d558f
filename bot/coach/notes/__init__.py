"""Notes and telegrams, written out."""
