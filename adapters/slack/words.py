"""A person's words, of what Slack made of them: links, names and the three characters it escapes."""

import re

_LINK = re.compile(r"<((?:https?|mailto|tel):[^<>|\s]+)(?:\|([^<>]*))?>")
_NAMED = re.compile(r"<([@#])(\w+)(?:\|([^<>]*))?>")
_CALL = re.compile(r"<!(channel|here|everyone)(?:\|[^<>]*)?>|<!subteam\^\w+(?:\|([^<>]*))?>")


def of_rapport(text: str) -> str:
    """/rapport is given ids in place of names: they stay for who looks them up, but not in a draft."""
    if text.partition(" ")[0].lower() == "rephrase":
        return as_typed(text)
    return unescaped(_LINK.sub(_label, text))


def unescaped(text: str) -> str:
    """A command's words: Slack leaves them as they were typed, but for these three characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_typed(text: str) -> str:
    """A message's words."""
    text = _LINK.sub(_label, text)
    text = _NAMED.sub(lambda m: f"{m[1]}{m[3]}" if m[3] else m[0], text)
    text = _CALL.sub(lambda m: f"@{m[1]}" if m[1] else m[2] or m[0], text)
    return unescaped(text)


def _label(link: re.Match[str]) -> str:
    return link[2] or link[1].removeprefix("mailto:").removeprefix("tel:")
