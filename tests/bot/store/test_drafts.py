"""A draft is never readable from our disk, and its buttons work for half an hour."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Store
from bot.store.migrate import migrate

DRAFT = "As I said, your refund of EUR 43.20 is denied — 30 days passed. 🙂"


async def test_a_sealed_draft_opens_as_often_as_its_buttons_are_pressed(store: Store, now: datetime) -> None:
    token = await store.drafts.seal(DRAFT, now)
    for minutes in (0, 10, 29):
        assert await store.drafts.open(token, now + timedelta(minutes=minutes)) == DRAFT


async def test_a_draft_is_gone_after_half_an_hour(store: Store, now: datetime) -> None:
    token = await store.drafts.seal(DRAFT, now)
    later = now + timedelta(minutes=30)
    assert await store.drafts.open(token, later) is None
    await store.drafts.sweep(later)
    assert await store.drafts.open(token, now) is None


async def test_a_token_fits_a_button(store: Store, now: datetime) -> None:
    token = await store.drafts.seal(DRAFT * 100, now)
    assert len(token) < 100
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


@pytest.mark.parametrize(
    "other", ["", "nonsense", "a.b", "ä.ö", "a." + "A" * 43, "{id}." + "A" * 43, "{id}.", "{id}.{key}=="]
)
async def test_no_other_token_opens_it(store: Store, now: datetime, other: str) -> None:
    name, key = (await store.drafts.seal(DRAFT, now)).split(".")
    await store.drafts.open(other.format(id=name, key=key[:-1]), now)
    assert await store.drafts.open(other.format(id=name, key=key[:-1]), now) is None


async def test_a_key_opens_no_other_draft(store: Store, now: datetime) -> None:
    mine = await store.drafts.seal(DRAFT, now)
    yours = await store.drafts.seal(DRAFT, now)
    assert await store.drafts.open(f"{yours.split('.')[0]}.{mine.split('.')[1]}", now) is None


async def test_nothing_of_a_draft_or_its_key_is_on_disk(tmp_path: Path, now: datetime) -> None:
    url = f"sqlite:///{tmp_path}/rapport.db"
    await migrate(url)
    async with await Store.open(url, "k" * 32) as store:
        tokens = [await store.drafts.seal(DRAFT, now) for _ in range(20)]
        disk = _bytes_of(tmp_path)
    assert tokens[0].split(".")[0].encode() in disk
    for word in ("refund", "43.20", "denied", *(token.split(".")[1] for token in tokens)):
        assert word.encode() not in disk


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_a_button_of_somebody_elses_opens_nothing(store: Store, now: datetime):
    token = await store.drafts.seal(DRAFT, now, of="slack/U1")
    assert await store.drafts.open(token, now, of="slack/U2") is None
    assert await store.drafts.open(token, now) is None
    assert await store.drafts.open(token, now, of="slack/U1") == DRAFT
