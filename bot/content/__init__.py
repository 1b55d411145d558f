"""Packs: what the product teaches and lends, as data. `load` reads and checks them, `Content` holds them."""

from collections.abc import Sequence
from pathlib import Path

from bot.content.packs import read_packs
from bot.content.shelves import Content, Shelf
from bot.content.source import ContentError, Fault

__all__ = ["Content", "ContentError", "Fault", "Shelf", "load"]


def load(folders: Sequence[Path], locale: str = "en") -> Content:
    """All packs of `folders` in one `Content`: ours and, beside them, a team's own.

    Of a folder that has a subfolder named `locale` only that one is read, any other folder is read whole.
    Raises ContentError listing every fault of every file: unreadable YAML, unknown or missing fields, an id
    used twice, a reference to nothing.
    """
    found, faults = read_packs(folders, locale)
    if faults:
        raise ContentError.listing(faults)
    return Content.of(each.entry for each in found)
