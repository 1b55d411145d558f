"""A person in Slack who tries everything they are shown: each button, each entry of a menu, each form, once."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from adapters.slack.form import read_metadata
from adapters.slack.values import read_value
from tests.standins.slack import Channel, Message, Person, Reaction, SlackStandin, View
from tests.standins.slack.model import Choice, Via, choices

Shown = Message | View
Begin = Callable[[], Awaitable[Shown]]

SUBMIT = "submit"
_PATIENCE = 20.0
_TYPED = "We can't refund order 88-1204."


@dataclass(frozen=True)
class Offer:
    """What can be pressed, as far as pressing it once tells about all of its kind."""

    where: str
    command: str
    verb: str
    label: str

    @property
    def kind(self) -> tuple[str, str]:
        return self.command, self.verb


@dataclass
class Walk:
    """`tick` is called before each gesture: a hand needs a moment. `tried` is shared by the walks of one product:
    what one of them tried the others need not. `lost` is what was not there any more when its turn came."""

    slack: SlackStandin
    person: Person
    tick: Callable[[], None]
    tried: set[Offer]
    lost: set[Offer] = field(default_factory=set[Offer])

    async def on(self, begin: Begin) -> None:
        """Tries everything that this beginning leads to; it is begun again for what stands beside."""
        await self._explore(begin, (), await self._begun(begin))

    # --- single gestures ----------------------------------------------------------------------------

    async def command(self, typed: str, channel: Channel) -> Shown:
        self.tick()
        name, _, text = typed.partition(" ")
        return await self._answer(await self.slack.command(name, text, user=self.person, channel=channel))

    async def shortcut(self, callback_id: str, on: Message) -> Shown:
        self.tick()
        return await self._answer(await self.slack.shortcut(callback_id, on=on, user=self.person))

    async def dm(self, text: str) -> Shown:
        self.tick()
        return await self._answer(await self.slack.dm(text, user=self.person), "chat.postMessage")

    async def home(self) -> Shown:
        self.tick()
        since = self.slack.world.seq
        await self.slack.open_home(self.person)

        def drawn() -> View | None:
            view = self.slack.home_of(self.person)
            return view if view is not None and view.changed > since else None

        shown = await self.slack.until(drawn, _PATIENCE)
        assert shown is not None
        return shown

    async def press(self, shown: Shown, label: str, at: int = 0) -> Shown:
        self.tick()
        return await self._answer(await self.slack.press(shown, label, user=self.person, at=at))

    # --- everything there is --------------------------------------------------------------------------

    async def _begun(self, begin: Begin) -> Shown:
        self._close()
        return await begin()

    async def _explore(self, begin: Begin, path: tuple[Offer, ...], shown: Shown) -> None:
        new = [offer for offer in dict.fromkeys(offers(shown)) if offer not in self.tried]
        self.tried.update(new)
        at: Shown | None = shown
        for offer in new:
            if at is None or not self._offered(at, offer):
                at = await self._again(begin, path, offer)
            if at is None:
                self.lost.add(offer)
                self.tried.discard(offer)
                continue
            self.lost.discard(offer)
            answer = await self._try(at, offer)
            if answer is not None:
                await self._explore(begin, (*path, offer), answer)

    async def _again(self, begin: Begin, path: tuple[Offer, ...], wanted: Offer) -> Shown | None:
        shown: Shown | None = await self._begun(begin)
        for offer in path:
            if shown is None or not self._offered(shown, offer):
                return None
            shown = await self._try(shown, offer)
        return shown if shown is not None and self._offered(shown, wanted) else None

    def _offered(self, shown: Shown, offer: Offer) -> bool:
        if isinstance(shown, View):
            hidden = shown.body["type"] == "modal" and shown is not self.slack.modal_of(self.person)
        else:
            hidden = shown.deleted or shown.lost
        return not hidden and offer in offers(shown)

    async def _try(self, shown: Shown, offer: Offer) -> Shown | None:
        """What came of it; None for a form that only shows something."""
        if offer.verb == SUBMIT and isinstance(shown, View):
            self.tick()
            seen = await self.slack.submit(shown, typed_into(shown))
            return await self._answer(seen, "ack", "response_url") if offer.command else None
        if isinstance(shown, Message) or shown.body["type"] == "home":
            self._close()
        at = list(pressable(shown)).index(offer)
        label, same = _named(shown)[at]
        return await self.press(shown, label, same)

    async def _answer(self, seen: Reaction, *via: Via) -> Shown:
        """What the person looks at then: nobody is left without a word. `via` where Slack can't tell what it is
        an answer to: it comes by that way."""
        assert seen.error is None, seen.error
        if seen.field_errors:
            return seen.modal

        def look(seen: Reaction) -> Shown | None:
            modal = self.slack.modal_of(self.person)
            if modal is not None and modal.changed > seen.since and not _waits(modal):
                return modal
            found = [each for each in seen.messages if each.via in via] if via else seen.answers
            return next((each for each in reversed(found) if not _waits(each)), None)

        answer = await seen.until(look, _PATIENCE)
        assert answer is not None
        assert "That didn't work (ref" not in answer.words, answer.words
        assert "and got no answer. Nothing was changed" not in answer.words, answer.words
        return answer

    def _close(self) -> None:
        while (modal := self.slack.modal_of(self.person)) is not None:
            modal.closed = True


def offers(shown: Shown) -> Iterator[Offer]:
    yield from pressable(shown)
    if isinstance(shown, View) and "submit" in shown.body:
        command, _, _ = read_value(read_metadata(shown.body["private_metadata"]).ask)
        yield Offer("modal", command, SUBMIT, shown.title)


def pressable(shown: Shown) -> Iterator[Offer]:
    """Buttons and entries of menus, in their order; the fields of a form go with its submission."""
    where = shown.body["type"] if isinstance(shown, View) else "message"
    for label, choice in _choices(shown):
        command, verb, _ = read_value((choice.option or choice.element)["value"])
        a_storys = command == "quiz" and verb in ("choose", "answer")
        yield Offer(where, command, verb, "" if a_storys else label)


def _named(shown: Shown) -> list[tuple[str, int]]:
    """The label of each, and which of those that are called so it is."""
    labels = [label for label, _ in _choices(shown)]
    return [(label, labels[:n].count(label)) for n, label in enumerate(labels)]


def _choices(shown: Shown) -> list[tuple[str, Choice]]:
    return [each for each in choices(shown.blocks) if each[1].block["type"] != "input"]


def _waits(shown: Shown) -> bool:
    return "Still working on it" in shown.words


def typed_into(view: View) -> dict[str, str]:
    """Something for each field that has to be filled and is not."""
    needed = {label: block["element"] for label, block in view.inputs.items() if not block.get("optional")}
    return {
        label: element["options"][0]["text"]["text"] if "options" in element else _TYPED
        for label, element in needed.items()
        if "initial_value" not in element and "initial_option" not in element
    }
