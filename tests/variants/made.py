"""Options files for the tests of variants, and what an appraisal of them finds."""

from __future__ import annotations

import datetime
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from moudraft.drafting import load_library
from moudraft.variants.appraisal import Appraisal, Variant, appraise
from moudraft.variants.options_file import read_options
from tests.conftest import ROOT

DAY = datetime.date(2026, 11, 21)
TODAY = ("--today", "2026-11-21")
BASE = ROOT / "examples" / "shared-services.yaml"
EXAMPLE = ROOT / "examples" / "variants" / "options.yaml"
HEADS = ROOT / "examples" / "brentwood-rochford.yaml"


def options_file(folder: Path, base: Path | str = BASE, **parts: Any) -> Path:
    """An options file of plain data (JSON is YAML)."""
    path = folder / "options.yaml"
    path.write_text(json.dumps({"base": str(base), **parts}, indent=1), encoding="utf-8")
    return path


def appraised(path: Path, **how: Any) -> Appraisal:
    library = load_library()
    return appraise(read_options(path, library), library, DAY, **how)


@cache
def example(internal: bool = True) -> Appraisal:
    return appraised(EXAMPLE, internal=internal)


def answers(variant: Variant) -> tuple[str, ...]:
    return tuple(choice.label for choice in variant.choices.values())


def statuses(variant: Variant) -> dict[str, str]:
    return {id: stand.status for id, stand in variant.facts.stands.items()}


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(docx: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return ET.fromstring(package.read("word/document.xml"))


def words_of(docx: bytes) -> str:
    return " ".join(" ".join(each.text or "" for each in p.iter(f"{W}t")) for p in document(docx).iter(f"{W}p"))
