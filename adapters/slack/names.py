"""What our commands are called in Slack, where names are not ours alone: the app installed last wins."""

from collections.abc import Mapping, Sequence

from commands.command import Command


def slack_names(commands: Sequence[Command], others: Mapping[str, str]) -> dict[str, str]:
    """The commands by their names without the slash; `others` are the names a team chose."""
    return {others.get(each.name, each.name): each.name for each in commands if each.slash}
