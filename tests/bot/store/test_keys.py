"""Encryption at rest: the newest key seals, older ones still open."""

import stat
from pathlib import Path

import pytest

from bot.store.keys import Keys, WeakKey, key_file

OLD, NEW = "an older secret key of some length", "the newest secret key of some length"


def test_a_new_key_opens_what_the_old_one_sealed_while_both_are_given() -> None:
    sealed = Keys(OLD).seal("xoxb-token")
    assert Keys(f"{NEW}, {OLD}").open(sealed) == "xoxb-token"
    assert Keys(NEW).open(sealed) is None


def test_resealing_lets_the_old_key_go() -> None:
    sealed = Keys(f"{NEW},{OLD}").reseal(Keys(OLD).seal("xoxb-token"))
    assert Keys(NEW).open(sealed) == "xoxb-token"


@pytest.mark.parametrize("text", ["", " , ", "short", f"{NEW},short"])
def test_a_short_key_is_refused(text: str) -> None:
    with pytest.raises(WeakKey):
        Keys(text)


def test_secrets_differ_by_purpose() -> None:
    keys = Keys(NEW)
    assert keys.secret("links") != keys.secret("cookies")
    assert len(keys.secret("links")) == 32


def test_a_key_file_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret.key"
    key = key_file(path)
    assert key_file(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]
    Keys(key)
