"""The first line of an answer."""
