"""An administrator gets what is kept of a person, erases it, and changes the key: by the command line alone."""

import json
from pathlib import Path

from tests.acceptance.product import run

OLD, NEW = "an old key of thirty-two characters or more", "a new key of thirty-two characters or more"


async def test_what_is_kept_of_a_person_is_handed_out_and_erased(tmp_path: Path) -> None:
    assert (await run(tmp_path, "tip")).code == 0
    told = await run(tmp_path, "export", "--workspace", "playground")
    person = json.loads(told.out)["shown"][0]["person"]
    mine = await run(tmp_path, "export", "--person", person, "--out", "mine.json")
    assert (mine.code, "shown" in json.loads((tmp_path / "mine.json").read_text())) == (0, True)
    gone = await run(tmp_path, "erase", "--person", person)
    assert (gone.code, "Erased: " in gone.out) == (0, True)
    assert json.loads((await run(tmp_path, "export", "--person", person)).out) == {}


async def test_a_key_is_changed_while_the_old_one_is_behind_it(tmp_path: Path) -> None:
    assert (await run(tmp_path, "tip", RAPPORT_SECRET_KEY=OLD)).code == 0
    rotated = await run(tmp_path, "keys", "rotate", RAPPORT_SECRET_KEY=f"{NEW},{OLD}")
    assert (rotated.code, "newest key" in rotated.out) == (0, True)


async def test_neither_or_both_is_wrong_use(tmp_path: Path) -> None:
    assert (await run(tmp_path, "export")).code == 2
    assert (await run(tmp_path, "erase", "--person", "U1", "--workspace", "T1")).code == 2
