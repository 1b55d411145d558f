"""Figures of speech in plain words, before a message is heard: nobody who is "sick of waiting" is ill."""

import re
from collections.abc import Mapping
from functools import cache

from bot.coach.choice import pairs_of, tell
from bot.coach.wording import Wording


def in_plain_words(message: str, wording: Wording) -> str:
    frames = wording.frames["figurative"]
    if not tell(frames, message):
        return message
    pattern, plain = _figures(frames)
    return pattern.sub(lambda hit: plain[hit.group().lower().replace("’", "'")], message)


@cache
def _figures(frames: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    figures, plain = pairs_of(frames)
    return re.compile(
        rf"(?<!\w){figures.replace(chr(39), '[’' + chr(39) + ']')}(?![\w'’])", re.IGNORECASE
    ), plain
