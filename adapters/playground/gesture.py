"""What a page may post, checked, and the `Ask` it means."""

import json
import re
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from aiohttp import web
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from adapters.playground.people import PersonaId, RoomId, person, place
from bot.message import Ask
from bot.texts import Texts

MAX_BODY = 128 * 1024
"""Bytes of a post: two boxes of 10,000 characters each, in any script, with room to spare."""

_Word = Annotated[str, Field(max_length=200)]
_TYPED = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Gesture(_Body):
    """Typed (`text`, `theirs`), or pressed and submitted (`command`, `verb`, `ids`, `values`)."""

    persona: PersonaId = Field(alias="as")
    room: RoomId
    page: str = Field(pattern=r"^[\w-]{8,40}$")
    article: str = Field("", pattern=r"^([\w-]{1,40})?$")
    zone: str = Field("", max_length=60)
    text: str = ""
    theirs: str = ""
    command: _Word = ""
    verb: _Word = ""
    ids: dict[_Word, _Word] = {}
    values: dict[_Word, str] = {}

    @property
    def is_draft(self) -> bool:
        return not self.command and not self.text.lstrip().startswith("/")


class Draft(_Body):
    text: str
    theirs: str = ""


class Move(_Body):
    """How far the clock goes forward, or until when."""

    hours: int = Field(0, ge=0, le=24 * 366)
    to: AwareDatetime | None = None


_B = TypeVar("_B", bound=_Body)


async def read_body(request: web.Request, model: type[_B]) -> _B:
    """The posted JSON. Raises 413 for one that is too large, 400 for one that is not what a page sends."""
    if (request.content_length or 0) > MAX_BODY:
        raise web.HTTPRequestEntityTooLarge(MAX_BODY, request.content_length or 0)
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        if len(raw) > MAX_BODY:
            raise web.HTTPRequestEntityTooLarge(MAX_BODY, len(raw))
    try:
        return model.model_validate(json.loads(raw))
    except (ValidationError, ValueError, RecursionError):
        # What was wrong is not said: a validation error quotes its input, which may be a draft.
        raise web.HTTPBadRequest from None


def ask_of(gesture: Gesture, commands: frozenset[str], texts: Texts) -> Ask:
    """`/x words` is the command x, or a word of /rapport; words alone are a draft for /rephrase."""
    command, text = gesture.command, ""
    if not command:
        if gesture.is_draft:
            command, text = "rephrase", _with_theirs(gesture.text, gesture.theirs)
        else:
            typed = _TYPED.match(gesture.text.lstrip())
            word, rest = typed.groups() if typed else ("", "")
            known = word.lower() in commands
            command, text = (word.lower(), rest) if known else ("rapport", f"{word} {rest}".strip())
            if command == "rephrase" and rest:
                text = _with_theirs(rest, gesture.theirs)
    return Ask(
        command=command,
        place=place(gesture.room, gesture.persona),
        person=person(gesture.persona, texts, _known(gesture.zone)),
        text=text,
        verb=gesture.verb,
        ids=gesture.ids,
        values=gesture.values,
    )


def _with_theirs(draft: str, theirs: str) -> str:
    """The customer's message before the draft, as /rephrase reads it: each line behind a >."""
    return "\n".join([*(f"> {line}" for line in theirs.strip().splitlines()), draft])


def _known(zone: str) -> str | None:
    try:
        return ZoneInfo(zone).key
    except (KeyError, ValueError, OSError):  # not there, not a name, a folder
        return None
