"""What is played for the pictures of Slack: each scene is one picture."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs.slack_pictures import Studio

PAGE = Path(__file__).parent / "reference" / "slack-cards.md"
NO = "No, there's nothing I can do."
THEIRS = (
    "My tent leaked on the first night of our trip, and my daughter was freezing. I was promised a new one last week. "
    "I want my money back."
)


@dataclass(frozen=True)
class Scene:
    name: str
    title: str
    told: str
    play: "Callable[[Studio], Awaitable[None]]"


async def _rephrase(at: "Studio") -> None:
    card = at.message(f"/rephrase {NO}", await at.says("/rephrase", NO))
    at.view("Why?", await at.opens(card, "Why?"))
    await at.slack.close(at.slack.modal_of(at.slack.amy), all_of_them=True)
    form = at.view("Add one thing you can do", await at.opens(card, "Add one thing you can do"))
    typed = {
        "Which is true?": "Something else",
        "End that sentence": "send a repair kit today, free of charge",
    }
    at.message("Show the answer", (await at.slack.submit(form, typed)).message)


async def _forms(at: "Studio") -> None:
    seen = await at.slack.command("/rephrase")
    at.view("/rephrase", seen.modal)
    typed = {"You would send": NO, "They wrote": THEIRS, "Your decision": "It's a no"}
    card = at.message("Rephrase", (await at.slack.submit(seen.modal, typed)).message)
    at.view("Show to copy", await at.opens(card, "Show to copy"))
    await at.slack.close(at.slack.modal_of(at.slack.amy), all_of_them=True)
    at.view("Feedback", await at.opens(card, "Feedback"))


async def _left(at: "Studio") -> None:
    good = "Your saddle never came and the race is on Sunday. I have sent a new one today, and I will write to you on Thursday with the tracking number."
    at.message("/rephrase, a draft that works", await at.says("/rephrase", good))
    at.message("/rephrase, a plain question", await at.says("/rephrase", "Which size do you need?"))
    at.message(
        "/rephrase, another language", await at.says("/rephrase", "Das geht leider nicht, tut mir leid.")
    )
    at.message("/rephrase, words of self-harm", await at.says("/rephrase", f"> I want to die\n{NO}"))


async def _side(at: "Studio") -> None:
    said = await at.slack.say(THEIRS, user=at.ben)
    seen = await at.slack.shortcut("side.message", on=said)
    form = await seen.until(lambda s: s.modal_open and s.modal)
    at.view("See their side, on a customer's message", form)
    seen = await at.slack.submit(
        form, {"What can you honestly offer?": "send a repair kit today, free of charge"}
    )
    at.view("Show a draft", seen.modal)


async def _practice(at: "Studio") -> None:
    at.message("/tip", await at.says("/tip"))
    card = at.message("/quiz", await at.says("/quiz"))
    await at.answers(card, card.labels[1])
    at.message("B", card)
    await at.answers(card, "Sure")
    at.message("Sure", card)


async def _scheduled(at: "Studio") -> None:
    kim = at.kim
    dry = at.message(
        "/rapport schedule quiz in #support Tue and Thu at 9:30",
        await at.says("/rapport", "schedule quiz in #support Tue and Thu at 9:30", kim),
    )
    at.message("Start", await at.answers(dry, "Start", kim))
    at.view(
        "/rapport schedule, without words", (await at.slack.command("/rapport", "schedule", user=kim)).modal
    )
    at.message(
        "The same, asked by who doesn't lead",
        await at.says("/rapport", "schedule tip in #support every Monday at 9"),
    )


async def _channel(at: "Studio") -> None:
    kim, support = at.kim, at.slack.support
    dry = await at.says("/rapport", "schedule quiz in #support Tue and Thu at 9:30", kim)
    await at.answers(dry, "Start", kim)
    [hello] = await at.later(lambda: at.slack.posts(support))
    at.message("Before the first post", hello)
    at.now = datetime(2027, 3, 2, 9, 29, tzinfo=at.now.tzinfo)
    _, post = await at.later(lambda: len(found := at.slack.posts(support)) > 1 and found, minutes=1)
    people = [
        each for each in at.slack.workspace.people.values() if each.id in support.members and not each.bot
    ]
    seen = None
    for n, person in enumerate(people):
        seen = await at.answers(post, post.labels[n % 3] if n % 4 else post.labels[1], person)
    assert seen is not None
    await at.later(lambda: f"{len(people)} " in post.words, seconds=4)
    at.message("Tuesday, 9:30", post)
    at.message("To who pressed, alone", seen)
    at.now = datetime(2027, 3, 3, 9, 31, tzinfo=at.now.tzinfo)
    await at.later(lambda: "closed" in post.words, seconds=4)
    at.message("At its close", post)


async def _home(at: "Studio") -> None:
    await at.slack.open_home()
    await at.slack.until(lambda: at.slack.home_of(at.slack.amy))
    at.view("An agent's Home", at.slack.home_of(at.slack.amy))


async def _leads_home(at: "Studio") -> None:
    kim = at.kim
    for words in ("quiz in #support Tue and Thu at 9:30", "tip in #support every Monday at 9:15"):
        await at.answers(await at.says("/rapport", f"schedule {words}", kim), "Start", kim)
    await at.says("/rapport", "pause 2", kim)
    asked = await at.says("/rapport", "schedule tip in #support every Friday at 16:00")
    await at.answers(asked, "Ask kim to allow")
    at.now = datetime(2027, 3, 2, 9, 29, tzinfo=at.now.tzinfo)
    await at.later(lambda: len(at.slack.posts(at.slack.support)) > 1, minutes=1)
    async with asyncio.timeout(20):  # Home is drawn when it is opened: once the post is noted, it says so
        while not ((home := at.slack.home_of(kim)) and "Last: posted" in home.words):
            await at.slack.open_home(kim)
            await asyncio.sleep(0.2)
    at.view("A lead's Home", at.slack.home_of(kim))


async def _first(at: "Studio") -> None:
    await at.slack.open_home(tab="messages")
    [hello] = await at.later(lambda: at.slack.posts(at.slack.workspace.dm(at.slack.amy)))
    at.message("The first words in a person's chat", hello)
    at.message("What is stored?", await at.answers(hello, "What is stored?"))
    at.message("/rapport help", await at.says("/rapport", "help"))


SCENES = (
    Scene(
        "rephrase", "/rephrase", "An empty no: how it may be read, a kinder line, why, and a door.", _rephrase
    ),
    Scene(
        "forms",
        "The forms",
        "With the customer's message and the decision; the text to copy; feedback.",
        _forms,
    ),
    Scene(
        "left-alone",
        "Drafts that stay",
        "A draft that works, a plain question, another language, and a message that needs a person.",
        _left,
    ),
    Scene(
        "their-side",
        "See their side",
        "On the menu of a customer's message: guesses in their own words, or none.",
        _side,
    ),
    Scene("practice", "Tip and quiz", "In private.", _practice),
    Scene("schedule", "A schedule", "Nothing is posted before Start.", _scheduled),
    Scene(
        "channel",
        "A quiz in a channel",
        "The post, the verdict that one person sees, and the same post at its close.",
        _channel,
    ),
    Scene("home", "Home", "An agent's day.", _home),
    Scene(
        "home-lead",
        "Home of who leads",
        "What waits for a decision, what is scheduled, how the last one went.",
        _leads_home,
    ),
    Scene("first", "First words, and help", "Said once to a person.", _first),
)


def page() -> str:
    """The page that shows the pictures kept."""
    lines = [
        "# Cards and forms in Slack",
        "",
        "What Slack is sent, drawn at a phone's width by another project's Block Kit renderer, so near to Slack and",
        "not Slack itself. Made anew by `python -m docs.slack_pictures` (needs Node).",
    ]
    for scene in SCENES:
        light, dark = (f"../pictures/slack-{scene.name}-{scheme}.png" for scheme in ("light", "dark"))
        lines += ["", f"## {scene.title}", "", scene.told, ""]
        lines += [f"![{scene.title}, light]({light}) ![{scene.title}, dark]({dark})"]
    return "\n".join(lines) + "\n"
