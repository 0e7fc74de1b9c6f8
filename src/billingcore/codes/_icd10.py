"""Codes of ICD-10-CM and ICD-10-PCS as their order files give them."""

from attrs import field, frozen

from ._answer import Entry

__all__ = ["Icd10Entry"]


@frozen
class Icd10Entry(Entry):
    """Give a code of ICD-10-CM or ICD-10-PCS; `title` is the long one."""

    short_title: str | None = field(default=None, kw_only=True)
