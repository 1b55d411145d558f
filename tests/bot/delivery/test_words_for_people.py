"""Every reason that the pure code gives has words that people read, and nothing has words that is never given."""

from pathlib import Path
from typing import get_args, get_type_hints

import yaml

from bot.delivery.calendar import SkipReason
from bot.delivery.own_days import BadFile
from bot.delivery.rules import Hint
from bot.delivery.unclear import Reason
from bot.store.schedules import UNINSTALLED

STRINGS = yaml.safe_load((Path(__file__).parents[3] / "content/en/strings/delivery.yaml").read_text("utf-8"))


def keys_of(group: str) -> set[str]:
    return {key.rsplit(".", 1)[1] for key in STRINGS if key.startswith(f"delivery.{group}.")}


def test_reasons_hints_and_skips_have_words():
    assert keys_of("unclear") - {"try"} == set(get_args(Reason))
    assert keys_of("hint") - {"corrected"} == set(get_args(Hint))
    assert keys_of("skipped") == {*get_args(SkipReason), UNINSTALLED}
    assert keys_of("days") == set(get_args(get_type_hints(BadFile)["reason"]))
