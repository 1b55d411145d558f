"""Makes the animation of a scheduled quiz from the pictures of its browser test: python docs/animation.py"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures" / "schedule-a-quiz.webp"
STORY = (
    "tests/adapters/playground/test_schedules_browser.py::"
    "test_schedule_one_move_the_clock_answer_it_as_two_people_and_see_it_close"
)
SIZE = (960, 675)
SHOWN = 2200
"""Milliseconds a picture; the last one twice as long."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - our own test
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", STORY],
            cwd=ROOT,
            env={**os.environ, "PICTURES": folder},
            check=True,
        )
        pictures = [_picture(path) for path in sorted(Path(folder).iterdir())]
    times = [SHOWN] * (len(pictures) - 1) + [2 * SHOWN]
    first, *others = pictures
    first.save(
        TARGET,
        save_all=True,
        append_images=others,
        duration=times,
        loop=0,
        quality=70,
        method=6,
        minimize_size=True,
    )
    sys.stdout.write(f"{len(pictures)} pictures, {TARGET.stat().st_size / 1e6:.2f} MB\n")


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
