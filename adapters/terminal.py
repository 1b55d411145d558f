"""The terminal: cards drawn with rich, forms as prompts, buttons by number, JSON for scripts."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.prompt import Prompt
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from bot.message import (
    Ask,
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Form,
    Image,
    Input,
    Link,
    LiveKey,
    More,
    Note,
    Part,
    Person,
    Place,
    Quote,
    Reply,
    Result,
    Said,
    Sendable,
    Spans,
    Text,
    Title,
    plain,
)
from bot.texts import Texts

if TYPE_CHECKING:  # loading the doctor loads the store, which /rephrase for scripts never opens
    from bot.doctor import Check

Answer = Callable[[Ask], Awaitable[Reply]]
Changed = Callable[[Sequence[LiveKey]], Awaitable[None]]
PLACE = Place("terminal", "playground", "terminal")
"""The playground's own workspace: what is set up here is posted there."""
PERSON = Person("local")
_BAR = 30
_FOLLOWED = "progress"
_LOOK = 0.5  # seconds


class Terminal:
    """One person at a terminal. Output goes to stdout, what went wrong to stderr."""

    def __init__(self, texts: Texts, out: Console | None = None, file: Path | None = None) -> None:
        """`file` is where a card's file is written to."""
        self.words = texts.words("en")
        self.file = file
        self.out = out or Console(highlight=False)
        self.plain = texts.plain

    def say(self, key: str, **values: str | int | Spans) -> None:
        self.out.print(styled(self.words.spans(key, **values)), soft_wrap=True)

    def raw(self, text: str) -> None:
        """For scripts: as it is, on one line."""
        self.out.print(text, soft_wrap=True, markup=False)

    def wrong_use(self, key: str, **values: str | int) -> int:
        self.faults(key, (), **values)
        return 2

    def faults(self, key: str, lines: Iterable[str], **values: str | int) -> int:
        """Names what is wrong on stderr; returns the exit code."""
        errors = Console(stderr=True, highlight=False, soft_wrap=True)
        errors.print(f"[bold]{escape(self.words.plain(key, **values))}[/bold]")
        for line in lines:
            errors.print(f"  {escape(line)}")
        return 1

    def checks(self, checks: "Iterable[Check]") -> int:
        """One line for each check, with how to mend what is not well; returns the exit code."""
        code = 0
        for check in checks:
            mark, style = ("ok", "green") if check.well else ("!!", "bold red")
            line = plain(self.words.spans(check.key, **check.values))
            self.out.print(Styled.assemble((f"{mark}  ", style), line), soft_wrap=True)
            code |= not check.well
        return int(code)

    async def talk(self, ask: Ask, answer: Answer, changed: Changed) -> None:
        """Shows the answer; at a real terminal its buttons and forms can be used until Enter ends it.
        `changed` hears of posted things to redraw."""
        while True:
            reply = await answer(ask)
            await changed(reply.changed)
            buttons = self.show(reply)
            further = reply.then
            while further is not None:
                better = await answer(further)
                await changed(better.changed)
                buttons = self.show(better) or buttons
                further = better.then
            for key in reply.changed:
                if key.command == _FOLLOWED and self.out.is_terminal:
                    await self._follow(key, ask, answer)
            if not (sys.stdin.isatty() and self.out.is_terminal):
                return
            if isinstance(reply.card, Form):
                if not reply.card.submit:
                    return
                ask = self._fill(reply.card, ask)
                continue
            pressed = self._press(buttons)
            if pressed is None:
                return
            ask = replace(
                ask, command=pressed.command, verb=pressed.verb, ids=pressed.ids, text="", values={}
            )

    async def _follow(self, key: LiveKey, ask: Ask, answer: Answer) -> None:
        """A broadcast as a progress bar, until all have left. A server has to be running for it to move."""
        from rich.progress import (  # noqa: PLC0415 - a server, which has no use for it, saves a megabyte
            BarColumn,
            Progress,
            TextColumn,
        )

        asked = Ask(key.command, ask.place, Person(""), verb="show", ids={"id": key.id})
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[pace]}"))
        with Progress(*columns, console=self.out, transient=True) as bar:
            task = bar.add_task("", total=None, pace="")
            while True:
                reply = await answer(asked)
                parts = reply.card.parts if isinstance(reply.card, Card) else ()
                chart = next((part for part in parts if isinstance(part, Chart)), None)
                if chart is None:
                    break
                (_, sent), (_, left) = chart.series
                pace = next((plain(part.spans) for part in parts if isinstance(part, Note)), "")
                bar.update(task, description=chart.title, completed=sent, total=sent + left, pace=pace)
                await asyncio.sleep(_LOOK)
        self.show(reply)

    def show(self, reply: Reply) -> tuple[Button, ...]:
        """Draws the reply; returns its buttons in the order of their numbers."""
        match reply.card:
            case Card(parts):
                return self._draw(parts)
            case Form() as form:
                self.out.print(Rule(Styled(form.title)))
                return self._draw(form.parts)
            case Result(text):
                self.out.print(Styled(text))
            case None:
                pass
            case _:
                assert_never(reply.card)
        return ()

    def _draw(self, parts: tuple[Part, ...]) -> tuple[Button, ...]:
        buttons: list[Button] = []
        for part in parts:
            match part:
                case Button() as button:
                    buttons.append(button)
                case More(_, more):
                    buttons += more
                case _:
                    self.out.print(self._drawn(part))
        if buttons and self.out.is_terminal:
            row = "   ".join(f"[{n}] {button.label}" for n, button in enumerate(buttons, 1))
            self.out.print(Padding(Styled(row, style="dim"), (1, 0, 0, 0)))
        return tuple(buttons)

    def _drawn(self, part: Part) -> RenderableType:
        match part:
            case Title(text):
                return Styled(text, style="bold")
            case Text(spans):
                return styled(spans)
            case Note(spans):
                return Styled.assemble(styled(spans), style="dim")
            case Quote(text):
                return Padding(Styled(text, style="italic"), (0, 2))
            case Sendable(text):
                return Panel(Styled(text), padding=(0, 1)) if self.out.is_terminal else Styled(f"\n{text}\n")
            case Diff(pieces):
                marked = Styled()
                for piece in pieces:
                    mark = {"same": ("", "", ""), "cut": ("[-", "-]", "strike"), "new": ("{+", "+}", "bold")}
                    before, after, style = mark[piece.kind]
                    marked.append(f"{before}{piece.text}{after}", style=style)
                return Padding(marked, (0, 0, 1, 0))
            case Fields(rows):
                table = Table.grid(padding=(0, 2))
                for label, value in rows:
                    table.add_row(Styled(label, style="dim"), styled(value))
                return table
            case Chart(title, series, _):
                most = max((count for _, count in series), default=1) or 1
                table = Table.grid(padding=(0, 1))
                for label, count in series:
                    table.add_row(Styled(label), Styled("▇" * round(_BAR * count / most)), str(count))
                return Group(Styled(title, style="bold"), table)
            case Choices(_, label, options, _):
                lines = [Styled(label)]
                lines += [
                    Styled(f"  ({option.value}) {option.label}  {option.hint}".rstrip()) for option in options
                ]
                return Group(*lines)
            case Input(_, label, value, _, _, _, _):
                return Styled(f"{label}: {value}" if value else label)
            case Link(label, url):
                return Styled(f"{label}: {url}")
            case Image(_, alt):
                return Styled(f"[{alt}]")
            case File(name, _, content):
                if self.file is None:
                    return Styled(self.words.plain("cli.file_offered", name=name, size=len(content)))
                self.file.write_bytes(content)
                return Styled(self.words.plain("cli.file_written", path=str(self.file)))
            case Divider():
                return Rule(style="dim")
            case Button(label) | More(label, _):
                return Styled(label)
            case _:
                assert_never(part)

    def _press(self, buttons: tuple[Button, ...]) -> Button | None:
        while buttons:
            typed = Prompt.ask(
                self.words.plain("cli.press"), default="", show_default=False, console=self.out
            )
            if not typed:
                return None
            if typed.isdecimal() and 1 <= int(typed) <= len(buttons):
                return buttons[int(typed) - 1]
            self.say("cli.press_again", count=len(buttons))
        return None

    def _fill(self, form: Form, ask: Ask) -> Ask:
        """Asks for each field in turn; a field that was refused says why first."""
        values: dict[str, str] = {}
        for part in form.parts:
            match part:
                case Input(name, label, value) | Choices(name, label, _, value):
                    if name in form.errors:
                        self.out.print(Styled(form.errors[name], style="bold"))
                    values[name] = Prompt.ask(Styled(label), default=value, console=self.out)
                case _:
                    continue
        return replace(ask, command=form.command, verb=form.verb, ids=form.ids, values=values, text="")


def styled(spans: Spans) -> Styled:
    """Our small Markdown as styles; a person's words as they are."""
    out = Styled()
    style = {"bold": False, "italic": False}
    for span in spans:
        if isinstance(span, Said):
            out.append(span.text)
            continue
        for n, bit in enumerate(span.split("**")):
            style["bold"] ^= n > 0
            for m, inner in enumerate(bit.split("*")):
                style["italic"] ^= m > 0
                kinds = [name for name, on in style.items() if on]
                out.append(inner.replace("`", ""), style=" ".join(kinds))
    return out
