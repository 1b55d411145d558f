"""Block Kit as Slack's validator reads it: pure, from JSON to a list of faults."""
