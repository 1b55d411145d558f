"""`python -m bench`: measures the product on this machine and prints a Markdown table beside its bars.

Figures of one run, through the real path: the coach with its real rules, the server as people start it.
"""

import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench import delivery
from bench.coach import latencies
from bench.load import Rate
from bench.model import FirstAnswers, first_answers
from bench.restart import Restart, restart
from bench.server import Footprint, Start, footprint
from bench.slack import SlackRates, slack_rates
from bench.teams import TeamsRates, teams_rates

_HEAD = """# Benchmarks

Figures of one run, beside the bars we hold ourselves to. Made anew by:

    make --silent bench > docs/reference/benchmarks.md

Machine: {cores} shared cores, {machine}, Python {python}. When it began, {load:.1f} processes wanted them, so the
figures marked CPU tell more than those of the clock.

| What | Measured | Bar |
|---|---|---|
"""


def main() -> None:
    text = _HEAD.format(
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
        load=os.getloadavg()[0],
    )
    for each in latencies():
        text += (
            f"| Coach, {each.characters:,} characters, CPU: p50 / p99 "
            f"| {each.p50:.1f} / {each.p99:.1f} ms | {each.bar} |\n"
        )
    with tempfile.TemporaryDirectory() as home:
        text += _server(asyncio.run(footprint(Path(home))))
    with tempfile.TemporaryDirectory() as home:
        text += _model(asyncio.run(first_answers(Path(home))))
    with tempfile.TemporaryDirectory() as home:
        text += _restart(asyncio.run(restart(Path(home))))
        text += _slack(asyncio.run(slack_rates(Path(home))))
        text += _teams(asyncio.run(teams_rates(Path(home))))
    text += asyncio.run(_delivery())
    sys.stdout.write(text)


async def _delivery() -> str:
    return "".join([row async for row in delivery.rows(delivery.POSTS, list(delivery.DATABASES))])


def _model(found: FirstAnswers) -> str:
    rates = f"{found.with_model:.0f} and {found.without:.0f} a second: {found.with_model / found.without:.2f}"
    what = f"First answers with a language model on ({found.turns} turns) and off"
    return _table([(what, rates, "≥ 0.9")])


def _slack(found: SlackRates) -> str:
    ratio = found.rapport.a_second / found.bolt.a_second
    rows = (
        ("Slack, `/rapport` at 64 connections", _rate(found.rapport), "–"),
        ("The same, a bare Bolt app that echoes", _rate(found.bolt), "–"),
        ("Ours to Bolt's", f"{ratio:.2f}; by CPU {found.bolt.cpu / found.rapport.cpu:.2f}", "≥ 0.5"),
        ("Slack, `/rephrase` at 64 connections, one process", _rate(found.rephrase), "≥ 200 a second"),
        ("The same at half its rate, p99", f"{found.p99 * 1000:.0f} ms", "≤ 100 ms"),
    )
    return _table(rows)


def _restart(found: Restart) -> str:
    rows = (
        ("SIGTERM amid 100 commands, who was answered or told", f"{found.heard} of {found.asked}", "all"),
        ("The same, until the next process is ready", f"{found.seconds:.1f} s", "≤ 2 s"),
    )
    return _table(rows)


def _teams(found: TeamsRates) -> str:
    ratio = found.ours.a_second / found.stock.a_second
    rows = (
        ("Teams, a turn with its reply, kept against repeats", _rate(found.ours), "CPU ≤ 3 ms"),
        ("A stock botbuilder bot that echoes", _rate(found.stock), "–"),
        ("Ours to the stock bot's", f"{ratio:.1f}; by CPU {found.stock.cpu / found.ours.cpu:.1f}", "≥ 5"),
        ("Teams, p99 at half of our rate", f"{found.p99 * 1000:.0f} ms", "≤ 50 ms"),
    )
    return _table(rows)


def _rate(rate: Rate) -> str:
    return f"{rate.a_second:.0f} a second, {rate.cpu * 1000:.2f} ms CPU each"


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f"| {what} | {measured} | {bar} |\n" for what, measured, bar in rows)


def _server(found: Footprint) -> str:
    rows = (
        ("`serve`, start to ready, with a new database", _start(found.first_start), "≤ 2 s"),
        ("`serve`, start to ready, again", _start(found.start), "≤ 2 s"),
        (f"Memory (RSS) after {found.asks:,} asks", f"{found.memory / 1e6:.0f} MB", "≤ 150 MB after 10,000"),
        ("`/rephrase` in the playground, by HTTP, CPU", f"{found.cpu_per_ask * 1000:.0f} ms", "–"),
        ("Idle for 10 s, CPU", f"{found.idle:.1%} of a core", "≤ 1 %"),
        ("SIGTERM to its end", f"{found.stop:.1f} s", "≤ 2 s"),
    )
    return _table(rows)


def _start(took: Start) -> str:
    return f"{took.wall:.1f} s ({took.cpu:.1f} s CPU)"


if __name__ == "__main__":
    main()
