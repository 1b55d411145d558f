"""What Slack makes live in a text, and what a person reads of it.

Source: docs.slack.dev messaging/formatting-message-text. Only & < > are escaped; everything between < and > in
mrkdwn is a command to Slack. plain_text parses none of it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.standins.slack.blockkit.walk import Json, Words, rich_elements, words

LiveKind = Literal["broadcast", "user", "channel", "usergroup", "link", "autolink", "date", "markup"]

_ANGLE = re.compile(r"<([^<>\n]+)>")
_BARE_LINK = re.compile(r"(?<![<|\w])https?://[^\s<>|]+")
_MARKUP = re.compile(
    r"(?<![\w*_~`])(?:```.+?```|`[^`\n]+`|([*_~])(?=\S)(?:[^\n]*?\S)\1)(?![\w*_~`])", re.DOTALL
)
_MARKDOWN = re.compile(r"\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*|__[^_\n]+__")
_TYPED_LINK = re.compile(r"https?://[^\s<>]+")

# A sample of the names Slack gives back for emoji that arrive as characters.
_EMOJI_NAMES = {
    "\N{PARTY POPPER}": ":tada:",
    "\N{WHITE HEAVY CHECK MARK}": ":white_check_mark:",
    "\N{WAVING HAND SIGN}": ":wave:",
    "\N{SMILING FACE WITH OPEN MOUTH}": ":smiley:",
    "\N{SLIGHTLY SMILING FACE}": ":slightly_smiling_face:",
    "\N{FIRE}": ":fire:",
    "\N{THUMBS UP SIGN}": ":+1:",
    "\N{PERSON WITH FOLDED HANDS}": ":pray:",
    "\N{ROCKET}": ":rocket:",
}


@dataclass(frozen=True)
class Live:
    """A piece of a message that does something: notifies, links or formats. `raw` is how it was written."""

    kind: LiveKind
    raw: str
    where: str


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def live_in(text: str, blocks: list[Json]) -> tuple[Live, ...]:
    """Every live piece of a message: of its top-level text (notifications parse it) and of its blocks."""
    found = list(_in_words(Words(text, "mrkdwn", "/text")))
    for each in words(blocks):
        found.extend(_in_words(each))
    for element, where in rich_elements(blocks):
        match element.get("type"):
            case "broadcast":
                found.append(Live("broadcast", f"<!{element['range']}>", where))
            case "user":
                found.append(Live("user", f"<@{element['user_id']}>", where))
            case "usergroup":
                found.append(Live("usergroup", f"<!subteam^{element['usergroup_id']}>", where))
            case "channel":
                found.append(Live("channel", f"<#{element['channel_id']}>", where))
            case "link":
                found.append(Live("link", element["url"], where))
            case _:
                pass
    return tuple(found)


def _in_words(each: Words) -> Iterator[Live]:
    if each.reading not in ("mrkdwn", "markdown"):
        return
    for match in _ANGLE.finditer(each.text):
        kind = _kind(match.group(1))
        if kind is not None:
            yield Live(kind, match.group(0), each.where)
    for match in _BARE_LINK.finditer(each.text):
        yield Live("autolink", match.group(0), each.where)
    pattern = _MARKUP if each.reading == "mrkdwn" else _MARKDOWN
    for match in pattern.finditer(each.text):
        yield Live("markup", match.group(0), each.where)


def _kind(inside: str) -> LiveKind | None:
    if re.match(r"!(channel|here|everyone|group)\b", inside):
        return "broadcast"
    if inside.startswith("!subteam^"):
        return "usergroup"
    if inside.startswith("!date^"):
        return "date"
    if re.match(r"@[UW][A-Z0-9]+", inside):
        return "user"
    if re.match(r"#[CG][A-Z0-9]+", inside):
        return "channel"
    if re.match(r"(https?://|mailto:|tel:|slack://)", inside):
        return "link"
    return None


def live_from(person_text: str, live: tuple[Live, ...]) -> tuple[Live, ...]:
    """The live pieces that stand word for word in what a person wrote: there must be none."""
    return tuple(each for each in live if each.raw in person_text)


def reads(each: Words) -> str:
    """What a person reads of a text: entities decoded, links by their label, mentions by name, markup as typed."""
    if each.reading in ("plain_text", "rich"):
        return each.text

    def shown(match: re.Match[str]) -> str:
        inside = match.group(1)
        label = inside.split("|", 1)[1] if "|" in inside else None
        if inside.startswith("!date^"):
            return label or inside
        if _kind(inside) is None:
            return match.group(0)
        return label or inside.replace("!", "@", 1)

    return html.unescape(_ANGLE.sub(shown, each.text))


def as_given_back(text: str) -> str:
    """A text as Slack hands it back: links in angle brackets, emoji by name, a lone & as an entity.

    docs.slack.dev messaging/formatting-message-text, "retrieving messages". So never compare what comes back
    with what was sent.
    """
    text = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", text)
    text = _BARE_LINK.sub(lambda match: f"<{match.group(0)}>", text)
    return emoji_named(text)


def emoji_named(text: str) -> str:
    return "".join(_EMOJI_NAMES.get(character, character) for character in text)


def typed_link(text: str) -> str:
    """Links as a command with `should_escape: true` receives them."""
    return _TYPED_LINK.sub(lambda match: f"<{match.group(0)}>", text)
