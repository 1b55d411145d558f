"""What a person practises next, and how an answer is marked. Pure: time and identity are arguments."""
