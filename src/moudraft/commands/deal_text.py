"""A stand-in until ``moudraft.deal_edit`` lands."""

from __future__ import annotations

from typing import Any

try:
    from moudraft.deal_edit import edit_deal, new_deal
except ImportError:
    import yaml

    def new_deal(data: Any) -> str:
        return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)

    def edit_deal(text: str, data: Any) -> str:
        return new_deal(data)
