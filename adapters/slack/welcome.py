"""The first words to a person, in their own chat with us."""

from datetime import datetime

from bot.message import Ask, Person, Place
from bot.store import Store


async def welcome(store: Store, chat: Place, now: datetime, *, name: str = "") -> None:
    """Once for one person. `chat`'s channel is their id: Slack opens the chat. `name`: of the workspace they
    have just let us into; "" for who only opened us."""
    person = chat.channel
    ids = {"name": name} if name else {}
    ask = Ask("welcome", chat, Person(person), verb="installer" if name else "", ids=ids)
    await store.outbox.post(chat, ask, now, key=f"welcome:{chat.workspace}:{person}")
