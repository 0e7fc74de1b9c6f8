"""The codes that a note names, in every form that the tabular list uses."""

import pytest

from billingcore.codes import CodeReference, Note, NoteKind

READ = {
    "cholera (A00)": "A00",
    "head injury NOS (S09.90)": "S09.90",
    "eyelid (C43.1-)": "C43.1",
    "type 2 diabetes mellitus (E11.-)": "E11",
    "gout (M1A.-, M10.-)": "M1A M10",
    "auricular canal (external) (C43.2-,C44.2-)": "C43.2 C44.2",
    "disorder (QA0.01)": "QA0.01",
    "Escherichia coli infection (A04.0-A04.4)": "A04.0-A04.4",
    "head injury (S00 - S09)": "S00-S09",
    "rheumatic fever with heart involvement (I01.0 -I01.9)": "I01.0-I01.9",
    "arthritis by site (M05.00 to M05.8A)": "M05.00-M05.8A",
    "cerebral infarction (I63.3-I63.5-)": "I63.3-I63.5",
    "apnea of newborn (P28.3- - P28.4-)": "P28.3-P28.4",
    "syndactyly (Q70.0- -Q70.3-)": "Q70.0-Q70.3",
    "atherosclerosis of the extremities (I70.2--I70.7-)": "I70.2-I70.7",
    "fracture of cervical vertebra (S12.0--S12.6.-)": "S12.0-S12.6",
    "substance use (F10.-F19.-)": "F10-F19",
    "substance use (F10.--F19.-)": "F10-F19",
    "substance use (F10.- -F19.-)": "F10-F19",
    "behavioral eating disorders (F98.2.-F98.3)": "F98.2-F98.3",
    "pancreatitis (K85-K86.-)": "K85-K86",
    "nerve root compression (due to) (in) spondylosis (M47.0-, M47.2.-)": "M47.0 M47.2",
    "lymph nodes (C81-C86, C88, C96.-)": "C81-C86 C88 C96",
    "respiratory infections (J00-J06; J20-J22)": "J00-J06 J20-J22",
    "adverse effects (A00-R94 and T80-T88.6, T88.8)": "A00-R94 T80-T88.6 T88.8",
    "abscess of intestine (K50.014, K50.114,)": "K50.014 K50.114",
    "meconium passage (P03.82 )": "P03.82",
    "body mass index, adults (Z68.1-Z68.45) or pediatrics (Z68.5-)": "Z68.1-Z68.45 Z68.5",
    "nephritic syndrome (with C3 glomerulopathy) with deposits (N00.6)": "N00.6",
    "G6PD deficiency (G6PD) without anemia (D75.A)": "D75.A",
    "vitamin B12 deficiency (E53.8)": "E53.8",
    "any condition in I51.4-I51.9 due to hypertension (I11.-)": "I11",
    "code (B95-B97) to identify infectious agent": "B95-B97",
}
UNREAD = [
    "collision (V01-V09 with 5th character 9)",
    "diabetic angiopathy (E08-E13 with .51-.52)",
    "diabetes with hyperosmolarity (E08, E09, E11, E13 with final characters .00 or .01)",
    "open fracture of ankle (S92.-with 7th character B)",
    "aphasia (I69. with final characters -20)",
    "cognitive deficits (I69.01-I69.11-, I69.81- I69.91-)",
    "cerebral hemorrhage (I60.-. I61.-, I62.-)",
    "chronic disease (I05-I09) unless rheumatic fever is also present",
    "syndrome E72.4",
    "diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis",
    "electrolyte imbalance (E87.8}",
    "a range that runs backwards (J20-J18)",
    "one that is read (K81.-) and one that is not (K80.- with obstruction)",
]
PLAIN = [
    "certain localized infections - see body system-related chapters",
    "angiostrongyliasis due to:",
    "carcinoma (in situ) of ear (external)",
    "",
]


@pytest.mark.parametrize("text, codes", READ.items())
def test_a_note_names_the_codes_in_its_parentheses(text: str, codes: str) -> None:
    note = Note.of("excludes1", text, at="X00")

    references = [reference.replace(".", "") for reference in codes.split()]
    assert [str(reference) for reference in note.references] == references
    assert (note.kind, note.text, note.unread, note.at) == ("excludes1", text, False, "X00")


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read_to_the_end_stays_text(text: str) -> None:
    assert Note.of("codeAlso", text) == Note(NoteKind.CODE_ALSO, text, (), unread=True)


@pytest.mark.parametrize("text", PLAIN)
def test_a_note_without_codes_is_plain_text(text: str) -> None:
    assert Note.of("excludes2", text) == Note(NoteKind.EXCLUDES2, text)


@pytest.mark.parametrize("kind", ["includes", "notes", "sevenChrNote"])
def test_prose_is_not_read_for_codes(kind: str) -> None:
    text = "Injuries to the spinal cord (S24.0 and S24.1)"

    assert Note.of(kind, text) == Note(NoteKind(kind), text)


def test_a_line_that_leads_in_says_so() -> None:
    lines = ["encephalitis (in): ", "encephalitis (in): measles (B05.0)"]

    assert [Note.of("excludes1", line).is_lead_in for line in lines] == [True, False]


def test_a_kind_that_there_is_not_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="excludes3"):
        Note.of("excludes3", "")


@pytest.mark.parametrize(
    "reference, covered, others",
    [
        (CodeReference("E11"), "E11 E119 E11.65", "E1 E10 E12 E129"),
        (CodeReference("S0990"), "S0990 S09.90XA", "S09 S0991XA"),
        (CodeReference("E08311", "E08359"), "E08311 E083411 E08.359 E083591", "E083 E0836 E0810"),
        (CodeReference("H6601", "H664"), "H66011 H66.10 H6640 H664", "H6600 H665 H66"),
        (CodeReference("A00", "R94"), "A00 D3A0 M1A0 R94.8", "R95 S000XXA Z3A"),
        (CodeReference("F98"), "F98", "F97 F99"),
    ],
)
def test_a_reference_covers_what_begins_with_it(
    reference: CodeReference, covered: str, others: str
) -> None:
    assert [code for code in covered.split() if not reference.covers(code)] == []
    assert [code for code in others.split() if reference.covers(code)] == []


@pytest.mark.parametrize(
    "first, last, covered, others",
    [
        ("C43", "C44", "C43 C4A0 C44", "C42 C45"),
        ("C4A", "C4A", "C4A C4A0", "C43 C44"),
        ("C43", "C43", "C439", "C4A C4A0"),
        ("C76", "C80", "C76 C80", "C7A0 C7B"),
        ("C00", "C75", "C43 C4A C75", "C7A C7B C76"),
        ("D37", "D48", "D37", "D3A0"),
        ("M05", "M14", "M08 M1A M14", "M15"),
        ("M10", "M19", "M10", "M1A"),
        ("J40", "J47", "J44 J4A J45", "J48"),
        ("Z30", "Z39", "Z36 Z3A", "Z40"),
        ("O00", "O9A", "O99 O9A", "P00"),
    ],
)
def test_a_range_goes_by_the_order_of_the_list(
    first: str, last: str, covered: str, others: str
) -> None:
    reference = CodeReference(first, last)

    assert [code for code in covered.split() if not reference.covers(code)] == []
    assert [code for code in others.split() if reference.covers(code)] == []
