"""What is kept, handed out or erased, and the keys of what is secret: for the command line."""

import asyncio
import json
import sys
from pathlib import Path

from adapters.terminal import Terminal
from bot.services import Services


async def hand_out(
    services: Services, terminal: Terminal, *, person: str | None, workspace: str | None, out: Path | None
) -> None:
    """As JSON, to `out` or stdout."""
    text = await _kept(services, person, workspace)
    if out is None:
        sys.stdout.write(text)
    else:
        await asyncio.to_thread(out.write_text, text, encoding="utf-8")
        terminal.say("cli.file_written", path=str(out))


async def erase(
    services: Services, terminal: Terminal, *, person: str | None, workspace: str | None, out: Path | None
) -> None:
    """With a last copy in `out`, where that is wanted."""
    if out is not None:
        await hand_out(services, terminal, person=person, workspace=workspace, out=out)
    records = services.store.records
    gone = await (records.erase_person(person) if person else records.erase_workspace(workspace or ""))
    terminal.say("cli.erased", count=gone)


async def rotate_keys(services: Services, terminal: Terminal) -> None:
    terminal.say("cli.rotated", count=await services.store.installations.reseal())


async def _kept(services: Services, person: str | None, workspace: str | None) -> str:
    records = services.store.records
    found = await (records.of_person(person) if person else records.of_workspace(workspace or ""))
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
