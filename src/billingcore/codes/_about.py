"""What a compiled table says of itself: name, edition with files, and what was wrong with them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ._edition import Edition, SourceFile

if TYPE_CHECKING:
    from ..findings import Finding

__all__ = ["about", "edition_of", "findings_of", "written_edition"]


def about(
    name: str, edition: Edition, findings: "Sequence[Finding]", **more: object
) -> dict[str, object]:
    """Return what the header of a compiled table says, as JSON can hold it."""
    return {
        "name": name,
        "edition": written_edition(edition),
        "findings": [
            {
                "rule": finding.rule,
                "slug": finding.slug,
                "severity": finding.severity.value,
                "template": finding.template,
                "params": [
                    [name, value if isinstance(value, str | int) else str(value)]
                    for name, value in finding.params
                ],
                "places": [[place.system, place.label] for place in finding.places],
            }
            for finding in findings
        ],
        **more,
    }


def written_edition(edition: Edition) -> dict[str, object]:
    """Return an edition as JSON can hold it."""
    return {
        "name": edition.name,
        "first": _written(edition.first),
        "last": _written(edition.last),
        "as_of": _written(edition.as_of),
        "files": [[file.name, file.sha256, file.member] for file in edition.files],
    }


def edition_of(said: Mapping[str, Any]) -> Edition:
    """Return the edition of a compiled table."""
    edition = said["edition"]
    return Edition(
        edition["name"],
        _read(edition["first"]),
        _read(edition["last"]),
        [SourceFile(*file) for file in edition["files"]],
        as_of=_read(edition["as_of"]),
    )


def findings_of(said: Mapping[str, Any]) -> "tuple[Finding, ...]":
    """Return what was wrong with the files of a compiled table."""
    if not said["findings"]:
        return ()
    from ..findings import Finding, Location, Place, Severity

    return tuple(
        Finding(
            rule=finding["rule"],
            slug=finding["slug"],
            severity=Severity(finding["severity"]),
            template=finding["template"],
            params=[(name, value) for name, value in finding["params"]],
            location=Location(
                path="",
                places=tuple(
                    Place(system=system, label=label) for system, label in finding["places"]
                ),
            ),
        )
        for finding in said["findings"]
    )


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
