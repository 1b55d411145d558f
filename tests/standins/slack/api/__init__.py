"""The Web API: one table of methods, one file for each family."""

from tests.standins.slack.api import auth, chat, conversations, users, views
from tests.standins.slack.api.method import Method

METHODS: dict[str, Method] = {
    method.name: method for family in (auth, chat, conversations, users, views) for method in family.METHODS
}
