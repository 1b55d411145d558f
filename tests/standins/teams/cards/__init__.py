"""Adaptive Cards as Teams reads them: what is allowed, what is shown, what is alive."""
