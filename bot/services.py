"""What a handler may use: values and ports, built once by the composition root."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.beside import Beside
from bot.care import Care
from bot.coach import Coach
from bot.content import Content
from bot.counts import Counts
from bot.directory import Directory
from bot.limits import Limits
from bot.message import Platform
from bot.model import Improver
from bot.openings import Openings
from bot.store import Store
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """`now` gives aware UTC; `contact` is whom to tell when something fails ("" where none is set). `pages`: where
    /privacy, /terms and /support are, "" where people's browsers don't reach them.

    `directories`: one for each platform that is switched on. `counts`: what this process has done;
    `care`: what it saw of each person's drafts today; `limits`: how often who may ask; `beside`: where what takes long is worked on. `model`: None where
    no language model is set up; `team_phrases`: ids of those phrases that are the team's own.
    """

    store: Store
    content: Content
    texts: Texts
    coach: Coach
    openings: Openings
    now: Callable[[], datetime]
    contact: str = ""
    pages: str = ""
    directories: Mapping[Platform, Directory] = field(default_factory=dict["Platform", "Directory"])
    counts: Counts = field(default_factory=Counts)
    care: Care = field(default_factory=Care)
    model: Improver | None = None
    team_phrases: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    beside: Beside = field(default_factory=Beside)
