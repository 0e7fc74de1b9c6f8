"""What the diagnosis validity rules share besides the question."""

from ....codes import Answer
from ... import Citation, Context, Evidence

__all__ = ["CODE_SET", "evidence"]

CODE_SET = (
    Citation(authority="45 CFR 162.1002", section="(c)(2)"),
    Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10"),
)


def evidence(context: Context, answer: Answer) -> Evidence:
    """Return what the table says of a code on a day."""
    table = context.table("icd10cm")
    return Evidence(
        what=f"{answer.status}",
        table="icd10cm",
        edition=str(table.edition),
        facts=(
            ("code", answer.code),
            ("on", answer.on),
            ("ended", answer.ended or "never"),
            ("begins", answer.begins or "never"),
        ),
    )
