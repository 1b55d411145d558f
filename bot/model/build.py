"""The improver from what is set up: its prompt from our strings, its vocabulary from our library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import cast, get_args

from bot.coach import Coach, Stance
from bot.content import Content
from bot.content.entries import Entry
from bot.model.budget import Budget
from bot.model.improver import Client, Improver
from bot.model.mask import Mask
from bot.model.prompt import Prompt
from bot.settings import Settings
from bot.texts import Texts

_COMPLAINTS = ("facts", "stance", "promise", "never_say", "second_reading", "other")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*")


def improver(settings: Settings, client: Client, packs: Content, texts: Texts, coach: Coach) -> Improver:
    return Improver(
        client,
        coach,
        Mask(coach.facts, vocabulary(packs, coach)),
        _prompt(texts),
        Budget(settings.model_tokens, settings.model_tokens_workspace),
        name=settings.model,
        host=settings.model_host,
    )


def _prompt(texts: Texts) -> Prompt:
    stances: tuple[Stance, ...] = get_args(Stance)
    return Prompt(
        instructions=texts.plain("model.prompt"),
        rules=texts.plain("model.prompt.rules"),
        phrases=texts.plain("model.prompt.phrases"),
        stances={each: texts.plain(f"model.prompt.stance.{each}") for each in stances},
        complaints={each: texts.plain(f"model.prompt.complaint.{each}") for each in _COMPLAINTS},
        again=texts.plain("model.prompt.again"),
    )


def vocabulary(packs: Content, coach: Coach) -> frozenset[str]:
    """Words that are no names: those of the coach's dictionary, and those that stand in small letters somewhere in
    the library, where names never do."""
    return frozenset(_in_small_letters(packs)) | coach.vocabulary


def _in_small_letters(packs: Content) -> Iterator[str]:
    for kind in fields(packs):
        entries: tuple[Entry, ...] = getattr(packs, kind.name)
        for entry in entries:
            for text in _strings(entry.model_dump()):
                yield from (word.replace("’", "'") for word in _SMALL_WORD.findall(text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in cast("Mapping[str, object]", value).values():
            yield from _strings(each)
    elif isinstance(value, Sequence):
        for each in cast("Sequence[object]", value):
            yield from _strings(each)
