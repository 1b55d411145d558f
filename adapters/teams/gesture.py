"""What a person typed or pressed, as the `Ask` it means."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from adapters.teams.activity import Seat
from bot.message import Ask

KEY = "rapport"
"""Where a button's own data stands, beside what its form's fields hold."""
_WORD = re.compile(r"(/?)([^\s/]+)\s*(.*)", re.DOTALL)
_LONGEST = 300
"""Characters of an id; ours are under 100."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's own data. `form`: it submitted a form that stands in the chat. `card`: the id of the
    message whose dialog this is, so that what the dialog changes is drawn there. `post`: the key of the post it
    stands on, where nobody had asked for it. `own`: each reader sees its card in their own way. `values`: what
    the form's fields held."""

    command: str
    verb: str
    ids: Mapping[str, str]
    form: bool = False
    card: str = ""
    post: str = ""
    own: bool = False
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    def data(self) -> dict[str, Any]:
        more: dict[str, Any] = {"form": True} if self.form else {}
        if self.card:
            more["card"] = self.card
        if self.post:
            more["post"] = self.post
        if self.own:
            more["own"] = True
        return {KEY: {"command": self.command, "verb": self.verb, "ids": dict(self.ids), **more}}


def pressed(value: object) -> Pressed | None:
    """The button behind `value`, None where it is none of ours."""
    data = value.get(KEY) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(data, dict):
        return None
    ids = data.get("ids")
    command, verb = data.get("command"), data.get("verb")
    card, post = data.get("card", ""), data.get("post", "")
    if not (_is_word(command) and _is_word(verb) and _is_word(card) and _is_word(post)):
        return None
    if not isinstance(ids, dict):
        return None
    if not all(_is_word(each) for pair in ids.items() for each in pair):
        return None
    values = {name: held for name, held in value.items() if isinstance(held, str)}
    form, own = data.get("form") is True, data.get("own") is True
    return Pressed(command, verb, ids, form, card, post, own, values)


def pressed_ask(button: Pressed, seat: Seat) -> Ask:
    return Ask(
        command=button.command,
        place=seat.place,
        person=seat.person,
        verb=button.verb,
        ids=button.ids,
        values=button.values,
        locale=seat.locale,
    )


def typed_ask(
    text: str, seat: Seat, slash: Mapping[str, str], words: Collection[str], *, openly: bool = False
) -> Ask:
    """`tip late` and `/tip late` are commands; other words are a draft, unless they begin with a slash.

    `slash`: commands by the name people type; `words`: those of /rapport, which alone are words too, and
    first in a sentence where it was said `openly`: no drafts are meant to be there.
    """
    match = _WORD.fullmatch(text)
    mark, word, rest = match.groups() if match else ("", "", "")
    word = word.lower()
    if slash.get(word) == "rapport":  # `rapport tip late` is `tip late`
        first, _, further = rest.partition(" ")
        if (named := first.lower().removeprefix("/")) in slash:
            word, rest = named, further.strip()
    if word in slash:
        return _ask(slash[word], rest, seat)
    about = rest.lower().removeprefix("/")
    if (
        not text
        or mark
        or (word in words and (openly or not rest or (word == "help" and about in {*slash, *words})))
    ):
        return _ask("rapport", f"{word} {rest}".strip(), seat)
    return _ask("rephrase", text, seat)


def _ask(command: str, text: str, seat: Seat) -> Ask:
    return Ask(command, seat.place, seat.person, text, locale=seat.locale)


def _is_word(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST
