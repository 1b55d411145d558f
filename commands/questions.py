"""Five questions to ask yourself about a customer"""

from bot.content.entries import Question
from bot.message import Ask, Button, Card, Note, Part, Quote, Reply, Text, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    questions = services.content.questions
    match ask.verb:
        case "all":
            return Reply(_all(questions, words), replaces=True)
        case "one":
            place = next((n for n, each in enumerate(questions) if each.id == ask.ids.get("question")), 0)
            return Reply(_one(questions, place, words), replaces=True)
        case _:
            return Reply(_one(questions, 0, words))


def _one(questions: tuple[Question, ...], place: int, words: Words) -> Card:
    """One question, what else it lets you ask, and what it shows in an example."""
    question = questions[place]
    follow_ups = "\n".join(f"• {each}" for each in question.follow_ups)
    parts: list[Part] = [
        Title(words.plain("questions.title", number=place + 1, of=len(questions))),
        words.text("questions.question", **ours(question=question.text)),
        Text((question.why,)),
        words.text("questions.follow_ups", **ours(follow_ups=follow_ups)),
        words.note("questions.customer"),
        Quote(question.customer),
        words.text("questions.insight", **ours(insight=question.insight)),
        words.note("questions.line"),
        Quote(question.line),
    ]
    if place + 1 < len(questions):
        parts.append(_turn_to(questions[place + 1], words.plain("questions.button.next")))
    every = Button(words.plain("questions.button.all"), "questions", "all")
    return Card((*parts, every, _of_a_message(words)))


def _all(questions: tuple[Question, ...], words: Words) -> Card:
    parts: list[Part] = [Title(words.plain("questions.all"))]
    for number, each in enumerate(questions, start=1):
        parts.append(words.text("questions.listed", **ours(number=number, question=each.text)))
        parts.append(Note((each.why,)))
    return Card((*parts, _turn_to(questions[0], words.plain("questions.button.one")), _of_a_message(words)))


def _of_a_message(words: Words) -> Button:
    return Button(words.plain("questions.button.use"), "side", "", opens_form=True)


def _turn_to(question: Question, label: str) -> Button:
    return Button(label, "questions", "one", {"question": question.id}, primary=True)


COMMAND = Command("questions", handle)
