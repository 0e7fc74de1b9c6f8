"""In what way a finding is not the one that a case expects."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..edits import Finding

__all__ = ["differences"]


def differences(finding: Finding, wanted: Mapping[str, Any]) -> list[str]:
    """Return what differs, of what is written down, in words."""
    found: dict[str, object] = {
        "at": finding.path,
        "severity": str(finding.severity),
        "disposition": str(finding.disposition),
        "message": finding.message,
        "related": list(finding.related),
        "fixes": len(finding.fixes),
    }
    texts = [
        f"{key} is {found[key]!r}, not {wanted[key]!r}"
        for key in found
        if key in wanted and found[key] != wanted[key]
    ]
    params = dict(finding.params)
    for name, value in wanted.get("params", {}).items():
        if not _same(params.get(name), value):
            texts.append(f"{name} is {params.get(name)!r}, not {value!r}")
    return texts


def _same(found: object, wanted: object) -> bool:
    """Tell whether a value is the one that TOML can write: amounts may stand there as text."""
    if isinstance(wanted, list):
        wanted = ", ".join(map(str, wanted))
    if isinstance(wanted, str) and not isinstance(found, str | date):
        return str(found) == wanted
    return found == wanted or (isinstance(found, date) and str(found) == wanted)
