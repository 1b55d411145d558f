"""The coach's words come from many files, in which a name stands once."""

import shutil
from pathlib import Path

import pytest

from bot.content import ContentError
from bot.content.rules import load_frames, load_sayings

WORDING = Path(__file__).parents[3] / "content" / "en" / "wording"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WORDING, tmp_path / "wording"))


def test_a_frame_that_another_file_has_too_is_told(folder: Path) -> None:
    (folder / "frames_zoo.yaml").write_text("frames:\n  none_line: [We have no lions]\n")

    with pytest.raises(ContentError, match="'none_line' stands there 2 times"):
        load_frames(folder)


def test_a_cut_with_the_name_of_a_saying_is_told(folder: Path) -> None:
    cut = "cuts:\n  - { id: case-closed, start: woof, reason: A dog said it., source: practice }\n"
    (folder / "sayings_zoo.yaml").write_text(cut)

    with pytest.raises(ContentError, match="'case-closed' stands there 2 times"):
        load_sayings(folder)
