"""Microsoft Teams: the only folder that knows Microsoft's packages and formats."""
