"""Microsoft's side: the login, the keys, and the Connector with its rules for activities."""
