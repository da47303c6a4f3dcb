"""Deals and tables for the tests of batches, and what a run left behind."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

DEAL = ROOT / "examples" / "shared-services.yaml"
TODAY = ("--today", "2026-11-21")


def deals(folder: Path, count: int = 3) -> Path:
    """A folder of deals that differ in their titles."""
    folder.mkdir(parents=True, exist_ok=True)
    text = DEAL.read_text(encoding="utf-8")
    for number in range(1, count + 1):
        (folder / f"deal-{number:02}.yaml").write_text(
            text.replace("title: Shared", f"title: {number} Shared"), "utf-8"
        )
    return folder


def table(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]], **how: Any) -> Path:
    with path.open("w", newline="", encoding=how.pop("encoding", "utf-8")) as file:
        writer = csv.writer(file, **how)
        writer.writerow(heading)
        writer.writerows(rows)
    return path


def records(folder: Path) -> list[dict[str, Any]]:
    """The manifest of an output folder."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def outputs(folder: Path) -> dict[str, bytes]:
    """Every draft below an output folder, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.jsonl")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def statuses(folder: Path) -> list[str]:
    return [each["status"] for each in records(folder)]
