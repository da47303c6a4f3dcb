"""Headless Chromium for tests: pages opened, keys pressed, and axe-core's judgement."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.writers.word.office import do_without, program

Step = tuple[str, Any]
SCRIPT = Path(__file__).with_name("browse.mjs")
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
"""What is asked of axe-core: WCAG 2.2 AA, and what it calls best practice."""


def packages() -> Path:
    """Where ``make validators`` put what drives the browser, or the reason why the test cannot be run."""
    folder = Path(os.environ.get("MOUDRAFT_VALIDATORS", "") or ROOT / ".validators") / "node_modules"
    if not (folder / "axe-core").is_dir() or not (folder / "puppeteer-core").is_dir():
        do_without("axe-core and puppeteer-core are not there: make validators")
    return folder


def browse(*steps: Step) -> list[Any]:
    """What each step gave; the browser is a new one, and is closed at the end."""
    node, chromium, folder = program("node"), program("chromium", "CHROMIUM"), packages()
    with tempfile.TemporaryDirectory(prefix="moudraft-chromium-", ignore_cleanup_errors=True) as profile:
        asked = {"packages": str(folder), "chromium": chromium, "profile": profile, "steps": steps}
        run = subprocess.run(
            [node, str(SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8",
            timeout=180, check=False,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    told: list[Any] = json.loads(run.stdout)
    return told
