"""An options paper of 64 variants, drafts and redlines and all, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from line import Line

ROOT = Path(__file__).parents[1]
LIMIT = 3_000
OPTIONS = """\
base: {base}
vary:
  governance: [strategic-oversight, leaders-board, partnership-forum, advisory-joint-committee]
  terms.costs: [lie-where-they-fall, population, equal, budget-share]
  terms.exit: [notice-3m, notice-12m]
  terms.dispute: [none, ladder-mediation]
"""


def lines(runs: int) -> list[Line]:
    """The whole command against the three seconds a person will wait: median of a few runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = folder / "options.yaml"
        options.write_text(OPTIONS.format(base=ROOT / "examples" / "shared-services.yaml"), encoding="utf-8")
        command = [sys.executable, "-m", "moudraft", "variants", str(options), "-o", str(folder / "paper"), "--force"]
        times = []
        for _ in range(max(3, runs // 2)):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append((time.perf_counter() - start) * 1000)
        assert len(list((folder / "paper").glob("option-??.docx"))) == 64
    ours = sorted(times)[len(times) // 2]
    return [Line("an options paper of 64 variants, with their drafts and redlines", "three seconds", ours, LIMIT, 1.0)]
