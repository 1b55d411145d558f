"""What this process has done, counted by names alone for /metrics: nobody's id, no text."""

from collections import Counter
from typing import Literal

from bot.message import Platform

Asker = Literal["person", "clock"]
AskOutcome = Literal["answered", "refused", "failed"]
PostOutcome = Literal["sent", "again", "unknown", "skipped", "failed", "unsure"]


class Counts:
    """`asks` by platform, command, who asked, and outcome; `posts` by platform and how an attempt ended;
    `improvements` by outcome, and the `tokens` they cost by kind (asked, answered)."""

    def __init__(self) -> None:
        self.asks: Counter[tuple[Platform, str, Asker, AskOutcome]] = Counter()
        self.posts: Counter[tuple[Platform, PostOutcome]] = Counter()
        self.improvements: Counter[str] = Counter()
        self.tokens: Counter[str] = Counter()

    def asked(self, platform: Platform, command: str, asker: Asker, outcome: AskOutcome) -> None:
        self.asks[platform, command, asker, outcome] += 1

    def posted(self, platform: Platform, outcome: PostOutcome) -> None:
        self.posts[platform, outcome] += 1

    def improved(self, outcome: str, asked: int, answered: int) -> None:
        """A language model's turn: `asked` and `answered` are its tokens."""
        self.improvements[outcome] += 1
        self.tokens["asked"] += asked
        self.tokens["answered"] += answered
