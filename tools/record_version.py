"""Record what this version of the clause library says: ``python tools/record_version.py [--check]``.

Run it when the library is released; ``--check`` writes nothing and ends with 1 where the record is behind the clauses.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from moudraft.drafting import load_library
from moudraft.library.reading.sources import VERSION
from moudraft.library.reading.versions import record

TARGET = Path(__file__).resolve().parents[1] / "clauses" / "versions" / f"{VERSION}.json"


def main() -> int:
    parser = argparse.ArgumentParser(description="Record what this version of the clause library says.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the record is behind")
    check = parser.parse_args().check
    text = json.dumps(record(load_library()), indent=0, sort_keys=True) + "\n"
    if check:
        behind = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text
        if behind:
            print(f"{TARGET.name} is behind the clauses; run: python tools/record_version.py")
        return int(behind)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
