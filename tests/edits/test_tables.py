"""Rules declared as tables: the four judges, and declarations that are refused."""

import pickle
from datetime import date

import pytest

from billingcore.codes import CodeTable, Edition, Entry, ReferenceSet
from billingcore.edits import Rule, table_rule
from billingcore.testing import a_claim, a_line

HEAD = """
id = "ACME301"
slug = "a-table"
page = "A table."
source = [{ authority = "us" }]
"""


def made(text: str) -> Rule:
    return table_rule(HEAD + text)


REQUIRED = made("""
message = "{value} wants one of {wanted}"
kind = "required"
in = "procedure.modifiers"
rows = [
    { values = ["CQ"], wanted = ["GP"], since = 2020-01-01 },
    { values = ["QX", "QZ"], wanted = ["P1", "P2"], kinds = ["professional"] },
    { values = ["TC"], wanted = ["ZZ"], codes = ["70010-79999"] },
]
""")
CONFLICT = made("""
message = "{value} and {other} exclude each other"
kind = "conflict"
in = "procedure.modifiers"
rows = [{ first = ["GX"], second = ["QL"], not_codes = ["A0021-A0999"] }]
""")
LIMITED = made("""
message = "{value} does not belong to {code} on {day}"
kind = "limited"
in = "procedure.modifiers"
rows = [
    { values = ["25"], codes = ["99202-99499", "92002"] },
    { values = ["73"], kinds = ["institutional"] },
    { values = ["JZ"], since = 2023-07-01 },
    { values = ["59"], not_codes = ["99202-99499", "G0463"] },
    { values = ["91"], codes = ["80047-89398"], not_codes = ["80050"] },
]
""")
LISTED = made("""
message = "{value} is {status}"
scope = "claim"
kind = "listed"
in = "facility_code"
table = "place_of_service"
rows = [{ values = ["99"] }]
""")
REFERENCE = ReferenceSet(
    place_of_service=CodeTable(
        "place_of_service",
        [Entry("11"), Entry("27", date(2023, 10, 1))],
        edition=Edition("2026", first=date(2016, 1, 1)),
    )
)


def found(rule: Rule, *procedures: str, day: str = "2026-03-02", kind: str = "professional") -> str:
    lines = tuple(a_line(procedure, day=day) for procedure in procedures)
    report = rule.check(a_claim(kind=kind, day=day, lines=lines))
    return "; ".join(f"{f.path} {f.message}" for f in report)


def test_a_value_wants_another_beside_it() -> None:
    assert found(REQUIRED, "97110-CQ") == "lines[0].procedure.modifiers[0] CQ wants one of GP"
    assert found(REQUIRED, "97110-CQ-GP") == ""
    assert found(REQUIRED, "97110-CQ", "97112-GP") != "", "another line's modifier does not count"
    assert found(REQUIRED, "97110-CQ", day="2019-12-31") == ""
    assert found(REQUIRED, "00100-QX").endswith("QX wants one of P1, P2")
    assert found(REQUIRED, "00100-QX", kind="institutional") == ""


def test_a_row_is_only_for_the_procedures_that_it_takes() -> None:
    assert found(CONFLICT, "97140-GX-QL") != ""
    assert found(CONFLICT, "A0429-GX-QL") == ""
    assert found(REQUIRED, "71046-TC") == "lines[0].procedure.modifiers[0] TC wants one of ZZ"
    assert found(REQUIRED, "93000-TC") == ""


def test_a_table_is_asked_only_of_claims_with_what_its_rows_name() -> None:
    drug = made("""
message = "{value} wants one of {wanted}"
kind = "required"
in = "procedure.code"
also_in = "procedure.modifiers"
rows = [{ values = ["J0881", "J0885"], wanted = ["EA", "EB", "EC"] }]
""")

    assert drug.triggers.procedures == ("J0881", "J0885")
    assert REQUIRED.triggers.modifiers == ("CQ", "QX", "QZ", "TC")
    assert LISTED.triggers.gates == ()
    assert found(drug, "J0881", "J0885-EA", "J1885").startswith("lines[0].procedure.code J0881")


@pytest.mark.parametrize(
    "procedure, given, fires",
    [
        ("99213-25", {}, False),
        ("92002-25", {}, False),
        ("93000-25", {}, True),
        ("G0008-25", {}, True),
        ("45378-73", {}, True),
        ("45378-73", {"kind": "institutional"}, False),
        ("J1100-JZ", {"day": "2023-06-30"}, True),
        ("J1100-JZ", {"day": "2023-07-01"}, False),
        ("J1100-JW", {}, False),
        ("11042-59", {}, False),
        ("99213-59", {}, True),
        ("G0463-59", {}, True),
        ("9921F-59", {}, False),
        ("80053-91", {}, False),
        ("80050-91", {}, True),
        ("8005T-91", {}, True),
    ],
)
def test_a_value_stands_only_where_a_row_says(
    procedure: str, given: dict[str, str], fires: bool
) -> None:
    assert bool(found(LIMITED, procedure, **given)) is fires


def test_a_value_must_be_listed_on_the_day() -> None:
    def says(place: str, day: str) -> list[str]:
        report = LISTED.check(a_claim(facility_code=place, day=day), reference=REFERENCE)
        return [f.message for f in report] + [str(item) for item in report.not_evaluated]

    assert says("11", "2026-03-02") == []
    assert says("99", "2026-03-02") == [], "a row may add to the table"
    assert says("xx", "2026-03-02") == ["xx is unknown"]
    assert says("27", "2023-09-30") == ["27 is not valid that day"]
    assert says("27", "2023-10-01") == []
    assert says("27", "2015-12-31") == [
        "ACME301 not evaluated: the edition does not reach that day: place_of_service"
    ]


def test_a_listed_value_needs_its_table_and_a_day() -> None:
    claim = a_claim(lines=(a_line(day=None),))

    assert LISTED.needed() == ("place_of_service",)
    assert not LISTED.check(claim).clean
    assert LISTED.check(claim, reference=REFERENCE).not_evaluated[0].needs == ("date of service",)


def test_a_row_of_some_days_cannot_judge_a_claim_without_days() -> None:
    undated = a_claim(lines=(a_line("97110-CQ", day=None),))
    report = REQUIRED.check(undated)

    assert [str(item) for item in report.not_evaluated] == [
        "ACME301 not evaluated: the claim states no day: date of service"
    ]
    assert REQUIRED.check(a_claim(lines=(a_line("97110-GP", day=None),))).clean


def test_a_list_may_be_in_the_rule_alone() -> None:
    rule = made("""
    message = "{value}"
    scope = "claim"
    kind = "listed"
    in = "lines.procedure.code"
    rows = [{ values = ["99213"] }]
    """)

    assert found(rule, "99213", "93000") == "lines[1].procedure.code 93000"


def test_a_list_of_modifiers_may_be_in_the_rule_alone() -> None:
    rule = made("""
    message = "{value}"
    kind = "listed"
    in = "procedure.modifiers"
    rows = [{ values = ["25"] }]
    """)

    assert found(rule, "99213-25", "93000-26") == "lines[1].procedure.modifiers[0] 26"


def test_a_table_rule_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(LIMITED))  # noqa: S301 - our own bytes

    assert found(again, "93000-25") == found(LIMITED, "93000-25")


@pytest.mark.parametrize(
    "text",
    [
        'message = "m"\nkind = "conflict"',
        'message = "m"\nkind = "guess"\nin = "charge"',
        'message = "m"\nkind = "conflict"\nin = "charge"\ncolour = "red"',
        'message = "m"\nkind = "conflict"\nin = "charge"\nrows = [{ value = "1" }]',
        'message = "m"\nkind = "conflict"\nin = "charge"\nrows = [{ since = "2026" }]',
        'message = "m"\nkind = "conflict"\nin = "charge"\nseverity = "fatal"',
    ],
)
def test_a_declaration_that_cannot_be_understood_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        made(text)
