"""A sentence that would stand as it was typed, said the other way round."""
