"""The playground: the whole product in a browser, with no account and no key."""
