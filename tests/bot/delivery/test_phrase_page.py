"""The page of schedule phrases is made from these tables and is never stale."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_page_is_as_the_script_writes_it():
    script = runpy.run_path(str(ROOT / "docs/schedule_phrases.py"))
    assert (ROOT / "docs/reference/schedule-phrases.md").read_text("utf-8") == script["page"]()
