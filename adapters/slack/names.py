"""What our commands are called in Slack, where names are not ours alone: the app installed last wins."""

from collections.abc import Mapping, Sequence

from bot.settings import SettingsError
from commands.command import Command


def slack_names(commands: Sequence[Command], others: Mapping[str, str]) -> dict[str, str]:
    """The commands by their names without the slash; `others` are the names a team chose.

    Raises SettingsError where those are for no command of ours, or give two of them one name.
    """
    ours = [each.name for each in commands if each.slash]
    if strays := sorted(set(others) - set(ours)):
        problem = f"names {', '.join(strays)} anew; there are {', '.join(ours)}."
        raise SettingsError((("RAPPORT_COMMANDS", problem),))
    names = {others.get(each, each): each for each in ours}
    if len(names) < len(ours):
        raise SettingsError((("RAPPORT_COMMANDS", "gives two commands the same name."),))
    return names
