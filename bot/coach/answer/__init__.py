"""The answer as a whole: its plan, what joins its sentences, its versions, and what guards them."""
