"""Takes the pictures of the playground that stand in the README: python docs/pictures.py

Starts the product on a free port with a folder of its own, and draws it in the system's Chromium.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, async_playwright

PICTURES = Path(__file__).parent / "pictures"
SIZES = ((1440, 900), (390, 844))


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        product = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PORT": "0", "RAPPORT_DATA": data, "RAPPORT_CLOCK": "2027-03-02T09:30:00Z"},
            stdout=asyncio.subprocess.PIPE,
        )
        assert product.stdout is not None
        url = re.search(r"http://\S+", (await product.stdout.readline()).decode())
        assert url is not None
        async with async_playwright() as driver:
            browser = await driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for width, height in SIZES:
                for scheme in ("light", "dark"):
                    await _picture(browser, url[0], width, height, scheme)
            await browser.close()
        product.terminate()
        await product.wait()


async def _picture(browser: Browser, url: str, width: int, height: int, scheme: str) -> None:
    """The first screen after Enter: a draft, and the answer to it."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=2 if width < 500 else 1,
    )
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_role("textbox", name="Message", exact=True).press("Enter")
    await page.get_by_role("button", name="Copy").wait_for()
    await page.wait_for_timeout(500)
    await page.screenshot(path=PICTURES / f"playground-{scheme}-{width}.png")
    await context.close()


asyncio.run(main())
