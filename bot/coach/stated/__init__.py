"""Short firm statements, said as a person would."""
