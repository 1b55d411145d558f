"""Slack: commands, buttons, forms and direct messages over signed HTTP, and the worker's way to post."""
