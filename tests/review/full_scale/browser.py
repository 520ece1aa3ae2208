"""A headless browser that opens pages as a reader does, and tells what they tried to load."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from attrs import frozen
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

#: What Debian and others call the same browser.
_NAMES = ("chromium", "chromium-browser", "google-chrome")

_AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")

CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)
DRIVER = shutil.which("chromedriver")

#: As root and without a display; no service of the browser itself uses the network.
_OPTIONS = """
    --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --disable-quic
    --no-first-run --disable-background-networking --disable-component-update --disable-sync
""".split()

DESKTOP, PHONE = (1280, 1000), (390, 844)


@frozen
class Browser:
    """A browser with a page in it.

    Args:
        driver: What drives it.
    """

    driver: Chrome

    def open(self, page: Path, fragment: str = "") -> None:
        """Open a page anew, at one of its places."""
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + (f"#{fragment}" if fragment else ""))

    def size(self, width: int, height: int, dark: bool = False) -> None:
        """Show pages in a window of this size, light or dark."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def find(self, selector: str) -> WebElement:
        """Return the first element of a CSS selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def choose(self, selector: str, text: str) -> None:
        """Choose an option of a list by its beginning."""
        select = Select(self.find(selector))
        options = [option.text for option in select.options]
        select.select_by_index(next(n for n, o in enumerate(options) if o.startswith(text)))

    def shown(self) -> list[str]:
        """Return the anchors of the entries that are not filtered away, in order."""
        script = "return [...document.querySelectorAll('.change:not([hidden])')].map((e) => e.id)"
        return list(self.run(script))

    def run(self, script: str) -> list[str]:
        """Run a script in the page."""
        return list(self.driver.execute_script(script))

    def until(self, condition: str) -> None:
        """Wait until a condition is true in the page."""
        wait = WebDriverWait(self.driver, 10)
        wait.until(lambda driver: driver.execute_script(f"return {condition}"))

    def until_displayed(self, selector: str) -> None:
        """Wait until the first element of a CSS selector is displayed, without a script."""
        WebDriverWait(self.driver, 10).until(lambda _: self.find(selector).is_displayed())

    def loaded(self) -> float:
        """Return the milliseconds from the start of the navigation to the end of loading."""
        script = "const [e] = performance.getEntriesByType('navigation'); return [e.loadEventEnd]"
        (took,) = self.driver.execute_script(script)
        return float(took)

    def violations(self) -> list[str]:
        """Return what axe-core finds wrong for people who need assistance, and where."""
        self.driver.execute_script(_AXE)
        script = "const done = arguments[0]; axe.run().then((found) => done(found.violations))"
        found = self.driver.execute_async_script(script)
        return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]

    def scripts(self, allowed: bool) -> None:
        """Let pages run scripts, or forbid it."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def complaints(self) -> list[str]:
        """Return what was written to the console since the last call."""
        return [entry["message"] for entry in self._log("browser")]

    def requested(self) -> list[str]:
        """Return the addresses that were loaded since the last call."""
        messages = (json.loads(e["message"])["message"] for e in self._log("performance"))
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def _log(self, name: str) -> list[dict[str, str]]:
        return list(self.driver.get_log(name))  # type: ignore[no-untyped-call]  # Selenium's own


@contextmanager
def browser(profile: Path) -> Generator[Browser]:
    """Start a browser with a fresh profile, and end it."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for option in (*_OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
